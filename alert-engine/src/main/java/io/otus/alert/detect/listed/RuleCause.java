package io.otus.alert.detect.listed;

import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * For whom a rule holds.
 *
 * @param rule its name
 * @param source whose doing that is
 */
record RuleCause(String rule, Endpoint source) {
    /** The cause of a finding; null where the rule gave it another kind, which is told as that kind is. */
    static @Nullable Object of(String rule, Finding finding, Endpoint acting) {
        return finding.kind() == Kind.RULE_MATCH ? new RuleCause(rule, acting.host()) : null;
    }
}
