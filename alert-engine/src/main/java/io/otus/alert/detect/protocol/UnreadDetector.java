package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.core.asset.AssetRef;
import io.otus.core.asset.DeviceClass;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.core.protocol.Trait;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#LINK_NEW} of a conversation that nobody can read: a client talks with a device of the process over TCP or
 * UDP on a port on which the two never talked, and gets answers, or goes on by UDP as a client that gets answers does.
 * High if the device is a controller and the client is not known to use any industrial protocol with it; medium if the
 * device takes part in the control of a process otherwise, carries the network of one, or nobody knows what it is; low
 * if the two are known to talk in an industrial protocol, on ports by which networks are run, and for a device that
 * merely stands in a network in which something is controlled.
 *
 * <p>While learning, datagrams of which no answer is heard are learned too, if the same client sends them to the same
 * port of the same server in two different minutes: reports that are sent now and then do, and a client that tries each
 * port once reports nothing.
 *
 * <p>Not reported here: ports that are lent to connections for a moment, as for transfers of other protocols and talk
 * between equals; questions to a group, and answers to them; hosts of the internet ({@link Kind#EXT_CONN}); ports of
 * industrial protocols over TCP ({@link Kind#PORT_ODD}); one more port of a device for a client that is known to talk
 * with it ({@link Kind#PROTO_NEW}); the port of a protocol in which the two are known to talk, since what was not read
 * of it this time is no other conversation; and ports that protocols in which the two talk agree on, as FTP does for
 * its data.
 */
public final class UnreadDetector implements Detector.OnFlow, Detector.OnClock {
    private static final String HABIT = "talks";
    /** Behind a service, in place of a server: all further ones. */
    private static final String ANYWHERE = "@*";
    /** Most servers with which one device talks so that are facts of their own: other habits need room too. */
    private static final int MAX_OWN = 256;
    /** Most services that are one fact for all further servers. */
    private static final int MAX_SERVICES = 64;
    /** What was not recognised by then is not read. */
    private static final long PATIENCE = 4 * Nanos.SECOND;
    /** Bytes of payload of each side that make a conversation. */
    private static final int LEAST_BYTES = 4;
    /** A sender of more datagrams than any retry makes is being answered; the mirror shows its direction only. */
    private static final int KNOCKS = 12;
    /** Who sends to whom, and is not heard to be answered: the least recent are forgotten. */
    private static final int MAX_REPORTS = 1_024;

    /** Flows that are looked at as long as they live, the oldest go first. */
    private static final int MAX_FLOWS = 16_384;
    /** Flows that were just answered; beyond them the oldest is looked at within a minute. */
    private static final int MAX_WAITING = 4_096;
    /** Devices that are there for a process alone, beside its controllers. */
    private static final Set<DeviceClass> OF_PROCESS =
            Set.of(DeviceClass.FIELD_DEVICE, DeviceClass.GATEWAY, DeviceClass.OPERATION);

    /** Devices that carry what a process needs, where they stand in its network. */
    private static final Set<DeviceClass> NETWORK_DEVICES = Set.of(DeviceClass.SWITCHING, DeviceClass.ROUTING);
    /** Systems lend no port below this one, RFC 6335 §6. */
    private static final int FIRST_UNASSIGNED = 1_024;

    private record Seen(FlowInfo flow, Evidence evidence, long time) {}

    /** Somebody who sends to a service and is not heard to be answered. */
    private record Report(AssetModel from, String service, AssetModel to) {}

    private final Site site;
    private final NetworkServices services = NetworkServices.read();
    private final RecentMap<Long, Seen> flows = new RecentMap<>(MAX_FLOWS);
    /** The first answer of each, which is long past when the conversation ends. */
    private final FrameHold hold;

    private final RecentMap<Long, Seen> waiting = new RecentMap<>(MAX_WAITING);
    /** In which minute each was first heard while that was learned. */
    private final RecentMap<Report, Long> reports = new RecentMap<>(MAX_REPORTS);

    public UnreadDetector(Site site) {
        this.site = site;
        this.hold = site.hold(MAX_FLOWS);
    }

    @Override
    public long forgotten() {
        return flows.forgotten() + reports.forgotten();
    }

    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        if (flow.transport() == Transport.UDP && mayBe(flow)) {
            look(new Seen(flow, event.origin().evidence(), event.time()));
        }
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        if (!event.refused() && mayBe(flow)) {
            Seen seen = new Seen(flow, event.origin().evidence(), event.time());
            look(seen);
            waiting.put(flow.id(), seen);
        }
    }

    private void look(Seen seen) {
        long id = seen.flow.id();
        flows.put(id, seen);
        hold.mark(seen.evidence, _ -> seen.flow.protocol() == null && flows.contains(id));
    }

    /** Whether it is between two hosts, and a service may be on the port of one. */
    private static boolean mayBe(FlowInfo flow) {
        if (flow.transport() != Transport.TCP && flow.transport() != Transport.UDP) {
            return false;
        }
        int lower = Math.min(flow.endpoint(0).port(), flow.endpoint(1).port());
        return lower > 0
                && lower < ProtocolDetector.FIRST_EPHEMERAL
                && isHost(flow.endpoint(0))
                && isHost(flow.endpoint(1));
    }

    private static boolean isHost(Endpoint endpoint) {
        IpAddress ip = endpoint.ip();
        return ip != null && ip.isUnicast() && !endpoint.isGroup();
    }

    @Override
    public void clock(long time) {
        Iterator<Seen> each = waiting.values().iterator();
        while (each.hasNext()) {
            Seen oldest = each.next();
            if (time - oldest.time < PATIENCE) {
                return;
            }
            each.remove();
            judge(oldest);
        }
    }

    @Override
    public void interval(FlowInfo flow, long time) {
        Seen seen = flows.get(flow.id());
        if (seen != null) {
            judge(seen);
        }
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        Seen seen = flows.get(flow.id());
        if (seen != null) {
            judge(seen);
            flows.remove(flow.id());
            waiting.remove(flow.id());
        }
    }

    private void judge(Seen seen) {
        FlowInfo flow = seen.flow;
        int side = server(flow);
        Endpoint server = flow.endpoint(side);
        if (flow.protocol() != null
                || server.port() >= ProtocolDetector.FIRST_EPHEMERAL
                || !(isTalk(flow, side) || (isLearning(seen) && isReport(flow, side)))
                || site.ports().isReserved(flow.transport(), server.port())
                || Outside.isInternet(site, server)
                || Outside.isInternet(site, flow.endpoint(1 - side))
                || flows.get(flow.id()) == null) {
            return;
        }
        AssetModel from = site.asset(flow.endpoint(1 - side), seen.time, seen.evidence);
        AssetModel to = site.asset(server, seen.time, seen.evidence);
        if (from == null || to == null || from == to) {
            return;
        }
        if (isTalk(flow, side) || isOften(new Report(from, service(flow, server), to), seen.time)) {
            judge(seen, side, from, to);
        }
    }

    /**
     * The side that is asked: what is known of the flow says so, or its port is one that a service may have, and that
     * of the other side is not. Whoever was heard first asks otherwise.
     */
    private static int server(FlowInfo flow) {
        if (flow.client() != FlowInfo.NOBODY) {
            return flow.server();
        }
        return flow.endpoint(0).port() < ProtocolDetector.FIRST_EPHEMERAL
                        && flow.endpoint(1).port() >= ProtocolDetector.FIRST_EPHEMERAL
                ? 0
                : 1;
    }

    private boolean isLearning(Seen seen) {
        return site.baseline().learning().isLearning(Category.CONVERSATIONS, seen.time);
    }

    /** Whether the other side of a flow talks with this one. */
    private static boolean isTalk(FlowInfo flow, int side) {
        boolean goesOn = isReport(flow, side) && flow.frames(1 - side) > KNOCKS;
        return goesOn || (flow.payloadBytes(1 - side) >= LEAST_BYTES && flow.payloadBytes(side) >= LEAST_BYTES);
    }

    /** Whether the other side sends datagrams that are not heard to be answered. */
    private static boolean isReport(FlowInfo flow, int side) {
        return flow.transport() == Transport.UDP
                && flow.frames(side) == 0
                && flow.payloadBytes(1 - side) >= LEAST_BYTES;
    }

    /**
     * Whether such a flow was heard before, in another minute: of reports that are sent now and then, each may be a
     * flow of its own, and who knocks at each port once reports nothing.
     */
    private boolean isOften(Report report, long time) {
        long minute = Math.floorDiv(time, Nanos.MINUTE);
        return reports.getOrMake(report, () -> minute) != minute;
    }

    private void judge(Seen seen, int side, AssetModel from, AssetModel to) {
        FlowInfo flow = seen.flow;
        Endpoint server = flow.endpoint(side);
        boolean isLearning = isLearning(seen);
        boolean isPart =
                flow.transport() == Transport.TCP && (!flow.isBeginningSeen() || flow.lossTime() != Long.MIN_VALUE);
        boolean isOther = !isOwnPort(flow, side, from, to) && !isAgreed(server, from, to) && !isAnswer(flow, side, to);
        if ((isPart && !isLearning) || !isOther) {
            return;
        }
        boolean isController = isController(to);
        boolean isInNetwork = site.networks().contains(to, seen.time);
        boolean isOfProcess = isController
                || isOf(to, OF_PROCESS)
                || (isInNetwork && isOf(to, NETWORK_DEVICES))
                || Outside.isOfProcess(site, to);
        boolean isNear =
                flow.transport() == Transport.UDP && isInNetwork && services.at(Transport.UDP, server.port()) == null;
        boolean areAcquainted = areAcquainted(from, to);
        boolean isOfServer = areAcquainted
                && flow.transport() == Transport.TCP
                && !Outside.isKnown(to.habit(new Habit(ProtocolDetector.HABIT, service(flow, server))));
        if ((!isOfProcess && !isNear) || (isOfServer && !isLearning)) {
            return;
        }
        flows.remove(flow.id()); // it is known from now on, or told
        Habit habit = habit(from, flow, server);
        if (isLearning && isReport(flow, side) && !isOf(habit, server)) {
            return; // what nobody is heard to answer tells nothing of whom else it is sent to
        }
        Fact fact = site.baseline().assetFacts().news(from, habit, true, seen.time, seen.evidence);
        if (fact == null) {
            return;
        }
        boolean isStranger = !Outside.isKnown(to.presence());
        UnreadLink link = new UnreadLink(flow, 1 - side, habit, isController && !areAcquainted);
        Weight weight = weight(from, areAcquainted, isController, isOfProcess || isStranger, seen, server);
        // What a device that nobody knew is asked is no part of the news that it is there.
        site.report(
                new Finding(Kind.LINK_NEW, weight.severity, weight.reason, fact, link, isStranger),
                new Sighting(seen.time, seen.evidence, null, from, to));
    }

    private record Weight(Severity severity, String reason) {}

    private Weight weight(
            AssetModel from,
            boolean areAcquainted,
            boolean isController,
            boolean isOfProcess,
            Seen seen,
            Endpoint server) {
        if (!Outside.isKnown(from.presence()) && !site.isKnownSegment(from)) {
            String other = "Lowered: nothing was heard of its VLAN before, so the sensor hears another network now.";
            return new Weight(Severity.INFO, other);
        }
        if (areAcquainted) {
            return new Weight(Severity.LOW, "Lowered: the two are known to talk in an industrial protocol.");
        }
        String service = services.at(seen.flow.transport(), server.port());
        if (service != null && !isController) {
            return new Weight(Severity.LOW, "Lowered: the port is that of " + service + ", by which networks are run.");
        }
        if (isController && service == null) {
            String reason = "Raised: the client is not known to use any industrial protocol with this controller.";
            return new Weight(Severity.HIGH, reason);
        }
        return isOfProcess
                ? new Weight(Kind.LINK_NEW.severity(), "")
                : new Weight(Severity.LOW, "Lowered: the device takes no part in the control of a process.");
    }

    private static String service(FlowInfo flow, Endpoint server) {
        return flow.transport().label() + '/' + server.port();
    }

    private boolean isController(AssetModel asset) {
        AssetRef known = site.known(asset);
        return known != null && (Site.isController(known) || known.deviceClass() == DeviceClass.CONTROLLER);
    }

    private boolean isOf(AssetModel asset, Set<DeviceClass> classes) {
        AssetRef known = site.known(asset);
        return known != null && classes.contains(known.deviceClass());
    }

    /** Whether the side that seems to be asked is known to ask the other one there: the question was not heard. */
    private static boolean isAnswer(FlowInfo flow, int side, AssetModel to) {
        Endpoint other = flow.endpoint(1 - side);
        String service = service(flow, other);
        return Outside.isKnown(to.habit(new Habit(HABIT, service + '@' + other.ip())))
                || Outside.isKnown(to.habit(new Habit(HABIT, service + ANYWHERE)));
    }

    /** That a device talks to a server: with it alone, or, beyond so many, with whomever has that service, or any. */
    private static Habit habit(AssetModel from, FlowInfo flow, Endpoint server) {
        String service = service(flow, server);
        Habit own = from.within(MAX_OWN, new Habit(HABIT, service + '@' + server.ip()));
        return own.isFurther() ? from.within(MAX_OWN + MAX_SERVICES, new Habit(HABIT, service + ANYWHERE)) : own;
    }

    /** Whether it tells of one server alone. */
    private static boolean isOf(Habit habit, Endpoint server) {
        return habit.detail().endsWith("@" + server.ip());
    }

    /** Whether two are known to talk in an industrial protocol, whoever of them asks. */
    private boolean areAcquainted(AssetModel one, AssetModel other) {
        return knownProtocol(one, other, null, Endpoint.NO_PORT) || knownProtocol(other, one, null, Endpoint.NO_PORT);
    }

    /** Whether two are known to talk in a protocol that has the port of either side for its own. */
    private boolean isOwnPort(FlowInfo flow, int side, AssetModel from, AssetModel to) {
        int asked = flow.endpoint(side).port();
        return knownProtocol(from, to, flow.transport(), asked) || knownProtocol(to, from, flow.transport(), asked);
    }

    /** Whether two talk in a protocol that may have agreed on this port, so that it is known or told by that. */
    private boolean isAgreed(Endpoint server, AssetModel from, AssetModel to) {
        return server.port() >= FIRST_UNASSIGNED && (agrees(from, to) || agrees(to, from));
    }

    private boolean agrees(AssetModel client, AssetModel server) {
        return site.baseline().asking(client).stream()
                .anyMatch(each ->
                        each.server() == server && site.protocols().has(each.protocol(), Trait.AGREES_ON_PORTS));
    }

    /** Whether one is known to ask another, in an industrial protocol or, given a port, in one that has that port. */
    private boolean knownProtocol(AssetModel client, AssetModel server, @Nullable Transport transport, int port) {
        // A protocol that has no port is usual everywhere, on a port that is none as well.
        return Outside.isKnownToAsk(
                site,
                client,
                server,
                protocol -> transport == null
                        ? site.isIndustrial(protocol)
                        : site.ports().isUsual(protocol, transport, port)
                                && !site.ports().isUsual(protocol, transport, Endpoint.NO_PORT));
    }
}
