package io.otus.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.rule.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes the findings that rules and exceptions exclude from being reported. Confined to the analysis thread, except
 * for {@link #rules}.
 */
final class Screen {
    /**
     * Most broken facts whose text is cached, so that a repeated excluded finding costs next to nothing; the oldest are
     * dropped.
     */
    static final int MAX_WORDS = 4_096;

    private record Key(Kind kind, Object what) {}

    private final Baseline baseline;
    private final Map<Key, String> words = new LinkedHashMap<>();
    private volatile Rules rules = Rules.NONE;

    Screen(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Replaces the rules; thread-safe. */
    void rules(Rules newRules) {
        rules = newRules;
    }

    List<Finding> told(List<Finding> findings, Sighting sighting) {
        return findings.isEmpty() ? findings : rules.apply(findings, sighting, this::fact);
    }

    private String fact(Finding finding, Sighting sighting) {
        Key key = new Key(finding.kind(), finding.key());
        String known = words.get(key);
        if (known != null) {
            return known;
        }
        String fact = finding.broken().words(finding, sighting, baseline).fact();
        if (words.size() >= MAX_WORDS) {
            words.remove(words.keySet().iterator().next());
        }
        words.put(key, fact);
        return fact;
    }
}
