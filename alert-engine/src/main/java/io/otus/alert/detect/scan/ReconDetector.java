package io.otus.alert.detect.scan;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.time.Nanos;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device looks for other devices in industrial protocols. {@link Kind#SCAN_HOST}: it asks which devices are there, in
 * a protocol that it is not known to use; low if it is known as a client in another industrial protocol.
 * {@link Kind#SCAN_FUNC}: it asks {@value #DEVICES} devices within five minutes for their identity, and is not known to
 * ask any of them anything. That is high; if it only asks which devices are there, it is SCAN_HOST, medium.
 */
public final class ReconDetector implements Detector.OnRequest {
    private static final String HABIT = "discovers";
    private static final int DEVICES = 3;
    private static final long WINDOW = 5 * Nanos.MINUTE;
    /** Most pairs of a client and a protocol that are watched; the least recent are forgotten first. */
    private static final int MAX_CLIENTS = 1_024;

    private record Client(AssetModel asset, String protocol) {}

    /** The devices that one client asked for their identity. */
    private static final class Asked {
        private final Set<AssetModel> devices = new LinkedHashSet<>();
        private long start;
        /** The kind that was reported, so that the same alert goes on. */
        private @Nullable Kind told;
    }

    private final DetectorContext site;
    private final RecentMap<Client, Asked> clients = new RecentMap<>(MAX_CLIENTS);

    public ReconDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return clients.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.DISCOVER || action == Action.IDENTIFY;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Operation operation = act.operation();
        AssetModel client = act.client();
        Action action = operation.service().action();
        if (client == null || operation.isTold() || !site.isIndustrial(operation.protocol())) {
            return;
        }
        if (action == Action.DISCOVER) {
            discovers(operation, client, out);
        }
        identifies(act, client, out);
    }

    private void discovers(Operation operation, AssetModel client, List<Finding> out) {
        Origin origin = operation.origin();
        String protocol = operation.protocol();
        Habit habit = new Habit(HABIT, protocol);
        Fact fact = site.baseline().assetFacts().news(client, habit, origin);
        if (fact == null || isUser(client, protocol)) {
            return;
        }
        Broken broken = new Recon(client, protocol, 0, FactText.habit(AssetNames.plain(client), habit));
        boolean isClient = Outside.isIndustrialClient(site, client);
        Severity severity = isClient ? Severity.LOW : Kind.SCAN_HOST.severity();
        String reason = isClient ? "Lowered: it is a known client in other industrial protocols." : "";
        asked(client, protocol, origin.time()).told = Kind.SCAN_HOST;
        out.add(new Finding(Kind.SCAN_HOST, severity, reason, new Client(client, protocol), broken, !isClient));
    }

    /** Returns whether an asset is known to ask or to answer in a protocol. */
    private static boolean isUser(AssetModel asset, String protocol) {
        return Outside.isKnown(asset.role(Role.CLIENT, protocol)) || Outside.isKnown(asset.role(Role.SERVER, protocol));
    }

    private void identifies(Act act, AssetModel client, List<Finding> out) {
        Conversation conversation = act.conversation();
        long time = act.operation().origin().time();
        String protocol = act.operation().protocol();
        if (conversation == null
                || Outside.isKnown(conversation.link())
                || isUser(client, protocol)
                || site.baseline().learning().isLearning(Category.CONVERSATIONS, time)) {
            return;
        }
        Asked asked = asked(client, protocol, time);
        if (asked.devices.size() < DEVICES) {
            asked.devices.add(conversation.server());
        }
        if (asked.devices.size() >= DEVICES) {
            boolean asksOnlyWho = act.operation().service().action() == Action.DISCOVER;
            Kind kind = asked.told != null ? asked.told : asksOnlyWho ? Kind.SCAN_HOST : Kind.SCAN_FUNC;
            asked.told = kind;
            Broken broken =
                    new Recon(client, protocol, asked.devices.size(), DeviceFact.of(client, "recon " + protocol));
            out.add(Finding.act(kind, new Client(client, protocol), broken));
        }
    }

    private Asked asked(AssetModel client, String protocol, long time) {
        Client key = new Client(client, protocol);
        Asked asked = clients.get(key);
        if (asked == null || time - asked.start > WINDOW) {
            asked = new Asked();
            asked.start = time;
            clients.put(key, asked);
        }
        return asked;
    }

    /**
     * A device looks for others.
     *
     * @param devices the number of devices that it asked one by one, at least; 0 if it asked all at once
     */
    private record Recon(AssetModel client, String protocol, int devices, String fact) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            String did = devices == 0
                    ? who + " asks who speaks " + protocol
                    : who + " asks one " + protocol + " device after the other who it is";
            return Words.of(did, fact)
                    .seen(did + ": " + sighting.service()
                            + (devices == 0 ? "." : ", of " + devices + " devices or more within five minutes."))
                    .normal("such questions of those who are known to use " + protocol + ".")
                    .history(who + " is not known to do so.")
                    .observed(devices == 0 ? who : Wording.times(devices))
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0846", "T0888");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(client, null, null);
        }
    }
}
