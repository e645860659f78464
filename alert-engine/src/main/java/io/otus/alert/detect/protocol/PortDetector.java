package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import java.util.List;

/**
 * {@link Kind#PORT_ODD}: an industrial protocol on a port that is not its own is medium, and high on a controller.
 * Another protocol on the port of an industrial one, or a conversation there that the sensor cannot parse, is high:
 * bytes go both ways, and it is not what the port is for. What a device does while conversations are learned is normal.
 */
public final class PortDetector implements Detector.OnRequest, Detector.OnFlow, Detector.OnClock {
    private static final String HABIT = "port";
    private static final String UNKNOWN = "unknown";
    /** Time after which an unrecognised conversation counts as unknown. */
    private static final long PATIENCE = 4 * Nanos.SECOND;
    /** Least bytes of payload of each side that make a conversation. */
    private static final int LEAST_BYTES = 8;
    /** Most flows that wait for a second look; beyond that, the oldest is left alone. */
    private static final int MAX_WAITING = 4_096;

    private record Waiting(FlowInfo flow, Evidence evidence, long time) {}

    private final DetectorContext site;
    private final RecentMap<Long, Waiting> waiting = new RecentMap<>(MAX_WAITING);
    private final FrameHold hold;
    private long lastFlow;
    private String lastProtocol = "";
    /**
     * The port that was last found usual for {@link #usualProtocol}; cached, as all devices of a plant serve on the
     * same port.
     */
    private int usualPort = Endpoint.NO_PORT;

    private String usualProtocol = "";
    private Transport usualTransport = Transport.LINK;

    public PortDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_WAITING);
    }

    @Override
    public long forgotten() {
        return waiting.forgotten();
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        FlowInfo flow = act.operation().origin().flow();
        String protocol = act.operation().protocol();
        if (flow.id() == lastFlow && protocol.equals(lastProtocol)) {
            return; // most messages in a row are of one flow; one look at each is enough
        }
        lastFlow = flow.id();
        lastProtocol = protocol;
        Endpoint server = act.operation().server();
        AssetModel asset = act.server();
        if (asset == null
                || server.port() == Endpoint.NO_PORT
                || !site.isIndustrial(protocol)
                || act.operation().service().action() == Action.NOTIFY
                || isUsual(protocol, flow.transport(), server.port())
                || isUsual(protocol, flow.transport(), act.operation().client().port())) {
            return;
        }
        Habit habit = new Habit(HABIT, flow.transport().label() + '/' + server.port() + '=' + protocol);
        Evidence evidence = act.operation().origin().evidence();
        long time = act.operation().origin().time();
        Fact fact = site.baseline().assetFacts().news(asset, habit, time, evidence);
        if (fact != null) {
            Broken broken = new OddPort(flow, asset, habit, protocol, server.port());
            boolean isController = site.isController(server);
            Severity severity = isController ? Severity.HIGH : Kind.PORT_ODD.severity();
            String reason = isController ? "Raised: the port is one of a controller." : "";
            out.add(Finding.act(Kind.PORT_ODD, severity, reason, fact, broken));
        }
    }

    private boolean isUsual(String protocol, Transport transport, int port) {
        if (port == usualPort && transport == usualTransport && protocol.equals(usualProtocol)) {
            return true;
        }
        boolean isUsual = site.ports().isUsual(protocol, transport, port);
        if (isUsual) {
            usualPort = port;
            usualTransport = transport;
            usualProtocol = protocol;
        }
        return isUsual;
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        if (!event.refused()
                && flow.transport() == Transport.TCP
                && flow.protocol() == null
                && site.ports().isReserved(flow.transport(), flow.endpoint(1).port())) {
            long id = flow.id();
            waiting.put(id, new Waiting(flow, event.origin().evidence(), event.time()));
            hold.mark(event.origin().evidence(), _ -> waiting.contains(id));
        }
    }

    @Override
    public void clock(long time) {
        Iterator<Waiting> each = waiting.values().iterator();
        while (each.hasNext()) {
            Waiting oldest = each.next();
            if (time - oldest.time < PATIENCE) {
                return;
            }
            each.remove();
            check(oldest, time);
        }
    }

    private void check(Waiting seen, long time) {
        FlowInfo flow = seen.flow;
        String protocol = flow.protocol();
        int port = flow.endpoint(1).port();
        boolean isOwn = protocol != null
                && (site.isIndustrial(protocol) || site.ports().isUsual(protocol, flow.transport(), port));
        boolean wasMissed = flow.lossTime() != Long.MIN_VALUE;
        if (isOwn || wasMissed || flow.payloadBytes(0) < LEAST_BYTES || flow.payloadBytes(1) < LEAST_BYTES) {
            return;
        }
        Endpoint server = flow.endpoint(1);
        AssetModel from = site.asset(flow.endpoint(0), time, seen.evidence);
        AssetModel asset = site.asset(server, time, seen.evidence);
        if (asset == null) {
            return;
        }
        String what = protocol == null ? UNKNOWN : protocol;
        Habit habit = new Habit(HABIT, flow.transport().label() + '/' + server.port() + '=' + what);
        Fact fact = site.baseline().assetFacts().news(asset, habit, time, seen.evidence);
        if (fact != null) {
            Broken broken = new OddPort(flow, asset, habit, what, server.port());
            String reason = "Raised: the port belongs to a protocol that controls processes.";
            site.report(
                    Finding.act(Kind.PORT_ODD, Severity.HIGH, reason, fact, broken),
                    new Sighting(time, seen.evidence, null, from, asset));
        }
    }

    private record OddPort(FlowInfo flow, AssetModel server, Habit habit, String what, int port) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = Wording.name(sighting.source(), flow.endpoint(0));
            String where = "port " + port + " of " + server.name();
            boolean isUnknown = what.equals(UNKNOWN);
            String spoken = isUnknown ? "what nobody can read" : what;
            return Words.of(who + " speaks " + spoken + " on " + where, FactText.habit(AssetNames.plain(server), habit))
                    .seen(who + " speaks " + spoken + " on " + where + ", and is answered.")
                    .normal(
                            isUnknown
                                    ? "the protocol that this port is assigned to."
                                    : what + " on the ports that it is assigned.")
                    .history(Former.history(finding.fact(), sighting.time(), server.name() + " never did so before."))
                    .observed(what)
                    .filter(DisplayFilter.served(flow.transport(), flow.endpoint(1)));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0885", "T0869");
        }

        @Override
        public Path path() {
            return new Path(flow, 0, flow.protocol());
        }
    }
}
