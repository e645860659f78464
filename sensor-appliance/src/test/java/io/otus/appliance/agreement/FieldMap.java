package io.otus.appliance.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which columns of the oracle are compared with which of our fields, from {@code PROTOCOL.fields}. A line is one of
 *
 * <pre>
 * COLUMN PATH[|PATH...] [number|text|bytes|float|time|words] [OPTION...]    compare
 * skip COLUMN REASON                                             do not compare
 * enum NAME TEXT=NUMBER ...                                      numbers of names, for the option enum=NAME
 * oracle NAME                                                    the oracle's name of the protocol, where it is not ours
 * rows CONDITION...                                              only these rows of the oracle are messages of ours
 * </pre>
 *
 * with the options {@code when=COLUMN[=REGEX]} and {@code unless=COLUMN[=REGEX]} (of the oracle's row; without a
 * pattern: any value), {@code before=TEXT}, {@code after=TEXT}, {@code enum=NAME}, {@code digits=N}, {@code packed},
 * {@code swapped}, {@code drop=N}, {@code take=N}, {@code first}, {@code last}, {@code distinct} and {@code joined}.
 * The first line of a column whose conditions hold counts. An empty cell of the oracle is not compared. A line of
 * {@code rows} holds where all its conditions do, and a row is ours where one line holds.
 */
record FieldMap(
        List<FieldRule> rules, Map<String, String> skipped, String oracle, List<List<FieldRule.Condition>> rows) {
    private static final Pattern EVERYTHING = Pattern.compile(".*", Pattern.DOTALL);

    static FieldMap parse(List<String> lines) {
        List<FieldRule> rules = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        Map<String, Map<String, String>> enums = new HashMap<>();
        String oracle = "";
        List<List<FieldRule.Condition>> rows = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String[] words = text.split("\\s+", -1);
            if (words.length < 2) {
                throw new IllegalArgumentException("not a line of a field map: " + line);
            }
            switch (words[0]) {
                case "skip" -> skipped.put(words[1], reason(text, words[1]));
                case "oracle" -> oracle = words[1];
                case "rows" -> rows.add(conditions(words));
                case "enum" ->
                    enums.computeIfAbsent(words[1], _ -> new HashMap<>()).putAll(names(words));
                default -> rules.add(rule(words, enums));
            }
        }
        return new FieldMap(List.copyOf(rules), skipped, oracle, List.copyOf(rows));
    }

    /** Whether a row of the oracle is a message of this protocol, where its table holds those of several. */
    boolean isOurs(OracleTable.Row row) {
        return rows.isEmpty() || rows.stream().anyMatch(row::holds);
    }

    private static List<FieldRule.Condition> conditions(String[] words) {
        List<FieldRule.Condition> conditions = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            boolean wanted = words[i].startsWith("when=");
            conditions.add(condition(words[i].substring(words[i].indexOf('=') + 1), wanted));
        }
        return conditions;
    }

    private static String reason(String line, String column) {
        String reason = line.substring(line.indexOf(column) + column.length()).strip();
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("no reason why it is not compared: " + line);
        }
        return reason;
    }

    private static Map<String, String> names(String[] words) {
        Map<String, String> names = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].lastIndexOf('=');
            names.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return names;
    }

    private static FieldRule rule(String[] words, Map<String, Map<String, String>> enums) {
        List<FieldPath> paths = new ArrayList<>();
        for (String path : words[1].split("\\|", -1)) {
            paths.add(FieldPath.parse(path));
        }
        Value.Kind kind = Value.Kind.NUMBER;
        List<FieldRule.Condition> conditions = new ArrayList<>();
        String before = "";
        String after = "";
        Map<String, String> names = Map.of();
        boolean first = false;
        boolean last = false;
        boolean distinct = false;
        boolean joined = false;
        String prefix = "";
        Pattern like = EVERYTHING;
        boolean hexadecimal = false;
        int digits = 0;
        boolean packed = false;
        boolean swapped = false;
        int drop = 0;
        int take = Integer.MAX_VALUE;
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            String name = equals < 0 ? words[i] : words[i].substring(0, equals);
            String value = words[i].substring(equals + 1);
            switch (name) {
                case "number", "text", "bytes", "float", "time", "words" ->
                    kind = Value.Kind.valueOf(name.toUpperCase(Locale.ROOT));
                case "when", "unless" -> conditions.add(condition(value, name.equals("when")));
                case "before" -> before = value;
                case "after" -> after = value;
                case "first" -> first = true;
                case "last" -> last = true;
                case "distinct" -> distinct = true;
                case "joined" -> joined = true;
                case "prefix" -> prefix = value;
                case "like" -> like = Pattern.compile(value, Pattern.DOTALL);
                case "hexadecimal" -> hexadecimal = true;
                case "digits" -> digits = Integer.parseInt(value);
                case "packed" -> packed = true;
                case "swapped" -> swapped = true;
                case "drop" -> drop = Integer.parseInt(value);
                case "take" -> take = Integer.parseInt(value);
                case "enum" -> names = enums.getOrDefault(value, Map.of());
                default -> throw new IllegalArgumentException("no option '" + words[i] + "' in a field map");
            }
        }
        return new FieldRule(
                words[0],
                paths,
                kind,
                conditions,
                before,
                after,
                names,
                first,
                last,
                distinct,
                joined,
                prefix,
                like,
                hexadecimal,
                digits,
                packed,
                swapped,
                drop,
                take);
    }

    private static FieldRule.Condition condition(String text, boolean wanted) {
        int equals = text.indexOf('=');
        String column = equals < 0 ? text : text.substring(0, equals);
        return new FieldRule.Condition(column, Pattern.compile(equals < 0 ? ".+" : text.substring(equals + 1)), wanted);
    }
}
