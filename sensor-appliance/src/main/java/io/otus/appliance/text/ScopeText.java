package io.otus.appliance.text;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.detect.Kind;
import io.otus.alert.rule.Hours;
import io.otus.alert.rule.Scope;
import io.otus.alert.rule.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Describes the scope of a decision in one line. */
public final class ScopeText {
    private ScopeText() {}

    /** The scope of a decision. */
    public static String of(AuditEntry entry) {
        if (entry.undoes() != 0) {
            return "decision " + entry.undoes();
        }
        if (!entry.what().isEmpty()) {
            return entry.what();
        }
        Scope scope = entry.scope();
        if (entry.act() == DecisionKind.APPROVE && !entry.lesson().before().isEmpty()) {
            return CountText.grouped(entry.lesson().size(), "fact");
        }
        if (scope != null) {
            return of(scope);
        }
        List<String> facts = new ArrayList<>(entry.lesson().facts());
        entry.lesson().before().values().forEach(facts::addAll);
        return CountText.first(facts);
    }

    /** {@code FUNC_NEW in modbus by 10.1.1.31}. */
    public static String of(Scope scope) {
        List<String> parts = new ArrayList<>();
        parts.add(
                scope.kinds().isEmpty()
                        ? "all kinds"
                        : scope.kinds().stream().sorted().map(Kind::name).collect(Collectors.joining(", ")));
        add("in ", scope.protocol(), parts);
        add("by ", scope.by(), parts);
        add("to ", scope.on(), parts);
        add("with ", scope.assets(), parts);
        Hours hours = scope.hours();
        if (hours != null) {
            add("at ", hours.hoursText(), parts);
            add("on ", String.join(", ", hours.dayTexts()), parts);
            parts.add(hours.zone().getId());
        }
        add("", scope.facts().isEmpty() ? "" : "(" + String.join("; ", scope.facts()) + ")", parts);
        return String.join(" ", parts);
    }

    private static void add(String word, Who who, List<String> out) {
        add(word, String.join(", ", who.members()), out);
    }

    private static void add(String word, String text, List<String> out) {
        if (!text.isEmpty()) {
            out.add(word + text);
        }
    }
}
