package io.otus.alert.detect.listed;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.custom.CustomRule;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureSet;
import io.otus.alert.text.Wording;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#RULE_MATCH}, or the kind that a rule of the site names: the condition of a rule holds. The detector
 * exists only if the site has rules, or may get some.
 */
public final class RuleDetector implements Detector.OnRequest, Detector.OnMessage, Renewable {
    /** A rule, and the two hosts between which it holds. */
    private record Key(String rule, Endpoint from, Endpoint to) {}

    private final DetectorContext site;
    private CustomRules rules;
    private CustomRules.Matcher matcher;
    private final RateGate gate = new RateGate();

    public RuleDetector(DetectorContext site, CustomRules rules) {
        this.site = site;
        this.rules = rules;
        this.matcher = rules.matcher();
    }

    @Override
    public void renew(CustomRules custom, Indicators indicators, SignatureSet signatures) {
        rules = custom;
        matcher = custom.matcher();
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        List<CustomRule> matching = matcher.matching(act.operation());
        for (CustomRule rule : matching) {
            Operation operation = act.operation();
            Endpoint client = operation.client();
            Endpoint server = operation.server();
            Endpoint from = operation.isTold() ? server : client;
            Endpoint to = operation.isTold() ? client : server;
            Origin origin = operation.origin();
            if (gate.tells(rule.id(), rule.rate(), origin.time(), origin.flow().id(), from, to)) {
                out.add(
                        operation.isTold()
                                ? finding(rule, origin, client, from, act.server(), to, act.client())
                                : finding(rule, origin, client, from, act.client(), to, act.server()));
            }
        }
    }

    @Override
    public long forgotten() {
        return gate.forgotten();
    }

    @Override
    public boolean wantsMessages() {
        return rules.wantsMessages();
    }

    @Override
    public void message(MessageSeen event) {
        List<CustomRule> matching = matcher.matching(event);
        if (matching.isEmpty()) {
            return;
        }
        Origin origin = event.origin();
        AssetModel source = site.asset(origin.source(), origin);
        AssetModel target = site.asset(origin.destination(), origin);
        Sighting sighting =
                new Sighting(origin.time(), origin.evidence(), null, source, target == source ? null : target);
        for (CustomRule rule : matching) {
            Endpoint from = origin.source();
            Endpoint to = origin.destination();
            if (gate.tells(rule.id(), rule.rate(), origin.time(), origin.flow().id(), from, to)) {
                site.report(finding(rule, origin, isToClient(origin) ? to : from, from, source, to, target), sighting);
            }
        }
    }

    /** Returns whether a server reports to its client, and not to a group. */
    private static boolean isToClient(Origin origin) {
        boolean isKnown = origin.flow().client() != FlowInfo.NOBODY;
        return isKnown
                && origin.flow().client() != origin.sender()
                && !origin.destination().isGroup();
    }

    /**
     * Returns the finding for a rule.
     *
     * @param cause the host that is held responsible: the sender, or the client for what devices report to it
     */
    private static Finding finding(
            CustomRule rule,
            Origin origin,
            Endpoint cause,
            Endpoint from,
            @Nullable AssetModel source,
            Endpoint to,
            @Nullable AssetModel target) {
        Broken broken = new RuleMatch(rule, origin, cause, Wording.name(source, from), Wording.name(target, to));
        Key key = new Key(rule.id(), from.host(), to.host());
        return Finding.act(rule.kind(), rule.severity(), "Set by rule " + rule.id() + " of this site.", key, broken);
    }
}
