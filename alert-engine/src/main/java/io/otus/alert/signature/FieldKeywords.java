package io.otus.alert.signature;

import io.otus.core.table.TableLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keywords that ask for decoded fields, from {@code keywords.tsv}: each is a condition in the language of the site's
 * own rules. Read once, immutable.
 */
final class FieldKeywords {
    private static final Pattern RANGE = Pattern.compile("range\\(([a-z_]+),([\\d<>]+)\\)");

    private record Form(Pattern value, String condition) {}

    private final Map<String, List<Form>> forms = new LinkedHashMap<>();

    private FieldKeywords() {}

    static FieldKeywords read() {
        FieldKeywords read = new FieldKeywords();
        for (TableLines.Line line : TableLines.read(FieldKeywords.class, "keywords.tsv")) {
            String[] cells = line.text().split("\t", -1);
            if (cells.length != 3) {
                throw line.bad("KEYWORD VALUE CONDITION");
            }
            read.forms
                    .computeIfAbsent(cells[0], _ -> new ArrayList<>())
                    .add(new Form(Pattern.compile(cells[1]), cells[2]));
        }
        return read;
    }

    boolean has(String keyword) {
        return forms.containsKey(keyword);
    }

    /**
     * The condition that a keyword with this value is.
     *
     * @throws IllegalArgumentException if it is none that is taken
     */
    String condition(RuleOption option) {
        for (Form form : forms.getOrDefault(option.name(), List.of())) {
            Matcher value = form.value.matcher(option.value().strip());
            if (value.matches()) {
                return ranges(value.replaceAll(form.condition.replace("\\", "\\\\")));
            }
        }
        throw new IllegalArgumentException(option.name() + ": '" + option.value() + "' is not taken");
    }

    private static String ranges(String condition) {
        return RANGE.matcher(condition).replaceAll(match -> range(match.group(1), NumberRange.parse(match.group(2))));
    }

    private static String range(String field, NumberRange range) {
        if (range.least() == range.most()) {
            return field + " == " + range.least();
        }
        String least = range.least() == Long.MIN_VALUE ? "" : field + " >= " + range.least();
        String most = range.most() == Long.MAX_VALUE ? "" : field + " <= " + range.most();
        return least + (least.isEmpty() || most.isEmpty() ? "" : " and ") + most;
    }
}
