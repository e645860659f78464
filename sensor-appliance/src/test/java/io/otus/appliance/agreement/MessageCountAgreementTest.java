package io.otus.appliance.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.capture.FrameSource;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.MessageSeen;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.testkit.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Counts the messages of each frame and compares them with tshark's, capture by capture. Captures that differ are listed with their reason in
 * {@code differences.tsv}; a capture that differs without being listed, or is listed and agrees, fails.
 */
@Tag("suite")
class MessageCountAgreementTest {
    private static final List<String> PROTOCOLS = List.of("modbus", "dnp3", "s7comm", "bacnet");
    /** The share of captures that agree today; it only rises, to 0.98 and beyond. */
    private static final double FLOOR = 0.96;

    @Test
    void messageCountsPerFrameEqualTheOracles() throws IOException {
        Set<String> listed = listed();
        List<String> table = new ArrayList<>();
        Set<String> differing = new TreeSet<>();
        int captures = 0;
        for (String protocol : PROTOCOLS) {
            int compared = 0;
            int equal = 0;
            for (Path oracle : Corpus.oracles(protocol)) {
                String name = oracle.getFileName().toString().replaceFirst("\\." + protocol + "\\.tsv(\\.gz)?$", "");
                compared++;
                String difference =
                        difference(protocol, Corpus.directory().resolve("pcap").resolve(name), oracle);
                if (difference.isEmpty()) {
                    equal++;
                } else {
                    differing.add(protocol + "\t" + name);
                    table.add(protocol + " " + name + ": " + difference);
                }
            }
            captures += compared;
            table.add(protocol + ": " + equal + " of " + compared + " captures agree");
        }
        table.forEach(System.out::println);
        assertThat(differing)
                .as("captures that differ are those that are listed")
                .isEqualTo(listed);
        assertThat((captures - differing.size()) / (double) captures).isGreaterThanOrEqualTo(FLOOR);
    }

    private static Set<String> listed() throws IOException {
        Set<String> listed = new TreeSet<>();
        try (InputStream in = MessageCountAgreementTest.class.getResourceAsStream("differences.tsv");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    assertThat(columns)
                            .as("protocol, capture, reason: %s", line)
                            .hasSize(3);
                    listed.add(columns[0] + "\t" + columns[1]);
                }
            }
        }
        return listed;
    }

    /** How the frames of a capture differ; empty where they do not. */
    private static String difference(String protocol, Path capture, Path oracle) throws IOException {
        Map<Long, Integer> expected = expected(oracle);
        Counter seen = count(protocol, capture);
        Set<Long> frames = new TreeSet<>(expected.keySet());
        frames.addAll(seen.first.keySet());
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (long frame : frames) {
            int wanted = expected.getOrDefault(frame, 0);
            int first = seen.first.getOrDefault(frame, 0);
            // tshark reads some retransmissions again and leaves others out; either is right for rows that are marked
            // as duplicates.
            int all = first + seen.duplicates.getOrDefault(frame, 0);
            if ((wanted < first || wanted > all) && ++shown <= 5) {
                text.append(" frame ")
                        .append(frame)
                        .append(": ")
                        .append(first)
                        .append(", not ")
                        .append(wanted);
            }
        }
        return shown > 5
                ? text.append(" and ").append(shown - 5).append(" more").toString()
                : text.toString();
    }

    private static Map<Long, Integer> expected(Path oracle) throws IOException {
        Map<Long, Integer> expected = new HashMap<>();
        try (InputStream raw = Files.newInputStream(oracle);
                InputStream in = oracle.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                expected.merge(Long.parseLong(line.substring(0, line.indexOf('\t'))), 1, Integer::sum);
            }
        }
        return expected;
    }

    /** Messages per frame. */
    private static final class Counter implements EventConsumer {
        private final String protocol;
        private final Map<Long, Integer> first = new HashMap<>();
        private final Map<Long, Integer> duplicates = new HashMap<>();

        Counter(String protocol) {
            this.protocol = protocol;
        }

        @Override
        public boolean wantsMessages() {
            return true;
        }

        @Override
        public void message(MessageSeen event) {
            if (event.origin().protocol().equals(protocol)) {
                Map<Long, Integer> counted = event.duplicateOf() == 0 ? first : duplicates;
                counted.merge(event.origin().frame(), 1, Integer::sum);
            }
        }
    }

    private static Counter count(String protocol, Path capture) {
        EventBus bus = new EventBus();
        Counter counter = new Counter(protocol);
        bus.add(counter);
        Pipeline pipeline = new Pipeline(ProtocolRegistry.load(), bus, EvidenceRequests.NONE, (_, _, _) -> {});
        try (FrameSource source = FileSource.open(List.of(capture.toString()), InputStream.nullInputStream(), false)) {
            pipeline.run(source);
        } catch (CaptureException e) {
            throw new AssertionError(capture + ": " + e.getMessage(), e);
        }
        return counter;
    }
}
