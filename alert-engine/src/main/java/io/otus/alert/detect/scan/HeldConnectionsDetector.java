package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.WindowCount;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FLOOD}, medium: one client holds at least {@value #LEAST} connections to a port of a controller, twice as
 * many as while conversations were learned, and the controller refuses {@value #REFUSED} further ones within five
 * minutes, whichever device asks for them. A controller has room for few connections, and a client that takes all of
 * them locks out the masters without sending a single message. Many open connections alone prove nothing, as the sensor
 * may have missed how they ended; nor does a refusal alone. But if {@value #IDLE} of them, {@value #IDLE_FACTOR} times
 * as many as were learned, stay open and nothing was ever said in them, they are reported without a refusal: no program
 * opens so many to say nothing.
 */
public final class HeldConnectionsDetector implements Detector.OnFlow, Detector.OnClock, Detector.Keeping {
    private static final int LEAST = 12;
    private static final int FACTOR = 2;
    private static final int REFUSED = 3;
    private static final int IDLE = 32;
    private static final int IDLE_FACTOR = 5;
    /** A connection in which nothing was said for this long after it was opened counts as unused. */
    private static final long WORDLESS = 10 * Nanos.SECOND;
    /** Most frames that are held until it is known whether anything is said: at most one for each client of a port. */
    private static final int MAX_MARKED = 1_024;

    private static final long WINDOW = 5 * Nanos.MINUTE;
    /**
     * Most ports of controllers that are watched; the least recent are forgotten first. Ports of other devices displace
     * none.
     */
    private static final int MAX_PORTS = 4_096;
    /** Most clients of one port that are watched; connections of further clients are not counted. */
    private static final int MAX_CLIENTS = 64;
    /** Most connections of one client that are counted: more make no difference. */
    private static final int MAX_HELD = 1_024;

    private record Port(int segment, IpAddress ip, int port) {}

    private record HeldKey(Port port, IpAddress client) {}

    /** The open connections of one client to a port. */
    private static final class Holder {
        private final IpAddress client;
        private final Map<Long, FlowInfo> flows = new HashMap<>();
        private int learned;
        /** The latest connection that the controller accepted, if so many are open that they may be reported. */
        private @Nullable FlowAnswered latest;

        private boolean told;

        Holder(IpAddress client) {
            this.client = client;
        }

        /** Returns whether the client holds more connections than it should if nothing is said in them. */
        boolean isSuspect() {
            return flows.size() >= Math.max(IDLE, IDLE_FACTOR * learned);
        }

        /** Returns whether a frame shows the latest accepted connection. */
        boolean holds(long frame) {
            FlowAnswered shown = latest;
            return shown != null && shown.origin().evidence().firstFrame() == frame;
        }

        /** Returns how many of the connections are open and unused. */
        int wordless(long time) {
            int count = 0;
            for (FlowInfo each : flows.values()) {
                boolean isWordless = each.payloadBytes(0) == 0 && each.payloadBytes(1) == 0;
                count += isWordless && time - each.firstTime() >= WORDLESS ? 1 : 0;
            }
            return count;
        }
    }

    /** The clients with connections to a port, and how often other clients were refused within five minutes. */
    private static final class Held {
        private final List<Holder> holders = new ArrayList<>(1);
        private final WindowCount refused = new WindowCount(WINDOW);

        @Nullable
        Holder of(IpAddress client) {
            for (Holder each : holders) {
                if (each.client.equals(client)) {
                    return each;
                }
            }
            return null;
        }

        @Nullable
        Holder orNew(IpAddress client) {
            Holder known = of(client);
            if (known == null && holders.size() < MAX_CLIENTS) {
                known = new Holder(client);
                holders.add(known);
            }
            return known;
        }
    }

    private final DetectorContext site;
    private final RecentMap<Port, Held> ports = new RecentMap<>(MAX_PORTS);
    private final FrameHold hold;
    private long looked = Long.MIN_VALUE / 2;

    public HeldConnectionsDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_MARKED);
    }

    @Override
    public long forgotten() {
        return ports.forgotten();
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        int side = flow.server();
        Port port = port(flow, side);
        IpAddress client = flow.endpoint(1 - side).ip();
        if (port == null || client == null || !isWatched(flow.endpoint(side))) {
            return;
        }
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, event.time());
        if (event.refused()) {
            Held held = ports.get(port);
            if (held != null && !isLearning) {
                refused(event, side, port, held);
            }
            return;
        }
        Holder holder = ports.getOrMake(port, Held::new).orNew(client);
        if (holder != null && holder.flows.size() < MAX_HELD) {
            holder.flows.put(flow.id(), flow);
            holder.learned = isLearning ? Math.max(holder.learned, holder.flows.size()) : holder.learned;
            if (!isLearning && !holder.told && holder.isSuspect()) {
                holder.latest = event;
                hold.mark(event.origin().evidence(), holder::holds);
            }
        }
    }

    @Override
    public void clock(long time) {
        if (time - looked < WORDLESS) {
            return;
        }
        looked = time;
        ports.forEach((port, held) -> held.holders.forEach(each -> {
            FlowAnswered latest = each.latest;
            if (latest != null && each.isSuspect()) {
                idle(port, each, latest, time);
            } else {
                each.latest = null;
            }
        }));
    }

    @Override
    public void ended(FlowInfo flow, long time) {
        ended(flow, 0); // the server side may have turned out to be the other one since the connection was counted
        ended(flow, 1);
    }

    private void ended(FlowInfo flow, int side) {
        Port port = port(flow, side);
        Held held = port == null ? null : ports.get(port);
        IpAddress client = flow.endpoint(1 - side).ip();
        Holder holder = held == null || client == null ? null : held.of(client);
        if (held != null && holder != null && holder.flows.remove(flow.id()) != null) {
            holder.told &= holder.isSuspect();
            if (holder.flows.isEmpty() && holder.learned * FACTOR < LEAST) {
                held.holders.remove(holder);
            }
        }
    }

    /**
     * Returns whether a controller may serve at an endpoint; its role may become known only by what is said in the
     * connection.
     */
    private boolean isWatched(Endpoint server) {
        return site.ports().isReserved(Transport.TCP, server.port()) || site.isController(server);
    }

    private static @Nullable Port port(FlowInfo flow, int side) {
        Endpoint server = flow.endpoint(side);
        IpAddress ip = server.ip();
        return flow.transport() != Transport.TCP || ip == null ? null : new Port(server.segment(), ip, server.port());
    }

    private void refused(FlowAnswered event, int side, Port port, Held held) {
        Holder most = null;
        for (Holder each : held.holders) {
            int count = each.flows.size();
            if (count >= Math.max(LEAST, FACTOR * each.learned) && (most == null || count > most.flows.size())) {
                most = each;
            }
        }
        Endpoint server = event.flow().endpoint(side);
        if (most == null || held.refused.add(event.time()) != REFUSED || !site.isController(server)) {
            return;
        }
        report(event, side, port, most, most.flows.size(), true);
    }

    private void idle(Port port, Holder holder, FlowAnswered latest, long time) {
        int count = holder.wordless(time);
        int side = latest.flow().server();
        if (count >= Math.max(IDLE, IDLE_FACTOR * holder.learned)
                && site.isController(latest.flow().endpoint(side))) {
            report(latest, side, port, holder, count, false);
            holder.told = true;
            holder.latest = null;
        }
    }

    private void report(FlowAnswered event, int side, Port port, Holder holder, int count, boolean refuses) {
        Endpoint client = Endpoint.at(port.segment, holder.client);
        AssetModel from = site.asset(client, event.time(), event.origin().evidence());
        AssetModel target = site.asset(
                event.flow().endpoint(side), event.time(), event.origin().evidence());
        String reason = refuses
                ? "Lowered: the open connections are still served."
                : "Lowered: the controller refuses nobody yet.";
        Broken broken = new Full(event, side, holder.client, count, holder.learned, refuses);
        site.report(
                Finding.act(Kind.FLOOD, Severity.MEDIUM, reason, new HeldKey(port, holder.client), broken),
                new Sighting(event.time(), event.origin().evidence(), null, from, target));
    }

    @Override
    public String keptAs() {
        return "held-connections";
    }

    /** Returns {@code SEGMENT IP PORT CLIENT LEARNED}, for counts that are high enough to matter. */
    @Override
    public void keep(KeptLines out) {
        ports.forEach((port, held) -> held.holders.forEach(each -> {
            if (each.learned * FACTOR >= LEAST) {
                out.line()
                        .add(port.segment)
                        .add(port.ip)
                        .add(port.port)
                        .add(each.client)
                        .add(each.learned);
            }
        }));
    }

    @Override
    public void takeUp(KeptLine line) {
        Port port = new Port(line.nextInt(), line.nextIp(), line.nextInt());
        IpAddress client = line.nextIp();
        int learned = line.nextInt();
        Holder holder = ports.getOrMake(port, Held::new).orNew(client);
        if (holder != null) {
            holder.learned = learned;
        }
    }

    /**
     * A controller has no room for further connections, or soon has none.
     *
     * @param side the controller's side of the flow, 0 or 1
     * @param client the client that holds connections to it
     * @param count how many connections the client holds
     * @param learned the most that the client held while that was learned
     * @param refuses whether the controller refuses other clients
     */
    private record Full(FlowAnswered event, int side, IpAddress client, int count, int learned, boolean refuses)
            implements Broken {
        private String fact(Sighting sighting, Endpoint server) {
            AssetModel source = sighting.source();
            return DeviceFact.between(
                    source == null ? client.toString() : AssetNames.plain(source),
                    DeviceFact.name(sighting.target(), server),
                    "holds connections port " + server.port());
        }

        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            AssetModel source = sighting.source();
            AssetModel target = sighting.target();
            Endpoint server = event.flow().endpoint(side);
            String who = source == null ? client.toString() : source.name();
            String whom = Wording.name(target, server) + ", port " + server.port();
            return Words.of(who + " fills " + whom + " with connections", fact(sighting, server))
                    .seen(who + " holds " + count + " connections to " + whom + ", "
                            + (refuses
                                    ? "which refuses "
                                            + Wording.name(null, event.flow().endpoint(1 - side)) + " and others."
                                    : "and says nothing in any of them."))
                    .normal(learned == 0 ? "few connections at a time." : learned + " at most, as learned.")
                    .observed(count + " connections")
                    .filter(DisplayFilter.of(client.toString(), null));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0814");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return sighting.source() == null ? null : new Cause(sighting.source(), null, null);
        }
    }
}
