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
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.PortUse;
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
import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#PROTO_NEW}: a device answers in a protocol in which it never answered before, or on a port where the
 * sensor cannot parse the conversation. Medium if the device serves an industrial protocol, since the programs in a
 * controller do not change by themselves; low otherwise.
 *
 * <p>Not reported here: a device's first part in an industrial protocol, which is {@link Kind#ROLE_NEW}; a new protocol
 * within a connection that always carried one; and a connection on which the device sent nothing.
 *
 * <p>A request over a connection that the device accepted is reported at once, with everything else that is new in it.
 * Everything else is reported when the flow has lived for a minute, or ends.
 *
 * <p>Nothing is reported if the sensor missed bytes of a flow: the rest of one protocol may look like another, as the
 * encrypted part of a connection through a proxy does. The same applies to a connection that was open before the sensor
 * heard it; its protocol is reported as info.
 */
public final class ProtocolDetector implements Detector.OnRequest, Detector.OnFlow {
    /** The habit that a device serves something; its detail is a protocol, or a port such as {@code tcp/102}. */
    static final String HABIT = "serves";
    /** First port of the ephemeral range, which clients use; no service is offered there. */
    static final int FIRST_EPHEMERAL = 32_768;
    /** Least bytes of each side, from the link header on, that make a conversation beside the handshake. */
    private static final int LEAST_BYTES = 300;
    /** Most answered flows that are checked when they live on or end; the oldest are dropped. */
    private static final int MAX_FLOWS = 16_384;

    private final DetectorContext site;
    private final RecentMap<Long, Evidence> answered = new RecentMap<>(MAX_FLOWS);

    /** Keeps the first answers of these flows. */
    private final FrameHold hold;
    /**
     * The protocol in which a tunnel was requested over a flow whose first answer was not seen. The protocol within the
     * tunnel does not count as the service.
     */
    private final RecentMap<Long, String> tunnels = new RecentMap<>(MAX_FLOWS);

    private long lastFlow;
    private String lastProtocol = "";

    public ProtocolDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_FLOWS);
    }

    @Override
    public long forgotten() {
        return answered.forgotten() + tunnels.forgotten();
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        Endpoint asked = flow.endpoint(flow.server());
        IpAddress server = asked.ip();
        if (event.refused()
                || asked.port() == Endpoint.NO_PORT
                || server == null
                || !server.isUnicast()
                || Outside.isInternet(server)) {
            return;
        }
        long id = flow.id();
        answered.put(id, event.origin().evidence());
        hold.mark(event.origin().evidence(), _ -> answered.contains(id));
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Origin origin = act.operation().origin();
        FlowInfo flow = origin.flow();
        String protocol = origin.protocol();
        if (flow.id() == lastFlow && protocol.equals(lastProtocol)) {
            return; // most messages in a row are of one flow; one look at each is enough
        }
        lastFlow = flow.id();
        lastProtocol = protocol;
        AssetModel server = act.server();
        if (server == null || site.isIndustrial(protocol) || flow.transport() != Transport.TCP) {
            return;
        }
        if (flow.frames(1 - origin.sender()) == 0) { // the device has not accepted the connection yet
            if (act.operation().service().action() == Action.SESSION) {
                tunnels.put(flow.id(), protocol);
            }
            return;
        }
        if (!isWhole(flow) || answered.remove(flow.id()) == null) {
            return;
        }
        Finding finding = finding(server, flow, 1 - origin.sender(), protocol, origin.time(), origin.evidence());
        if (finding != null) {
            out.add(finding);
        }
    }

    @Override
    public void interval(FlowInfo flow, long time) {
        if (answered.get(flow.id()) != null && flow.payloadBytes(flow.server()) > 0) {
            ended(flow, time);
        }
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        Evidence evidence = answered.remove(flow.id());
        String tunnel = tunnels.remove(flow.id());
        int side = flow.server();
        if (evidence == null || !isWhole(flow) || flow.payloadBytes(side) == 0) {
            return; // a device that sends nothing answers in no protocol
        }
        String service = service(flow, flow.endpoint(side), tunnel != null ? tunnel : flow.protocol());
        AssetModel server = service == null ? null : site.asset(flow.endpoint(side), flow.lastTime(), evidence);
        if (service == null || server == null) {
            return;
        }
        Finding finding = finding(server, flow, side, service, flow.lastTime(), evidence);
        if (finding != null) {
            AssetModel client = site.asset(flow.endpoint(1 - side), flow.lastTime(), evidence);
            long answer = evidence.spans().getFirst().time(); // the flow may end long after that
            site.report(finding, new Sighting(answer, evidence, null, client == server ? null : client, server));
        }
    }

    private static boolean isWhole(FlowInfo flow) {
        return flow.lossTime() == Long.MIN_VALUE;
    }

    /** Returns the finding that a device serves something; null if that is normal. */
    private @Nullable Finding finding(
            AssetModel server, FlowInfo flow, int side, String service, long time, Evidence evidence) {
        if (server.isServer(known -> site.ports().isCarriedIn(known, service))) {
            return null;
        }
        if (!flow.isBeginningSeen() && mayBeLaterPartOfKnown(server, flow.endpoint(side), service)) {
            return null;
        }
        Habit habit = new Habit(HABIT, service);
        Fact fact = site.baseline().assetFacts().news(server, habit, time, evidence);
        if (fact == null) {
            return null;
        }
        if (!flow.isBeginningSeen()) {
            String reason = "Lowered: the connection stood before the sensor heard of it, so that it may have begun in"
                    + " another protocol.";
            return Finding.novelty(Kind.PROTO_NEW, Severity.INFO, reason, fact, new Serves(flow, side, habit));
        }
        boolean isOfProcess = server.isServer(site::isIndustrial);
        String reason = isOfProcess ? "" : "Lowered: the device serves no protocol that controls a process.";
        Severity severity = isOfProcess ? Kind.PROTO_NEW.severity() : Severity.LOW;
        return Finding.novelty(Kind.PROTO_NEW, severity, reason, fact, new Serves(flow, side, habit));
    }

    /** Returns whether a protocol that the device is known to serve on this port changes to this one after a while. */
    private boolean mayBeLaterPartOfKnown(AssetModel server, Endpoint endpoint, String service) {
        PortUse ports = site.ports();
        return server.formerHabits(HABIT).stream()
                .anyMatch(known ->
                        ports.isGuestOf(service, known) && ports.isUsual(known, Transport.TCP, endpoint.port()));
    }

    /** Returns what a device serves: a protocol that controls no process, or a port; null if neither. */
    private @Nullable String service(FlowInfo flow, Endpoint server, @Nullable String protocol) {
        if (protocol != null) {
            return site.isIndustrial(protocol) ? null : protocol;
        }
        boolean isPort = flow.transport() == Transport.TCP
                && server.port() < FIRST_EPHEMERAL
                && !site.ports().isReserved(flow.transport(), server.port());
        boolean isTalk = flow.bytes(0) >= LEAST_BYTES && flow.bytes(1) >= LEAST_BYTES;
        return isPort && isTalk ? flow.transport().label() + '/' + server.port() : null;
    }

    private record Serves(FlowInfo flow, int side, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            AssetModel target = sighting.target();
            Endpoint endpoint = flow.endpoint(side);
            String server = Wording.name(target, endpoint);
            String client = Wording.name(sighting.source(), flow.endpoint(1 - side));
            String fact = target == null ? "serves " + server : FactText.habit(AssetNames.plain(target), habit);
            String what = habit.detail() + (habit.detail().indexOf('/') < 0 ? " on port " + endpoint.port() : "");
            return Words.of(
                            server + " answers connections in " + what + Former.when(finding.fact(), sighting.time()),
                            fact)
                    .seen(server + " answered " + client + " in " + habit.detail() + " on port " + endpoint.port()
                            + ".")
                    .normal("the services that the device is known for.")
                    .history(Former.history(finding.fact(), sighting.time(), server + " never answered so before."))
                    .observed(habit.detail())
                    .filter(DisplayFilter.host(endpoint));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0869", "T0885");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return sighting.target();
        }

        @Override
        public Path path() {
            return new Path(flow, 1 - side, flow.protocol());
        }
    }
}
