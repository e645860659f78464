package io.otus.alert.detect.listed;

import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a rule's findings.
 *
 * @param rule the rule's id
 * @param source the source that acts
 */
record RuleCause(String rule, Endpoint source) {
    /**
     * Returns the cause of a finding; null if the rule gave it another kind, which is grouped like other findings of
     * that kind.
     */
    static @Nullable Object of(String rule, Finding finding, Endpoint acting) {
        return finding.kind() == Kind.RULE_MATCH ? new RuleCause(rule, acting.host()) : null;
    }
}
