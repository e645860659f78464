package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.detect.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/coverage.md} names only kinds and tests that there are, every kind, and everything that it has to cover.
 */
class CoverageTest {
    private static final Path PAGE = Path.of("../docs/coverage.md");
    private static final Path TOURS =
            Path.of("../sensor-appliance/src/test/resources/io/otus/appliance/golden/tour-alerts.tsv");
    private static final Path PAIRS =
            Path.of("../sensor-appliance/src/test/resources/io/otus/appliance/golden/kind-captures.tsv");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** A test of one class, or a row of the table that a class tests. */
    private static final Pattern TEST = Pattern.compile("`(\\w+)(?:\\.(\\w+)`|` \"([^\"]+)\")");

    private static final Pattern PARTS = Pattern.compile(", ");
    private static final String TO_COME = "to come: ";
    private static final String TOUR = "tour ";
    /** Alerts of the catalogue of today, and those of an earlier edition. */
    private static final int ALERTS = 202 + 3;

    private static final int TECHNIQUES = 45;

    private final Map<String, String> tests = tests();
    private final Set<String> tours = tours();

    /** The sources of tests, and of tables of tests, by the names of their classes. */
    private static Map<String, String> tests() {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            Map<String, String> sources = new LinkedHashMap<>();
            for (Path file : files.filter(CoverageTest::isTest).sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.merge(name, Files.readString(file), String::concat);
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTest(Path path) {
        String name = path.toString();
        return name.contains("src/test/java") && (name.endsWith("Test.java") || name.endsWith("Rows.java"));
    }

    /** Protocol and kind, as the tours show them. */
    private static Set<String> tours() {
        try (Stream<String> lines = Files.lines(TOURS)) {
            return lines.collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the table below a heading, row by row. */
    private static List<List<String>> table(String heading) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean isWithin = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                isWithin = line.equals("## " + heading);
            } else if (isWithin && line.startsWith("| ")) {
                rows.add(Arrays.stream(line.split("(?<!\\\\)\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList());
            }
        }
        return rows.subList(1, rows.size()); // without the heads of the columns
    }

    private static List<String> coded(String cell) {
        return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
    }

    private static Set<String> kinds() {
        return Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.toSet());
    }

    /**
     * Holds a cell that says what shows something: tests and rows that there are, tours that raise one of the kinds, or
     * what is to come.
     */
    private void assertShown(String row, String cell, List<String> kinds) {
        if (cell.startsWith(TO_COME)) {
            assertThat(cell.length()).as(row).isGreaterThan(TO_COME.length());
            return;
        }
        for (String part : PARTS.split(cell, -1)) {
            if (part.startsWith(TOUR)) {
                String protocol = part.substring(TOUR.length());
                assertThat(kinds)
                        .as("%s: %s raises one of them", row, part)
                        .anyMatch(kind -> tours.contains(protocol + '\t' + kind));
                continue;
            }
            Matcher test = TEST.matcher(part);
            assertThat(test.matches())
                    .as("%s: '%s' is a test, a row, a tour or to come", row, part)
                    .isTrue();
            String method = test.group(2);
            assertThat(tests.get(test.group(1)))
                    .as("%s: %s is there", row, part)
                    .isNotNull()
                    .contains(method == null ? test.group(3) : "void " + method + "(");
        }
    }

    private List<List<String>> assertTable(String heading, int size) throws IOException {
        List<List<String>> rows = table(heading);
        Set<String> names = new HashSet<>();
        for (List<String> row : rows) {
            assertThat(row).as(row.getFirst()).hasSize(4);
            assertThat(names.add(row.getFirst()))
                    .as("%s is there once", row.getFirst())
                    .isTrue();
            assertThat(coded(row.get(1))).as(row.getFirst()).isNotEmpty().isSubsetOf(kinds());
            assertThat(row.get(2)).as(row.getFirst()).isNotEmpty();
            assertShown(row.getFirst(), row.get(3), coded(row.get(1)));
        }
        assertThat(rows).hasSize(size);
        return rows;
    }

    @Test
    void everyKindIsRaisedByATestAndSomethingCloseToItIsNot() throws IOException {
        List<List<String>> rows = table("Kinds");
        for (List<String> row : rows) {
            assertShown(row.getFirst(), row.get(1), coded(row.getFirst()));
            assertShown(row.getFirst(), row.get(2), coded(row.getFirst()));
        }
        assertThat(rows.stream().map(row -> coded(row.getFirst()).getFirst()))
                .containsExactlyElementsOf(kinds().stream().sorted().toList());
    }

    @Test
    void everyKindIsRaisedByOneOfItsCapturesAndNotByTheOther() throws IOException {
        Map<String, Set<String>> raisedBy = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAIRS)) {
            String[] columns = line.split("\t", -1);
            raisedBy.computeIfAbsent(columns[0] + ' ' + columns[1], _ -> new HashSet<>())
                    .addAll(List.of(columns[2].split("\\+", -1)));
        }
        for (String kind : kinds()) {
            assertThat(raisedBy.getOrDefault(kind + " fires", Set.of()))
                    .as(kind)
                    .contains(kind);
            assertThat(raisedBy.getOrDefault(kind + " quiet", Set.of()))
                    .as(kind)
                    .doesNotContain(kind);
        }
    }

    @Test
    void everyAlertOfTheCatalogueHasAKindAndATest() throws IOException {
        assertTable("Alerts of Microsoft Defender for IoT", ALERTS);
    }

    @Test
    void everyTechniqueHasAKindThatCarriesItsId() throws IOException {
        List<DetectorText> detectors = DetectorText.all();
        for (List<String> row : assertTable("Techniques of MITRE ATT&CK for ICS", TECHNIQUES)) {
            List<String> ids = Pattern.compile("^T0\\d{3}(?= )")
                    .matcher(row.getFirst())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(ids).as(row.getFirst()).hasSize(1);
            if (!row.get(3).startsWith(TO_COME)) {
                List<Kind> kinds = coded(row.get(1)).stream().map(Kind::valueOf).toList();
                assertThat(detectors)
                        .as("%s: a detector of one of the kinds names it", row.getFirst())
                        .anyMatch(each -> kinds.stream().anyMatch(each::names) && each.mayName(ids.getFirst()));
            }
        }
    }
}
