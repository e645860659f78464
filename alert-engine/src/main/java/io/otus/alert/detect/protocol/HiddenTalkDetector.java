package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Transport;
import io.otus.core.protocol.Trait;
import io.otus.core.time.Nanos;
import java.util.List;
import java.util.Set;

/**
 * {@link Kind#PORT_ODD} before anything is learned: two devices that otherwise only answer their clients, in industrial
 * protocols, hold an encrypted session with each other, on a port for which no service is known. Such devices are
 * driven by their masters and mostly need no session of this kind; programs that an intruder installed do. Low,
 * reported once for each pair of devices, and only if nobody declared what is normal: otherwise {@link Kind#LINK_NEW}
 * reports the session.
 */
public final class HiddenTalkDetector implements Detector.OnFlow {
    private static final String HABIT = "hidden-talk";
    /** Least time for which a device must have answered, without ever asking, to count as one that only answers. */
    private static final long SERVING = Nanos.MINUTE;
    /** Least encrypted bytes of each side that make a conversation. */
    private static final int LEAST_BYTES = 64;
    /** Most sessions that are watched as long as they live; the oldest are dropped. */
    private static final int MAX_FLOWS = 1_024;
    /** Most other devices with which a device may be known to hold such sessions. */
    private static final int MAX_OTHERS = 16;

    /**
     * Ports of encrypted services beside TLS on 443: CIP Security, MMS, OPC UA, MQTT, IEC 104, DNP3, syslog, web pages
     * (IANA).
     */
    private static final Set<Integer> SERVICES =
            Set.of(2_221, 3_782, 4_843, 5_671, 6_514, 8_443, 8_883, 19_998, 19_999);

    private static final int FIRST_UNASSIGNED = 1_024;

    private record Seen(FlowInfo flow, Evidence evidence, long time) {}

    private record Key(AssetModel from, AssetModel to) {}

    private final DetectorContext site;
    private final Learning learning;
    private final NetworkServices services = NetworkServices.read();
    private final RecentMap<Long, Seen> flows = new RecentMap<>(MAX_FLOWS);
    /** Keeps the first answer of each session. */
    private final FrameHold hold;

    public HiddenTalkDetector(DetectorContext site) {
        this.site = site;
        this.learning = site.baseline().learning();
        this.hold = site.hold(MAX_FLOWS);
    }

    @Override
    public long forgotten() {
        return flows.forgotten();
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        if (event.refused()
                || flow.transport() != Transport.TCP
                || !learning.isByRepetition()
                || !learning.isLearning(Category.CONVERSATIONS, event.time())
                || isOfService(flow, 0)
                || isOfService(flow, 1)) {
            return;
        }
        long id = flow.id();
        flows.put(id, new Seen(flow, event.origin().evidence(), event.time()));
        hold.mark(event.origin().evidence(), _ -> flows.contains(id));
    }

    /** Returns whether the port of a side belongs to a service, or is an ephemeral one like that of the other side. */
    private boolean isOfService(FlowInfo flow, int side) {
        int port = flow.endpoint(side).port();
        boolean areLent = Math.min(port, flow.endpoint(1 - side).port()) >= ProtocolDetector.FIRST_EPHEMERAL;
        return port < FIRST_UNASSIGNED
                || areLent
                || SERVICES.contains(port)
                || site.ports().isReserved(Transport.TCP, port)
                || services.at(Transport.TCP, port) != null;
    }

    @Override
    public void interval(FlowInfo flow, long time) {
        judge(flow, time);
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        judge(flow, time);
        flows.remove(flow.id());
    }

    private void judge(FlowInfo flow, long time) {
        Seen seen = flows.get(flow.id());
        String protocol = flow.protocol();
        if (seen == null
                || protocol == null
                || !site.protocols().has(protocol, Trait.ENCRYPTS_OTHERS)
                || flow.encryptedBytes(0) < LEAST_BYTES
                || flow.encryptedBytes(1) < LEAST_BYTES) {
            return;
        }
        int client = Math.max(flow.client(), 0);
        AssetModel from = site.asset(flow.endpoint(client), seen.time, seen.evidence);
        AssetModel to = site.asset(flow.endpoint(1 - client), seen.time, seen.evidence);
        if (from == null || to == null || from == to || !onlyAnswers(from, time) || !onlyAnswers(to, time)) {
            return;
        }
        flows.remove(flow.id());
        Habit habit = from.within(MAX_OTHERS, new Habit(HABIT, to.name()));
        if (habit.isFurther()) {
            return;
        }
        boolean isKnown = from.habit(habit) != null || to.habit(new Habit(HABIT, from.name())) != null;
        site.baseline().assetFacts().news(from, habit, seen.time, seen.evidence);
        if (!isKnown) {
            int port = flow.endpoint(1 - client).port();
            site.report(
                    Finding.act(
                            Kind.PORT_ODD,
                            Severity.LOW,
                            "Lowered: an engineer may have set up an encrypted session between the two.",
                            new Key(from, to),
                            new HiddenTalk(flow, client, protocol, from, to, habit, port)),
                    new Sighting(seen.time, seen.evidence, null, from, to));
        }
    }

    /** Returns whether a device has answered in an industrial protocol for a while, and asks in none. */
    private boolean onlyAnswers(AssetModel device, long time) {
        boolean asks = device.roleProtocols(Role.CLIENT).stream().anyMatch(site::isIndustrial);
        return !asks
                && device.roleProtocols(Role.SERVER).stream()
                        .filter(site::isIndustrial)
                        .anyMatch(protocol -> {
                            Fact role = device.role(Role.SERVER, protocol);
                            return role != null && role.firstTime() <= time - SERVING;
                        });
    }

    private record HiddenTalk(
            FlowInfo flow, int client, String protocol, AssetModel from, AssetModel to, Habit habit, int port)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String both = from.name() + " and " + to.name();
            return Words.of(
                            both + " hold an encrypted session on port " + port,
                            FactText.habit(AssetNames.plain(from), habit))
                    .seen(both + " exchange " + (flow.encryptedBytes(0) + flow.encryptedBytes(1))
                            + " encrypted bytes on port " + port + ", of which no service is known.")
                    .normal("nothing: devices that only answer their masters need no session that nobody can read.")
                    .history("both have only answered so far, whoever asked them how the process is.")
                    .observed(protocol)
                    .filter(DisplayFilter.of(flow, client));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0885", "T0869");
        }

        @Override
        public Path path() {
            return new Path(flow, client, protocol);
        }
    }
}
