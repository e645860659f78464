package io.otus.appliance.agreement;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks tshark, the program itself, which identity it sees in a capture. */
final class IdentityOracle {
    private static final String PROGRAM = Objects.requireNonNullElse(System.getenv("TSHARK"), "tshark");
    private static final char BETWEEN = '\u001f';
    private static final List<String> ADDRESSES = List.of("ip.src", "ipv6.src", "eth.src", "sll.src.eth");

    private final List<IdentityField> fields;
    private final List<String> columns;

    IdentityOracle(List<IdentityField> fields) {
        this.fields = fields;
        SequencedSet<String> needed = new LinkedHashSet<>();
        needed.add("frame.number");
        needed.addAll(ADDRESSES);
        fields.forEach(field -> needed.addAll(field.columns()));
        this.columns = List.copyOf(needed);
    }

    /** Something that a device says of itself. */
    record Said(long frame, IdentityField field, String subject, String value) {}

    /** All that is said in a capture, in the order of frames. */
    List<Said> said(Path capture) {
        TreeMap<Long, Map<String, List<String>>> frames = new TreeMap<>();
        List<String> arguments =
                new ArrayList<>(List.of("-T", "fields", "-E", "occurrence=a", "-E", "aggregator=" + BETWEEN));
        columns.forEach(column -> arguments.addAll(List.of("-e", column)));
        TreeSet<String> shown = new TreeSet<>();
        fields.stream().filter(field -> !field.isText()).forEach(field -> shown.add(field.field()));
        TreeSet<String> printed = new TreeSet<>();
        fields.stream().filter(IdentityField::isText).forEach(field -> printed.add(field.protocol()));
        shown.addAll(printed);
        for (String line : run(capture, String.join(" || ", shown), arguments)) {
            Map<String, List<String>> frame = frame(line);
            frames.put(
                    Long.valueOf(frame.getOrDefault("frame.number", List.of("")).getFirst()), frame);
        }
        Map<Long, String> trees = frames.isEmpty() ? Map.of() : trees(capture, printed);
        List<Said> said = new ArrayList<>();
        frames.forEach((number, frame) -> {
            for (IdentityField field : fields) {
                String subject = subject(field, frame);
                for (String value : field.values(frame, trees.getOrDefault(number, ""))) {
                    said.add(new Said(number, field, subject, value));
                }
            }
        });
        return said;
    }

    private Map<String, List<String>> frame(String line) {
        String[] cells = line.split("\t", -1);
        Map<String, List<String>> frame = new HashMap<>();
        for (int i = 0; i < cells.length && i < columns.size(); i++) {
            if (!cells[i].isEmpty()) {
                frame.put(
                        columns.get(i),
                        List.of(cells[i].replaceAll("\\\\[nrt]", " ").split(String.valueOf(BETWEEN), -1)));
            }
        }
        return frame;
    }

    /** Behind a tunnel the innermost address is the device's. */
    private static String subject(IdentityField field, Map<String, List<String>> frame) {
        for (String subject : field.subject()) {
            Collection<String> places = switch (subject) {
                case IdentityField.SOURCE -> ADDRESSES;
                case IdentityField.LINK -> List.of("eth.src", "sll.src.eth");
                default -> List.of(subject);
            };
            for (String place : places) {
                List<String> addresses = frame.get(place);
                if (addresses != null) {
                    return addresses.getLast();
                }
            }
        }
        return "";
    }

    private static Map<Long, String> trees(Path capture, Collection<String> protocols) {
        Map<Long, String> trees = new HashMap<>();
        StringBuilder tree = new StringBuilder();
        long number = -1;
        for (String line : run(capture, String.join(" || ", protocols), List.of("-O", String.join(",", protocols)))) {
            if (line.startsWith("Frame ")) {
                trees.put(number, tree.toString());
                tree.setLength(0);
                number = Long.parseLong(line.substring("Frame ".length(), line.indexOf(':')));
            }
            tree.append(line).append('\n');
        }
        trees.put(number, tree.toString());
        return trees;
    }

    private static List<String> run(Path capture, String filter, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "-n", "-r", capture.toString(), "-Y", filter));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                return reader.readAllLines();
            }
        } catch (IOException e) {
            throw new AssertionError(capture.toString(), e);
        }
    }
}
