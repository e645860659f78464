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
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
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
 * {@link Kind#PORT_ODD} before anything is learned: two devices that only answer, in industrial protocols, whoever asks
 * them, hold an encrypted session with each other, on a port of which no service at hand is known. Their masters have
 * them do their work, and mostly need no such session; programs that somebody brought along do. Low, and told once of
 * two devices, and only where nobody declared what is normal: elsewhere {@link Kind#LINK_NEW} tells of it.
 */
public final class HiddenTalkDetector implements Detector.OnFlow {
    private static final String HABIT = "hidden-talk";
    /** A device that has answered for this long, and never asked, is one that only answers. */
    private static final long SERVING = Nanos.MINUTE;
    /** Encrypted bytes of each side that make a conversation. */
    private static final int LEAST_BYTES = 64;
    /** Sessions that are looked at as long as they live; the oldest go first. */
    private static final int MAX_FLOWS = 1_024;
    /** Most others with which a device is known to talk so. */
    private static final int MAX_OTHERS = 16;

    /** What is encrypted beside TLS on 443: CIP Security, MMS, OPC UA, MQTT, IEC 104, DNP3, syslog, pages (IANA). */
    private static final Set<Integer> SERVICES =
            Set.of(2_221, 3_782, 4_843, 5_671, 6_514, 8_443, 8_883, 19_998, 19_999);

    private static final int FIRST_UNASSIGNED = 1_024;

    private record Seen(FlowInfo flow, Evidence evidence, long time) {}

    private record Key(AssetModel from, AssetModel to) {}

    private final Site site;
    private final Learning learning;
    private final NetworkServices services = NetworkServices.read();
    private final RecentMap<Long, Seen> flows = new RecentMap<>(MAX_FLOWS);
    /** The first answer of each. */
    private final FrameHold hold;

    public HiddenTalkDetector(Site site) {
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

    /** Whether the port of a side is that of something, or one that is lent where the other is not. */
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
        site.baseline().assetFacts().news(from, habit, true, seen.time, seen.evidence);
        if (!isKnown) {
            int port = flow.endpoint(1 - client).port();
            site.report(
                    new Finding(
                            Kind.PORT_ODD,
                            Severity.LOW,
                            "Lowered: an engineer may have set up an encrypted session between the two.",
                            new Key(from, to),
                            new HiddenTalk(flow, client, protocol, from, to, habit, port),
                            true),
                    new Sighting(seen.time, seen.evidence, null, from, to));
        }
    }

    /** Whether a device has answered in an industrial protocol for a while, and asks in none. */
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
                    .filter(DisplayFilter.host(flow.endpoint(1 - client)));
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
