package io.otus.dissect.bacnet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The examples in {@code services.txt} and {@code values.txt}. */
final class ApduExamples {
    private ApduExamples() {}

    /**
     * One APDU.
     *
     * @param fields the lines of its fields
     */
    record Example(String name, String octets, List<String> fields) {
        /** Whether a client sends it, clause 20.1. */
        boolean isRequest() {
            return octets.startsWith("0") || octets.startsWith("1");
        }

        /** The APDU in an Original-Unicast-NPDU. */
        String message() {
            String npdu = "0104" + octets.replace(" ", "");
            return "810A" + String.format("%04X", 4 + npdu.length() / 2) + npdu;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Example> all() {
        List<Example> examples = new ArrayList<>(of("services.txt"));
        examples.addAll(of("values.txt"));
        return examples;
    }

    static List<Example> of(String resource) {
        List<Example> examples = new ArrayList<>();
        for (String block : text(resource).split("\n\n", -1)) {
            List<String> lines = block.strip().lines().toList();
            if (lines.getFirst().startsWith("## ")) {
                examples.add(new Example(lines.getFirst().substring(3), lines.get(1), lines.subList(2, lines.size())));
            }
        }
        return examples;
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(ApduExamples.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
