package io.otus.alert.detect.listed;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.custom.CustomRule;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a rule of the site holds.
 *
 * @param rule the rule
 * @param origin the message that matches
 * @param acting the host that is held responsible; for what many devices report to one client, that client
 * @param from the sender, in words
 * @param to the receiver, in words
 */
record RuleMatch(CustomRule rule, Origin origin, Endpoint acting, String from, String to) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String deed = sighting.operation() == null ? "a message in " + origin.protocol() : sighting.service();
        return Words.of(
                        rule.title() + " (" + from + " to " + to + ")",
                        DeviceFact.between(
                                DeviceFact.name(sighting.source(), origin.source()),
                                DeviceFact.name(sighting.target(), origin.destination()),
                                "rule " + rule.id()))
                .seen(from + " sent " + to + ' ' + deed + ". " + holds() + '.')
                .normal("nothing for which rule " + rule.id() + " holds.")
                .observed(rule.id())
                .filter(DisplayFilter.of(origin));
    }

    private String holds() {
        return "Rule " + rule.id() + " of this site holds";
    }

    /** No line of a baseline allows what a rule of the site forbids, whichever kind the rule gives its alerts. */
    @Override
    public String advice(Kind kind) {
        return Kind.RULE_MATCH.advice();
    }

    /** An alert named after another finding names the rule in a remark. */
    @Override
    public String remark() {
        return holds() + ": " + rule.title() + '.';
    }

    @Override
    public String remarkKnown() {
        return holds();
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return rule.attack();
    }

    /** Findings of one rule for one source on many devices are one alert. */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return RuleCause.of(rule.id(), finding, acting);
    }

    @Override
    public Path path() {
        return Path.of(origin);
    }
}
