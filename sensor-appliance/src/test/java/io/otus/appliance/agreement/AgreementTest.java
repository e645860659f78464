package io.otus.appliance.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.otus.testkit.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds {@code otus dissect} against the oracles of a folder of captures, for each protocol that has a
 * {@code PROTOCOL.fields} here. What differs is in {@code PROTOCOL.differences.tsv} with its reason; a difference that
 * is not listed fails, and so does one that is listed and gone.
 *
 * <p>{@code OTUS_AGREEMENT} names the protocols and {@code OTUS_AGREEMENT_CAPTURES} is a pattern for names of captures;
 * without them all are compared. Tables go to the standard output and, with every difference, to
 * {@code target/agreement}.
 */
@Tag("suite")
class AgreementTest {
    private static final String FIELDS = ".fields";
    /**
     * The share of the captures of {@link #COUNTED} whose messages per frame agree in number, 331 of 342; it only
     * rises.
     */
    private static final double COUNTS_FLOOR = 0.9678;

    private static final Set<String> COUNTED = Set.of("modbus", "dnp3", "s7comm", "bacnet");

    private int captures;
    private int countsDiffer;

    @TestFactory
    Stream<DynamicTest> dissectAgreesWithTheOracle() {
        Set<String> named = named();
        Set<String> protocols = protocols();
        if (!named.isEmpty()) {
            assertThat(protocols).as("protocols with a field map").containsAll(named);
            protocols.retainAll(named);
        }
        List<DynamicTest> tests = new ArrayList<>();
        protocols.forEach(protocol -> tests.add(dynamicTest(protocol, () -> agrees(protocol))));
        if (named.isEmpty()) {
            tests.add(dynamicTest(
                    "captures agree in messages per frame",
                    () -> assertThat((captures - countsDiffer) / (double) Math.max(1, captures))
                            .isGreaterThanOrEqualTo(COUNTS_FLOOR)));
        }
        return tests.stream();
    }

    private void agrees(String protocol) throws IOException {
        FieldMap map = FieldMap.parse(Resource.lines(protocol + FIELDS));
        String table = map.oracle().isEmpty() ? protocol : map.oracle();
        ProtocolAgreement agreement = new ProtocolAgreement(protocol, map);
        KnownDifferences known = KnownDifferences.parse(protocol, Resource.lines(protocol + ".differences.tsv"));
        String wanted = Objects.requireNonNullElse(System.getenv("OTUS_AGREEMENT_CAPTURES"), "");
        for (Path oracle : Corpus.oracles(table)) {
            String name = oracle.getFileName().toString().replaceFirst("\\." + table + "\\.tsv(\\.gz)?$", "");
            if (wanted.isEmpty() || name.matches(".*(" + wanted + ").*")) {
                agreement.compare(name, Corpus.directory().resolve("pcap").resolve(name), oracle);
            }
        }
        if (COUNTED.contains(protocol)) {
            captures += agreement.captures().size();
            countsDiffer += agreement.countsDiffer().size();
        }
        Report.summary(agreement).forEach(System.out::println);
        Path reports = Files.createDirectories(Path.of("target", "agreement"));
        Files.write(reports.resolve(protocol + ".txt"), Report.whole(agreement, known));
        assertThat(known.contradictions(agreement))
                .as("%s: differences are those that are listed; all are in %s", protocol, reports)
                .isEmpty();
    }

    private static Set<String> named() {
        String named = Objects.requireNonNullElse(System.getenv("OTUS_AGREEMENT"), "");
        return new TreeSet<>(named.isBlank() ? List.of() : List.of(named.strip().split("[\\s,]+", -1)));
    }

    private static Set<String> protocols() {
        TreeSet<String> protocols = new TreeSet<>();
        try (Stream<Path> files = Files.list(Resource.path("modbus.fields").getParent())) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(FIELDS))
                    .forEach(name -> protocols.add(name.substring(0, name.length() - FIELDS.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return protocols;
    }
}
