package io.otus.alert.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists with one indicator per line. A CSV (RFC 4180, except that a field must not span lines) has the column
 * {@code value} and optionally {@code type} and {@code description}. A plain list has only the value, and optionally a
 * description after {@code #}.
 */
final class LineList {
    private static final String VALUE = "value";
    /** The names that lists use for the types. */
    private static final Map<String, Indicator.Type> TYPES = Map.ofEntries(
            Map.entry("address", Indicator.Type.ADDRESS),
            Map.entry("ip", Indicator.Type.ADDRESS),
            Map.entry("ipv4", Indicator.Type.ADDRESS),
            Map.entry("ipv6", Indicator.Type.ADDRESS),
            Map.entry("ip-dst", Indicator.Type.ADDRESS),
            Map.entry("ip-src", Indicator.Type.ADDRESS),
            Map.entry("domain", Indicator.Type.DOMAIN),
            Map.entry("hostname", Indicator.Type.DOMAIN),
            Map.entry("hash", Indicator.Type.HASH),
            Map.entry("sha256", Indicator.Type.HASH),
            Map.entry("certificate", Indicator.Type.HASH),
            Map.entry("file", Indicator.Type.HASH),
            Map.entry("ja3", Indicator.Type.JA3),
            Map.entry("ja3s", Indicator.Type.JA3),
            Map.entry("ja4", Indicator.Type.JA4));

    private LineList() {}

    static void read(String text, IndicatorList.Builder out) {
        List<String> columns = List.of();
        boolean isFirst = true;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (content.isBlank() || content.stripLeading().startsWith("#")) {
                continue;
            }
            List<String> names = isFirst ? names(content) : List.of();
            isFirst = false;
            if (names.contains(VALUE)) {
                columns = names;
            } else if (columns.isEmpty()) {
                plain(content, number, out);
            } else {
                row(columns, content, number, out);
            }
        }
    }

    private static List<String> names(String line) {
        List<String> fields = fields(line);
        return fields == null
                ? List.of()
                : fields.stream()
                        .map(each -> each.strip().toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static void plain(String line, int number, IndicatorList.Builder out) {
        int comment = line.indexOf('#');
        String value = (comment < 0 ? line : line.substring(0, comment)).strip();
        String description = comment < 0 ? "" : line.substring(comment + 1).strip();
        try {
            out.guess(value, description, number);
        } catch (IllegalArgumentException e) {
            boolean hasMore = value.chars().anyMatch(Character::isWhitespace);
            String hint = hasMore ? "; a description stands behind #" : "";
            out.refuse(number, VALUE, value, e.getMessage() + hint);
        }
    }

    private static void row(List<String> columns, String line, int number, IndicatorList.Builder out) {
        List<String> fields = fields(line);
        if (fields == null) {
            throw out.wrong(number, "a quotation mark has no second one on its line");
        }
        if (fields.size() > columns.size()) {
            throw out.wrong(number, fields.size() + " fields, and the first line names " + columns.size());
        }
        String value = field(columns, fields, VALUE);
        String type = field(columns, fields, "type").strip().toLowerCase(Locale.ROOT);
        Indicator.Type known = TYPES.get(type);
        if (known == null && !type.isEmpty()) {
            out.refuse(number, "type", type, "expected: ip, domain, sha256, certificate, file, ja3, ja4");
            return;
        }
        try {
            String description = field(columns, fields, "description").strip();
            if (known == null) {
                out.guess(value, description, number);
            } else {
                out.take(IndicatorValue.of(known, value), description, number, Long.MAX_VALUE);
            }
        } catch (IllegalArgumentException e) {
            out.refuse(number, VALUE, value, String.valueOf(e.getMessage()));
        }
    }

    private static String field(List<String> columns, List<String> fields, String name) {
        int column = columns.indexOf(name);
        return column < 0 || column >= fields.size() ? "" : fields.get(column);
    }

    /** Returns the fields of a line; null if a quotation mark is not closed. */
    private static @Nullable List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char at = line.charAt(i);
            boolean isDoubled = isQuoted && at == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (isDoubled) {
                field.append('"');
                i++;
            } else if (at == '"') {
                isQuoted = !isQuoted;
            } else if (at == ',' && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(at);
            }
        }
        fields.add(field.toString());
        return isQuoted ? null : fields;
    }
}
