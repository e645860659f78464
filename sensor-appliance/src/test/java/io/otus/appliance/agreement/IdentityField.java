package io.otus.appliance.agreement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code identity.strings}, whose head explains it: a field of the oracle and the attributes of which one
 * must say the same.
 *
 * @param subject where the address of the device stands
 * @param field the oracle's name of the field; what the text is called where the oracle has none
 * @param protocol whose printed tree has the text; empty for a field
 * @param attributes ours
 * @param when what holds for the frame, by field
 * @param by what holds for the value that stands at the same place, by field
 * @param octets whether the oracle writes it in hexadecimal
 * @param words its first group is the part that is compared; of a text: it finds the text
 */
record IdentityField(
        List<String> subject,
        String field,
        String protocol,
        Set<String> attributes,
        Map<String, Pattern> when,
        Map<String, Pattern> by,
        @Nullable Pattern words,
        boolean octets) {
    /** Marks what is read from the printed tree. */
    private static final String TEXT = "text:";

    /** The source address, and the link address, as subjects. */
    static final String SOURCE = "source";

    static final String LINK = "link";

    static List<IdentityField> parse(List<String> lines) {
        List<IdentityField> fields = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                fields.add(field(line.split("\\s+", -1)));
            }
        }
        return List.copyOf(fields);
    }

    private static IdentityField field(String[] words) {
        Map<String, Map<String, Pattern>> conditions = new HashMap<>();
        Pattern part = null;
        boolean octets = false;
        for (int i = 3; i < words.length; i++) {
            String[] option = words[i].split("=", 3);
            if (option[0].equals("words")) {
                part = Pattern.compile(words[i].substring(option[0].length() + 1));
            } else if (option[0].equals("octets")) {
                octets = true;
            } else {
                conditions
                        .computeIfAbsent(option[0], _ -> new LinkedHashMap<>())
                        .put(option[1], Pattern.compile(option[2]));
            }
        }
        String field = words[1];
        String protocol = "";
        if (field.startsWith(TEXT)) {
            String[] parts = field.split(":", 3);
            protocol = parts[1];
            part = Pattern.compile(parts[2]);
            field = protocol + " " + parts[2].replaceAll(".*\\\\s\\+([A-Za-z-]+).*", "$1");
        }
        return new IdentityField(
                List.of(words[0].split("\\|", -1)),
                field,
                protocol,
                Set.of(words[2].split("\\|", -1)),
                conditions.getOrDefault("when", Map.of()),
                conditions.getOrDefault("by", Map.of()),
                part,
                octets);
    }

    boolean isText() {
        return !protocol.isEmpty();
    }

    /** Fields of the oracle that it needs. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(when.keySet());
        columns.addAll(by.keySet());
        columns.addAll(subject);
        columns.removeAll(Set.of(SOURCE, LINK));
        if (!isText()) {
            columns.add(field);
        }
        return columns;
    }

    /** Strings that a frame shows; {@code tree} is what the oracle prints of it. */
    List<String> values(Map<String, List<String>> frame, String tree) {
        for (Map.Entry<String, Pattern> condition : when.entrySet()) {
            List<String> values = frame.getOrDefault(condition.getKey(), List.of());
            if (values.stream()
                    .noneMatch(value -> condition.getValue().matcher(value).matches())) {
                return List.of();
            }
        }
        List<String> found = new ArrayList<>();
        if (isText()) {
            part(tree, found);
            return found;
        }
        List<String> all = frame.getOrDefault(field, List.of());
        for (int i = 0; i < all.size(); i++) {
            if (isPicked(frame, i, all.size())) {
                String value = octets ? text(all.get(i)) : all.get(i);
                if (words == null) {
                    found.add(value);
                } else {
                    part(value, found);
                }
            }
        }
        return found;
    }

    /** An empty value is not hexadecimal but a word in angle brackets. */
    private static String text(String octets) {
        return octets.startsWith("<") ? "" : new String(HexFormat.of().parseHex(octets), StandardCharsets.UTF_8);
    }

    private boolean isPicked(Map<String, List<String>> frame, int place, int size) {
        for (Map.Entry<String, Pattern> condition : by.entrySet()) {
            List<String> keys = frame.getOrDefault(condition.getKey(), List.of());
            if (keys.size() != size
                    || !condition.getValue().matcher(keys.get(place)).matches()) {
                return false;
            }
        }
        return true;
    }

    private void part(String text, List<String> into) {
        if (words != null) {
            Matcher matcher = words.matcher(text);
            while (matcher.find()) {
                into.add(matcher.group(1));
            }
        }
    }
}
