package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#MALFORMED} and {@link Kind#SEQ_ANOMALY}, reported from the first second on. Some devices break a rule for
 * as long as they run: the baseline has that as a fact of the sender, and if it is normal, no malformed message of that
 * rule is reported. Contradictions are never normal, since a sender does not contradict itself. A known one only lowers
 * the severity, and malformed messages on the same flow soon after are part of it. The earlier frame that a
 * contradiction is about is named and kept too, where the sensor still knows it. A contradiction that came from the
 * network card of another device than the one with the address is attributed to that other device; it concerns the
 * device with the address. Nothing is reported if the sensor itself missed bytes. A message that is right but came too
 * late is {@link Kind#ASSET_SILENT}: T0804.
 */
public final class AnomalyDetector implements Detector.OnAnomaly {
    /** Time after a loss of bytes in a connection, in which messages may refer to what was missed. */
    private static final long DOUBT = Nanos.MINUTE;
    /** Most flows that are remembered as contradicted; the least recent are dropped. */
    private static final int MAX_CONTRADICTED = 1_024;

    /** A rule and the sender that broke it, if that is no single device. */
    private record Key(String code, Endpoint sender) {}

    private final DetectorContext site;
    private final Baseline baseline;
    /** Time of the last contradiction on a flow, by its number. */
    private final RecentMap<Long, Long> contradicted = new RecentMap<>(MAX_CONTRADICTED);

    public AnomalyDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
    }

    @Override
    public void anomaly(AnomalySeen event, @Nullable AssetModel sender, List<Finding> out) {
        AnomalyCode code = event.code();
        Origin origin = event.origin();
        if (!code.exploit().isEmpty() || isInDoubt(origin)) {
            return;
        }
        AssetModel forger = code.isContradiction() ? forger(origin) : null;
        if (forger != null) {
            contradicted.put(origin.flow().id(), origin.time());
            tellForged(event, forger);
            return;
        }
        Fact fact = sender == null ? null : sender.anomaly(code.id());
        boolean known = fact != null && fact.isKnown();
        if (sender != null) {
            fact = baseline.assetFacts().anomaly(sender, code, origin.time(), origin.evidence());
            baseline.learning().note(fact, origin);
        }
        if (code.isContradiction()) {
            contradicted.put(origin.flow().id(), origin.time());
        } else if (known || isContradicted(origin)) {
            return;
        }
        Kind kind = kind(code);
        Object key = fact != null ? fact : new Key(code.id(), host(origin.source()));
        Broken broken = new BrokenRule(event, known, null);
        out.add(finding(kind, code, key, broken, origin, known));
    }

    /**
     * Returns the device that sent a message in the name of another one, recognised by its network card; null if nobody
     * did, or if the card belongs to no other device.
     */
    private @Nullable AssetModel forger(Origin origin) {
        MacAddress card = origin.flow().latestCard(origin.sender());
        MacAddress own = origin.source().mac();
        if (card == null || own == null || card.equals(own) || card.isSharedByRouters()) {
            return null;
        }
        AssetRef owner = site.known(host(origin.source()));
        if (owner == null || !own.toString().equals(owner.mac())) {
            return null;
        }
        Endpoint by = Endpoint.at(origin.source().segment(), card);
        AssetRef sender = site.known(by);
        if (sender == null || sender.id().equals(owner.id()) || site.isKnownRouter(sender)) {
            return null;
        }
        // Nobody forges messages to itself: then the card was wrongly attributed to that device.
        AssetRef target = site.known(host(origin.destination()));
        return target != null && target.id().equals(sender.id()) ? null : site.asset(by, origin);
    }

    private void tellForged(AnomalySeen event, AssetModel forger) {
        Origin origin = event.origin();
        AnomalyCode code = event.code();
        AssetModel owner = site.asset(origin.source(), origin);
        String as = owner == null ? String.valueOf(origin.source().ip()) : owner.name();
        Broken broken = new BrokenRule(event, false, as);
        Key key = new Key(code.id(), host(origin.source()));
        site.report(
                finding(Kind.SEQ_ANOMALY, code, key, broken, origin, false),
                new Sighting(origin.time(), origin.evidence(), null, forger, site.asset(origin.destination(), origin)));
    }

    private static Kind kind(AnomalyCode code) {
        if (code.isLate()) {
            return Kind.ASSET_SILENT;
        }
        return code.isContradiction() ? Kind.SEQ_ANOMALY : Kind.MALFORMED;
    }

    private Finding finding(Kind kind, AnomalyCode code, Object key, Broken broken, Origin origin, boolean known) {
        FlowInfo flow = origin.flow();
        if (!isIndustrial(origin)) {
            String reason = "Lowered: it is no traffic that controls a process.";
            return Finding.act(kind, Severity.LOW, reason, key, broken);
        }
        if (code.isIdle()) {
            String reason = "Lowered: nothing comes of it, as who it is for has heard what was said there before.";
            return Finding.act(kind, Severity.LOW, reason, key, broken);
        }
        if (known) {
            String reason = "Lowered by one: the sender is known to do so.";
            return Finding.act(kind, kind.severity().lowered(), reason, key, broken);
        }
        if (kind == Kind.SEQ_ANOMALY
                && flow.frames(1 - origin.sender()) == 0
                && !origin.destination().isGroup()) {
            String reason = "Lowered by one: the other side was not heard, so this one may be incomplete as well.";
            return Finding.act(kind, kind.severity().lowered(), reason, key, broken);
        }
        if (kind == Kind.MALFORMED && flow.client() == origin.sender() && mayBeHarmed(origin)) {
            String reason = "Raised: a device of the process was asked with it, and may stop or restart on it.";
            return Finding.act(kind, Severity.HIGH, reason, key, broken);
        }
        return Finding.act(kind, key, broken);
    }

    /** Returns whether the receiver is a controller, or is known to serve the protocol. */
    private boolean mayBeHarmed(Origin origin) {
        AssetRef receiver = site.known(origin.destination());
        return receiver != null
                && (Outside.isController(site, receiver)
                        || Outside.isServer(baseline.find(receiver.id()), origin.protocol()));
    }

    /** Returns whether a contradiction on the flow was reported just before: malformed messages are part of that. */
    private boolean isContradicted(Origin origin) {
        Long since = contradicted.get(origin.flow().id());
        return since != null && origin.time() - since < DOUBT;
    }

    /**
     * Returns whether the sensor missed something that the message may refer to. Segments that contradict each other
     * were both seen, whatever was missed.
     */
    private static boolean isInDoubt(Origin origin) {
        FlowInfo flow = origin.flow();
        long lost = flow.lossTime();
        return lost != Long.MIN_VALUE
                && origin.time() - lost < DOUBT
                && !origin.protocol().equals(flow.transport().label());
    }

    /** Returns whether the message, or the protocol that its flow carries, controls processes. */
    private boolean isIndustrial(Origin origin) {
        String carried = origin.flow().protocol();
        return site.isIndustrial(origin.protocol())
                || (carried == null
                        ? isReserved(origin.flow(), 0) || isReserved(origin.flow(), 1)
                        : site.isIndustrial(carried));
    }

    /**
     * Returns whether a port is reserved for an industrial protocol. It decides before a flow has shown its protocol.
     */
    private boolean isReserved(FlowInfo flow, int side) {
        return site.ports().isReserved(flow.transport(), flow.endpoint(side).port());
    }

    private static Endpoint host(Endpoint endpoint) {
        return new Endpoint(endpoint.segment(), endpoint.mac(), endpoint.ip(), Endpoint.NO_PORT);
    }
}
