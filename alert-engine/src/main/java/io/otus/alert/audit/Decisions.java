package io.otus.alert.audit;

import io.otus.alert.alert.Status;
import io.otus.alert.rule.Rule;
import io.otus.alert.rule.Scope;
import io.otus.core.log.HashChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The combined effect of all decisions. Immutable. */
public final class Decisions {
    /** No decisions. */
    public static final Decisions NONE = of(List.of(), HashChain.START);

    private final List<AuditEntry> entries;
    private final String latest;
    private final Set<Long> undone = new HashSet<>();
    private final Map<String, Status> statuses = new LinkedHashMap<>();
    private final Map<String, AuditEntry> settled = new HashMap<>();
    private final Set<String> reopened = new HashSet<>();
    private final Set<String> learned = new HashSet<>();
    private final Set<String> dropped = new HashSet<>();
    private final List<Rule> rules = new ArrayList<>();
    private long imported;

    private Decisions(List<AuditEntry> entries, String latest) {
        this.latest = latest;
        this.entries = List.copyOf(entries);
        for (AuditEntry entry : entries) {
            if (entry.act() == DecisionKind.UNDO) {
                undone.add(entry.undoes());
            }
        }
        for (AuditEntry entry : entries) {
            Status status = entry.act().status();
            boolean counts = !undone.contains(entry.number());
            for (String alert : entry.settles()) {
                if (counts && status != null) {
                    statuses.put(alert, status);
                    settled.put(alert, entry);
                } else {
                    statuses.putIfAbsent(alert, Status.NEW);
                    if (status == Status.CLOSED) {
                        reopened.add(alert);
                    }
                }
            }
            if (counts) {
                Collection<String> loses = entry.act() == DecisionKind.DROP ? learned : dropped;
                Collection<String> wins = entry.act() == DecisionKind.DROP ? dropped : learned;
                Set<String> facts = new HashSet<>(entry.lesson().facts());
                entry.lesson().before().values().forEach(facts::addAll);
                loses.removeAll(facts);
                wins.addAll(facts);
            }
            if (entry.isImport()) {
                imported = entry.number();
                dropped.clear();
            }
            if (entry.act() == DecisionKind.REPLACE) {
                learned.clear();
            }
            Scope scope = entry.scope();
            if (scope != null && counts) {
                boolean isOff = entry.act() == DecisionKind.OFF;
                String id = (isOff ? "switch " : "exception ") + entry.number();
                rules.add(new Rule(id, scope, isOff ? Rule.OFF : Rule.SILENCE, entry.reason()));
            }
        }
    }

    /** Returns the effect of a file's decisions. */
    public static Decisions of(AuditLog.Content content) {
        return new Decisions(content.entries(), content.latest());
    }

    /**
     * Returns the effect of these decisions, in their order.
     *
     * @param latest hash of the last one's line
     */
    public static Decisions of(List<AuditEntry> entries, String latest) {
        return new Decisions(entries, latest);
    }

    /** Returns the hash of the last decision's line. */
    public String latest() {
        return latest;
    }

    /** Returns all acts. */
    public List<AuditEntry> entries() {
        return entries;
    }

    /** Returns the act with a number; null if there is none. */
    public @Nullable AuditEntry entry(long number) {
        return number < 1 || number > entries.size() ? null : entries.get((int) number - 1);
    }

    /** Returns whether an act was undone. */
    public boolean isUndone(AuditEntry entry) {
        return undone.contains(entry.number());
    }

    /** Returns the status of an alert; null if nobody decided about it. */
    public @Nullable Status status(String alert) {
        return statuses.get(alert);
    }

    /** Returns the effective decision that gave an alert its status; null if there is none. */
    public @Nullable AuditEntry settled(String alert) {
        return settled.get(alert);
    }

    /** Returns whether the closing of an alert was undone. */
    public boolean isReopened(String alert) {
        return reopened.contains(alert);
    }

    /**
     * Returns the number of the latest decision that took a text over into the baseline; 0 if there is none. Earlier
     * decisions about facts were carried out before that, or are replaced by it.
     */
    public long imported() {
        return imported;
    }

    /** Returns whether a fact was dropped, and since then neither restored nor declared normal. */
    public boolean isDropped(String fact) {
        return dropped.contains(fact);
    }

    /** Returns whether a fact was declared normal, and since then neither taken back nor dropped. */
    public boolean isLearned(String fact) {
        return learned.contains(fact);
    }

    /** Returns the rules that suppress findings. */
    public List<Rule> rules() {
        return List.copyOf(rules);
    }
}
