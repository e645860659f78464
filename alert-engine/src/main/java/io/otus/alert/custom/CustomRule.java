package io.otus.alert.custom;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import java.util.List;

/**
 * A rule of a site. Immutable.
 *
 * @param id its name, which alerts carry; never used for another one
 * @param title what it finds, in one line
 * @param kind the kind of its alerts
 * @param severity how bad that may be
 * @param onMessages whether it looks at every message; else at what clients ask of devices
 * @param when what it finds
 * @param attack technique ids of MITRE ATT&amp;CK for ICS
 * @param rate how often it has to hold, or may
 * @param source file and line that it is from
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
    /** Copies the list. */
    public CustomRule {
        attack = List.copyOf(attack);
    }
}
