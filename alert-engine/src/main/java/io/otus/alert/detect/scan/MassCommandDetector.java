package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Counting;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.model.Busiest;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FLOOD}: within a minute, a client asks several devices to switch many different points: at least
 * {@value Busiest#LEAST}, and at least {@value Busiest#FACTOR} times as many as any client of the protocol in any
 * minute while values were learned, since another client may take over. Each command may be usual, also in its sender,
 * its form and its order; but the breakers of a substation that open all at once are a blackout. Commands and written
 * bits count. Points that are written in a rhythm, as the outputs of a controller, do not, nor do numbers, which are
 * set together when a recipe is loaded. High; low if nothing was counted while values were learned. ATT&amp;CK: T0806.
 */
public final class MassCommandDetector implements Detector.OnRequest, Detector.OnClock, Detector.Keeping {
    /** Most clients that are counted; the least recent are forgotten first. */
    private static final int MAX_CLIENTS = 4_096;
    /** Fewer devices than this, or units behind one device, are one machine that is started or stopped. */
    private static final int LEAST_DEVICES = 2;

    private record Client(AssetModel asset, String protocol) {}

    /** The point that one command switches. */
    private record Switch(Conversation conversation, String space, long first) {}

    private record Key(Client client) {}

    private final DetectorContext site;
    /** Whether commands were counted while values were learned, in this run or earlier ones. */
    private final Counting counting;

    private final RecentMap<Client, Busiest<Switch>> clients = new RecentMap<>(MAX_CLIENTS);

    public MassCommandDetector(DetectorContext site) {
        this.site = site;
        this.counting = new Counting(site, Category.VALUES);
    }

    @Override
    public void clock(long time) {
        counting.clock(time);
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.OPERATE || action == Action.WRITE;
    }

    @Override
    public long forgotten() {
        return clients.forgotten();
    }

    @Override
    public String keptAs() {
        return "busiest-commands";
    }

    /** Returns {@code CLIENT LEARNED PROTOCOL}, for clients of which anything was learned. */
    @Override
    public void keep(KeptLines out) {
        counting.keep(out);
        clients.forEach((client, busiest) -> {
            String id = client.asset.assetId();
            if (busiest.learned() > 0 && id != null) {
                out.line().add(id).add(busiest.learned()).add(client.protocol);
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        if (counting.takesUp(line)) {
            return;
        }
        AssetModel asset = site.baseline().find(line.nextText());
        if (asset != null) {
            int learned = line.nextInt();
            clients.getOrMake(new Client(asset, line.nextText()), Busiest::new).learned(learned);
        }
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        Operation operation = act.operation();
        if (conversation == null || !site.isIndustrial(conversation.protocol()) || operation.isTold()) {
            return;
        }
        PointRange switched = switched(operation);
        if (switched == null || isByRhythm(conversation, operation)) {
            return;
        }
        long time = operation.origin().time();
        Client client = new Client(conversation.client(), conversation.protocol());
        Busiest<Switch> busiest = clients.getOrMake(client, Busiest::new);
        Switch command = new Switch(conversation, switched.space(), switched.first());
        if (!busiest.isMuch(command, time, counting.isLearning(time))) {
            return;
        }
        // The look at all clients comes last: a busy client gets here with each command.
        if (busiest.count() < Busiest.FACTOR * busiest.learned()) {
            return;
        }
        int learned = learned(client.protocol);
        int devices = busiest.count() < Busiest.FACTOR * learned ? 0 : devices(busiest);
        if (devices >= LEAST_DEVICES) {
            Broken broken = new Many(client, busiest.count(), devices, learned);
            String uncounted = "Lowered: commands were not counted this way during learning.";
            out.add(counting.finding(Kind.FLOOD, uncounted, new Key(client), broken));
        }
    }

    /** Returns the most points that any client of a protocol switched in a minute that was learned. */
    private int learned(String protocol) {
        int[] most = {0};
        clients.forEach((each, busiest) -> {
            if (each.protocol.equals(protocol)) {
                most[0] = Math.max(most[0], busiest.learned());
            }
        });
        return most[0];
    }

    /** Returns the first of the points that a request switches; null if it switches none. */
    private static @Nullable PointRange switched(Operation operation) {
        for (PointRange range : operation.points()) {
            boolean isSet = range.values().type().isNumeric() && range.values().type() != ValueType.BIT;
            if (range.values().type() == ValueType.BIT || (operation.service().action() == Action.OPERATE && !isSet)) {
                return range;
            }
        }
        return null;
    }

    private static boolean isByRhythm(Conversation conversation, Operation operation) {
        return conversation.polls().knownPeriod(operation.service().key(), operation.points()) > 0;
    }

    private static int devices(Busiest<Switch> busiest) {
        return (int)
                busiest.things().stream().map(Switch::conversation).distinct().count();
    }

    /**
     * A client switches more points than any client is known to.
     *
     * @param count the number of points within the minute so far
     * @param devices the number of their devices; each unit behind a device counts as one
     * @param learned the number of points in the busiest minute that was learned
     */
    private record Many(Client client, int count, int devices, int learned) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.asset.name();
            String usual =
                    learned == 0 ? "no switching" : "at most " + Wording.count(learned, "point") + " in a minute";
            String fact = DeviceFact.of(client.asset, "switches many points " + client.protocol);
            return Words.of(who + " switches many points at once", fact)
                    .seen(who + " asked to switch " + count + " points of " + devices + " devices within a minute.")
                    .normal(usual + ", as while learning.")
                    .history("it never was so much at once.")
                    .expected(learned + " per minute", 0, 0)
                    .observed(count + " per minute")
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0806", "T0855");
        }

        /** All that one client switches at the time is one act. */
        @Override
        public Object cause(Finding finding, Sighting sighting) {
            return client.asset;
        }
    }
}
