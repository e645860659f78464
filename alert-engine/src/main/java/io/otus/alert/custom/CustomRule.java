package io.otus.alert.custom;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import java.util.List;

/**
 * A rule of the site. Immutable.
 *
 * @param id its id, which its alerts carry; an id is never reused
 * @param title what it finds, in one line
 * @param kind the kind of its alerts
 * @param severity the severity of its alerts
 * @param onMessages whether it examines every message; otherwise it examines clients' requests
 * @param when the condition
 * @param attack technique ids of MITRE ATT&amp;CK for ICS
 * @param rate how often the condition has to hold before it is reported, or may be reported
 * @param source file and line of the rule
 */
public record CustomRule(
        String id,
        String title,
        Kind kind,
        Severity severity,
        boolean onMessages,
        Expression when,
        List<String> attack,
        Rate rate,
        String source) {
    public CustomRule {
        attack = List.copyOf(attack);
    }
}
