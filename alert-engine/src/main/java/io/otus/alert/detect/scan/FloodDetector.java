package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.model.Rate;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FLOOD}: within one second, at least {@value Rate#LEAST} connections are opened to one port, or as many
 * messages are sent in one conversation, and at least {@value Rate#FACTOR} times as many as in the busiest second while
 * conversations were learned. While nobody has declared what is normal, {@value Rate#ACTS} commands in one conversation
 * within {@value Rate#ACTS_WITHIN} seconds are a flood too. Always high. The alert names the network card that the
 * latest message came from, and the owner of that card, if the card is not the source's own: addresses may be forged.
 */
public final class FloodDetector implements Detector.OnFlow, Detector.OnRequest, Detector.Keeping {
    /**
     * Most ports that are counted; the least recent are forgotten first. Messages are counted with their conversations.
     */
    private static final int MAX_PORTS = 16_384;
    /** What a line that is kept begins with. */
    private static final String PORT = "port";

    private static final String CONVERSATION = "conversation";

    private record Port(int segment, IpAddress ip, Transport transport, int port) {}

    /**
     * The key of one flood.
     *
     * @param what the port or the conversation
     * @param isByServer whether the side sends that usually is asked
     */
    private record FloodKey(Object what, boolean isByServer) {}

    private final DetectorContext site;
    private final RecentMap<Port, Rate> ports = new RecentMap<>(MAX_PORTS);

    public FloodDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return ports.forgotten();
    }

    @Override
    public String keptAs() {
        return "busiest-seconds";
    }

    /**
     * Returns {@code port SEGMENT IP TRANSPORT PORT LEARNED} and {@code conversation CLIENT SERVER LEARNED PROTOCOL
     * UNIT}, for rates that are high enough to matter.
     */
    @Override
    public void keep(KeptLines out) {
        ports.forEach((port, rate) -> {
            if (rate.isBusy()) {
                out.line()
                        .add(PORT)
                        .add(port.segment)
                        .add(port.ip)
                        .add(port.transport)
                        .add(port.port);
                out.add(rate.learned());
            }
        });
        for (Conversation each : site.baseline().conversations()) {
            String client = each.client().assetId();
            String server = each.server().assetId();
            if (each.rate().isBusy() && client != null && server != null) {
                out.line()
                        .add(CONVERSATION)
                        .add(client)
                        .add(server)
                        .add(each.rate().learned());
                out.add(each.protocol()).add(each.unit());
            }
        }
    }

    @Override
    public void takeUp(KeptLine line) {
        if (line.takes(PORT)) {
            Port port = new Port(line.nextInt(), line.nextIp(), line.nextEnum(Transport.class), line.nextInt());
            int learned = line.nextInt();
            ports.getOrMake(port, Rate::new).learned(learned);
        } else {
            line.expect(CONVERSATION);
            String client = line.nextText();
            String server = line.nextText();
            int learned = line.nextInt();
            Conversation conversation = site.baseline().find(client, server, line.nextText(), line.nextTextOnceBare());
            if (conversation != null) {
                conversation.rate().learned(learned);
            }
        }
    }

    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        Endpoint to = flow.endpoint(1);
        IpAddress ip = to.ip();
        if (ip == null || !ip.isUnicast() || to.port() == Endpoint.NO_PORT) {
            return;
        }
        Port port = new Port(to.segment(), ip, flow.transport(), to.port());
        Rate rate = ports.getOrMake(port, Rate::new);
        if (rate.isFlood(event.time(), isLearning(event.time()))) {
            Evidence evidence = event.origin().evidence();
            AssetModel from = site.asset(flow.endpoint(0), event.time(), evidence);
            AssetModel target = site.asset(to, event.time(), evidence);
            Broken broken =
                    new Flood("connections", flow, 0, null, rate.count(), rate.learned(), card(flow.endpoint(0), from));
            Finding finding = Finding.act(Kind.FLOOD, new FloodKey(port, false), broken);
            site.report(finding, new Sighting(event.time(), evidence, null, from, target));
        }
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        if (conversation == null) {
            return;
        }
        Origin origin = act.operation().origin();
        Rate rate = conversation.rate();
        boolean isLearning = isLearning(origin.time());
        boolean isOfActs = isLearning && isUndeclaredAct(act) && rate.isFloodOfActs(origin.time());
        if (rate.isFlood(origin.time(), isLearning) || isOfActs) {
            boolean isByServer = isToldByServer(act.operation());
            String card = card(origin.source(), isByServer ? act.server() : act.client());
            Broken broken = isOfActs
                    ? new Flood("commands", origin.flow(), origin.sender(), origin.protocol(), rate.acts(), 0, card)
                    : new Flood(
                            "messages",
                            origin.flow(),
                            origin.sender(),
                            origin.protocol(),
                            rate.count(),
                            rate.learned(),
                            card);
            FloodKey key = new FloodKey(conversation, isByServer);
            Finding finding = Finding.act(Kind.FLOOD, key, broken);
            if (isByServer) {
                // A device that sends unasked is the source here, and the client is the one that is flooded.
                Sighting told = new Sighting(origin.time(), origin.evidence(), null, act.server(), act.client());
                site.report(finding, told);
            } else {
                out.add(finding);
            }
        }
    }

    /**
     * Returns the network card that a frame came from, and its owner, in words that follow "from" and an address: what
     * can be found at a switch if addresses are forged. Empty if the card is that of the device with the address.
     */
    private String card(Endpoint sender, @Nullable AssetModel named) {
        MacAddress mac = sender.mac();
        AssetRef source = named == null ? null : site.known(named);
        if (mac == null || (source != null && isOwn(sender, mac, source))) {
            return "";
        }
        AssetRef owner = site.known(Endpoint.at(sender.segment(), mac));
        return " through network card " + mac + (owner == null ? "" : " of " + owner.name());
    }

    private static boolean isOwn(Endpoint sender, MacAddress mac, AssetRef source) {
        IpAddress ip = sender.ip();
        return mac.toString().equals(source.mac())
                && (ip == null || ip.toString().equals(source.ip()));
    }

    /** Returns whether the side sends this that usually is asked, as an unsolicited answer or a report. */
    private static boolean isToldByServer(Operation operation) {
        Origin origin = operation.origin();
        Endpoint sender = origin.flow().endpoint(origin.sender());
        return isSame(sender, operation.server()) && !isSame(sender, operation.client());
    }

    private static boolean isSame(Endpoint one, Endpoint other) {
        return one.ip() != null
                ? Objects.equals(one.ip(), other.ip()) && one.port() == other.port()
                : Objects.equals(one.mac(), other.mac());
    }

    private boolean isUndeclaredAct(Act act) {
        Action action = act.operation().service().action();
        return (action.isWrite() || action == Action.CONFIGURE || action == Action.ACKNOWLEDGE)
                && site.baseline().learning().isByRepetition();
    }

    private boolean isLearning(long time) {
        return site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
    }

    /**
     * More than a device can be expected to process.
     *
     * @param what connections or messages; commands if they are too many before anything is learned
     * @param from the side that sends, 0 or 1
     * @param count how many within the second so far; commands within {@value Rate#ACTS_WITHIN} seconds
     * @param learned the most within a second while learning
     * @param through the network card that the latest one came from, in words; empty if it is the source's own
     */
    private record Flood(
            String what, FlowInfo flow, int from, @Nullable String protocol, int count, int learned, String through)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            Endpoint target = flow.endpoint(1 - from);
            String name = Wording.name(sighting.target(), target);
            String port = target.port() == Endpoint.NO_PORT ? "" : ", port " + target.port();
            boolean isOfActs = what.equals("commands");
            String within = isOfActs ? Rate.ACTS_WITHIN + " seconds" : "one second";
            return Words.of(name + " is flooded with " + what, DeviceFact.of(sighting.target(), target, "flood" + port))
                    .seen(count + " " + what + " reached " + name + port + " within " + within
                            + ", the latest one from " + Wording.name(null, flow.endpoint(from)) + through + ".")
                    .normal(
                            isOfActs
                                    ? "less than " + Rate.ACTS + " in that time, as any plant."
                                    : "at most " + learned + " in a second, as while learning.")
                    .history(isOfActs ? "what is usual here is still being learned." : "it never was so much.")
                    .expected(isOfActs ? null : learned + " per second", 0, 0)
                    .observed(count + (isOfActs ? " in " + Rate.ACTS_WITHIN + " seconds" : " per second"))
                    .filter(DisplayFilter.host(target));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return action.isWrite() ? List.of("T0806", "T0814") : List.of("T0814");
        }

        @Override
        public Path path() {
            return new Path(flow, from, protocol);
        }
    }
}
