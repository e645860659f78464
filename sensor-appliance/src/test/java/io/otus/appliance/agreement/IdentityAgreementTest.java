package io.otus.appliance.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.appliance.cli.Replayed;
import io.otus.testkit.Corpus;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every string by which tshark sees a device name itself, its maker, model, firmware or serial number must be a claim
 * of the asset with that address. The fields are in {@code identity.strings}; what differs is in
 * {@code identity.differences.tsv} with its reason. {@code OTUS_AGREEMENT_CAPTURES} is a pattern for names of captures.
 */
@Tag("suite")
class IdentityAgreementTest {
    /** Letters and digits of a string that are compared. */
    static final int COMPARED = 250;

    /** The share of strings that are claims; it only rises. */
    private static final double FLOOR = 0.99;

    /** Begins the reason where a string is no device's own word. */
    private static final String NOBODY = "nobody";

    private static final String NAME = "identity";

    private final TreeMap<Difference.Key, Difference> differences = new TreeMap<>();
    private final TreeMap<String, long[]> byField = new TreeMap<>();
    private final TreeSet<String> captures = new TreeSet<>();

    @TempDir
    Path directory = Path.of("");

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void whatTheOracleSeesADeviceSayIsAClaimOfIt() throws IOException {
        List<Path> all = Corpus.captures();
        Needs.program("tshark", "--version");
        IdentityOracle oracle = new IdentityOracle(IdentityField.parse(Resource.lines(NAME + ".strings")));
        KnownDifferences known = KnownDifferences.parse(NAME, Resource.lines(NAME + ".differences.tsv"));
        String wanted = Objects.requireNonNullElse(System.getenv("OTUS_AGREEMENT_CAPTURES"), "");
        for (Path capture : all) {
            String name = capture.getFileName().toString();
            if (wanted.isEmpty() || name.matches(".*(" + wanted + ").*")) {
                compare(name, capture, oracle);
            }
        }
        long compared = 0;
        long differ = 0;
        for (long[] counts : byField.values()) {
            compared += counts[0];
            differ += counts[1];
        }
        for (Map.Entry<Difference.Key, Difference> each : differences.entrySet()) {
            if (known.reason(each.getKey()).startsWith(NOBODY)) {
                compared -= each.getValue().count();
                differ -= each.getValue().count();
            }
        }
        List<String> report = report(known, compared, differ);
        report.stream().takeWhile(line -> !line.isEmpty()).forEach(System.out::println);
        Path reports = Files.createDirectories(Path.of("target", "agreement"));
        Files.write(reports.resolve(NAME + ".txt"), report);
        assertThat(known.contradictions(differences, captures))
                .as("differences are those that are listed; all are in %s", reports)
                .isEmpty();
        if (wanted.isEmpty()) {
            assertThat((compared - differ) / (double) Math.max(1, compared)).isGreaterThanOrEqualTo(FLOOR);
        }
    }

    /** Of what a device says again and again each wording counts once. */
    private void compare(String name, Path capture, IdentityOracle oracle) throws IOException {
        List<IdentityOracle.Said> said = oracle.said(capture);
        captures.add(name);
        if (said.isEmpty()) {
            return;
        }
        ReplayedAssets assets = ReplayedAssets.read(Replayed.assets(capture, directory.resolve(name)));
        Set<List<String>> done = new HashSet<>();
        for (IdentityOracle.Said each : said) {
            String field = each.field().field();
            String plain = ReplayedAssets.plain(each.value());
            if (plain.isEmpty() || !done.add(List.of(field, each.subject(), plain))) {
                continue;
            }
            long[] counts = byField.computeIfAbsent(field, _ -> new long[2]);
            counts[0]++;
            if (!assets.says(each.subject(), each.field().attributes(), each.value())) {
                counts[1]++;
                String where = assets.at(each.subject()).isEmpty() ? "; no device there" : "";
                differences
                        .computeIfAbsent(new Difference.Key(name, field), _ -> new Difference())
                        .add(each.frame(), each.subject() + " says " + each.value() + where);
            }
        }
    }

    private List<String> report(KnownDifferences known, long compared, long differ) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-48s %10s %10s", NAME, "strings", "no claim"));
        byField.forEach((field, counts) ->
                lines.add(String.format(Locale.ROOT, "%-48s %10d %10d", field, counts[0], counts[1])));
        lines.add(String.format(
                Locale.ROOT,
                "%-48s %10d %10d  %.3f%%",
                "all",
                compared,
                differ,
                100.0 * (compared - differ) / Math.max(1, compared)));
        lines.add("");
        for (Map.Entry<Difference.Key, Difference> each : differences.entrySet()) {
            lines.add(each.getKey() + ": " + each.getValue().count() + (known.lists(each.getKey()) ? " (listed)" : ""));
            each.getValue().examples().forEach(example -> lines.add("    " + example));
        }
        return lines;
    }
}
