package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.asset.AssetRef;
import io.otus.core.asset.DeviceClass;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import java.util.Set;

/**
 * {@link Kind#LINK_NEW} for a conversation that the sensor cannot parse: a client talks with a device of the process
 * over TCP or UDP, on a port on which the two never talked. It gets answers, or continues by UDP like a client that
 * gets answers. High if the device is a controller, the client is not known to use any industrial protocol with it, and
 * the port is not one by which networks are run; medium if the device takes part in the control of a process in another
 * way, carries the network of one, or is unknown; low if the two are known to talk in an industrial protocol, if the
 * port is one by which networks are run, or if the device merely stands in a network in which something is controlled.
 *
 * <p>While learning, datagrams without an audible answer are learned too, if the same client sends them to the same
 * port of the same server in two different minutes. Occasional reports do that; a client that tries each port once does
 * not.
 *
 * <p>Not reported here: ephemeral ports, as for transfers of other protocols and traffic between peers; requests to a
 * group, and answers to them; hosts of the internet ({@link Kind#EXT_CONN}); ports of industrial protocols over TCP
 * ({@link Kind#PORT_ODD}); one more port of a device for a client that is known to talk with it
 * ({@link Kind#PROTO_NEW}); the port of a protocol in which the two are known to talk, since an unparsed part of it is
 * no other conversation; and ports that protocols negotiate in which the two talk, as FTP does for its data.
 */
public final class UnreadDetector implements Detector.OnFlow, Detector.OnClock {
    /** Time after which an unrecognised conversation counts as unparsed. */
    private static final long PATIENCE = 4 * Nanos.SECOND;
    /** Most senders without an audible answer that are remembered; the least recent are dropped. */
    private static final int MAX_REPORTS = 1_024;

    /** Most flows that are watched as long as they live; the oldest are dropped. */
    private static final int MAX_FLOWS = 16_384;
    /** Most flows that were just answered; beyond that, the oldest is judged within a minute. */
    private static final int MAX_WAITING = 4_096;
    /** Classes of devices that serve only a process, besides its controllers. */
    private static final Set<DeviceClass> OF_PROCESS =
            Set.of(DeviceClass.FIELD_DEVICE, DeviceClass.GATEWAY, DeviceClass.OPERATION);

    /** Classes of devices that carry the network of a process, if they stand in it. */
    private static final Set<DeviceClass> NETWORK_DEVICES = Set.of(DeviceClass.SWITCHING, DeviceClass.ROUTING);

    private record Seen(FlowInfo flow, Evidence evidence, long time) {}

    /** A sender to a service without an audible answer. */
    private record Report(AssetModel from, String service, AssetModel to) {}

    private final DetectorContext site;
    private final Acquaintance acquaintance;
    private final NetworkServices services = NetworkServices.read();
    private final RecentMap<Long, Seen> flows = new RecentMap<>(MAX_FLOWS);
    /** Keeps the first answer of each flow until the conversation ends. */
    private final FrameHold hold;

    private final RecentMap<Long, Seen> waiting = new RecentMap<>(MAX_WAITING);
    /** The minute in which each report was first heard while learning. */
    private final RecentMap<Report, Long> reports = new RecentMap<>(MAX_REPORTS);

    public UnreadDetector(DetectorContext site) {
        this.site = site;
        this.acquaintance = new Acquaintance(site);
        this.hold = site.hold(MAX_FLOWS);
    }

    @Override
    public long forgotten() {
        return flows.forgotten() + reports.forgotten();
    }

    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        if (flow.transport() == Transport.UDP && UnreadTalk.mayBe(flow)) {
            look(new Seen(flow, event.origin().evidence(), event.time()));
        }
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        if (!event.refused() && UnreadTalk.mayBe(flow)) {
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
        UnreadTalk talk = UnreadTalk.of(flow);
        Endpoint server = talk.server();
        if (flow.protocol() != null
                || server.port() >= ProtocolDetector.FIRST_EPHEMERAL
                || !(talk.isTalk() || (isLearning(seen) && talk.isReport()))
                || site.ports().isReserved(flow.transport(), server.port())
                || Outside.isInternet(site, server)
                || Outside.isInternet(site, talk.client())
                || flows.get(flow.id()) == null) {
            return;
        }
        AssetModel from = site.asset(talk.client(), seen.time, seen.evidence);
        AssetModel to = site.asset(server, seen.time, seen.evidence);
        if (from == null || to == null || from == to) {
            return;
        }
        if (talk.isTalk() || isOften(new Report(from, talk.service(server), to), seen.time)) {
            judge(seen, talk, from, to);
        }
    }

    private boolean isLearning(Seen seen) {
        return site.baseline().learning().isLearning(Category.CONVERSATIONS, seen.time);
    }

    /**
     * Returns whether such a flow was heard before, in another minute. Of occasional reports, each may be a flow of its
     * own, and a client that tries each port once sends no reports.
     */
    private boolean isOften(Report report, long time) {
        long minute = Math.floorDiv(time, Nanos.MINUTE);
        return reports.getOrMake(report, () -> minute) != minute;
    }

    private void judge(Seen seen, UnreadTalk talk, AssetModel from, AssetModel to) {
        FlowInfo flow = talk.flow();
        Endpoint server = talk.server();
        boolean isLearning = isLearning(seen);
        if ((talk.isPart() && !isLearning) || acquaintance.explains(talk, from, to) || TalkHabit.isAnswer(talk, to)) {
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
        boolean areAcquainted = acquaintance.isIndustrial(from, to);
        boolean isOfServer = areAcquainted
                && flow.transport() == Transport.TCP
                && !Outside.isKnown(to.habit(new Habit(ProtocolDetector.HABIT, talk.service(server))));
        if ((!isOfProcess && !isNear) || (isOfServer && !isLearning)) {
            return;
        }
        flows.remove(flow.id()); // it is known or reported from now on
        Habit habit = TalkHabit.of(from, talk);
        if (isLearning && talk.isReport() && !TalkHabit.isOf(habit, server)) {
            return; // without an answer it shows nothing of other servers
        }
        Fact fact = site.baseline().assetFacts().news(from, habit, seen.time, seen.evidence);
        if (fact == null) {
            return;
        }
        boolean isStranger = !Outside.isKnown(to.presence());
        UnreadLink link = new UnreadLink(flow, 1 - talk.side(), habit, isController && !areAcquainted);
        Weight weight = weight(from, areAcquainted, isController, isOfProcess || isStranger, seen, server);
        // What an unknown device is asked is no part of the alert on that device.
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

    private boolean isController(AssetModel asset) {
        AssetRef known = site.known(asset);
        return known != null && (DetectorContext.isController(known) || known.deviceClass() == DeviceClass.CONTROLLER);
    }

    private boolean isOf(AssetModel asset, Set<DeviceClass> classes) {
        AssetRef known = site.known(asset);
        return known != null && classes.contains(known.deviceClass());
    }
}
