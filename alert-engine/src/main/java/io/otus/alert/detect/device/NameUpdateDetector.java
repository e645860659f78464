package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Provided;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.NameAnswer;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ROLE_NEW}: a device asks a name server to take the address from the name of another known device, or to
 * give that name another address, so that all who look for that device reach a different one. High if the owner of the
 * name takes part in the control of a process, else medium. Not reported are a device that registers its own name, a
 * DHCP server that registers those of its clients, and a device that did so while conversations were learned. An update
 * that leaves a device its address, as one node of a cluster makes for the others, takes nothing from it.
 */
public final class NameUpdateDetector implements Detector.OnSession {
    private static final String HABIT = "updates_names";
    private static final String ANY = "any.name";
    /** Servers that lease addresses register the names for them. */
    private static final List<String> LENDERS = List.of("dhcp_server", "dhcpv6_server");

    /**
     * Greatest age of the table of names: a device that asks for many names does not cause a search of all devices each
     * time.
     */
    private static final long REFRESH = 10 * Nanos.SECOND;

    private final DetectorContext site;
    /** Devices by the part of their names that is the same in all services. */
    private final Map<String, List<AssetModel>> named = new HashMap<>();
    /** Event time at which the table was made. */
    private long namedAt = Long.MIN_VALUE / 2;

    public NameUpdateDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        if (!(event.fact() instanceof SessionFact.NameUpdate update)) {
            return;
        }
        Origin origin = event.origin();
        long time = origin.time();
        AssetModel client = site.asset(event.client(), origin);
        if (client == null || isLender(client)) {
            return;
        }
        AssetModel owner = owner(client, update.name(), time);
        if (owner == null || keeps(owner, update)) {
            return;
        }
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
        if (!isLearning && !Outside.isKnown(owner.presence())) {
            return;
        }
        Fact fact = site.baseline().assetFacts().news(client, new Habit(HABIT, ANY), origin);
        if (fact == null) {
            return;
        }
        Weight weight = Outside.isOfProcess(site, owner)
                ? new Weight(Kind.ROLE_NEW.severity(), "")
                : new Weight(
                        Severity.MEDIUM, "Lowered: the owner of the name takes no part in the control of a process.");
        site.report(
                weight.of(fact, new Updates(event, client, owner, update)),
                new Sighting(time, origin.evidence(), null, client, owner));
    }

    private static boolean isLender(AssetModel client) {
        return LENDERS.stream().anyMatch(each -> Outside.isKnown(client.habit(new Habit(Provided.HABIT, each))));
    }

    /** Returns another device that has this name; null if it is the client's own, or no device's. */
    private @Nullable AssetModel owner(AssetModel client, String name, long time) {
        AssetRef known = site.known(client);
        if (known != null && NameAnswer.areOne(known.name(), name)) {
            return null;
        }
        if (time - namedAt >= REFRESH) {
            namedAt = time;
            named.clear();
            for (AssetModel each : site.baseline().assets()) {
                named.computeIfAbsent(NameAnswer.plain(each.name()), _ -> new ArrayList<>(1))
                        .add(each);
            }
        }
        for (AssetModel each : named.getOrDefault(NameAnswer.plain(name), List.of())) {
            boolean hasName = !each.name().equals(each.address().ip());
            if (each != client && !each.isGone() && hasName && NameAnswer.areOne(each.name(), name)) {
                return each;
            }
        }
        return null;
    }

    /** Returns whether an update leaves the owner's address with its name. */
    private static boolean keeps(AssetModel owner, SessionFact.NameUpdate update) {
        String ip = owner.address().ip();
        return update.addresses().stream().anyMatch(each -> each.toString().equals(ip));
    }

    /** A device changes the address of another one's name. */
    private record Updates(SessionSeen event, AssetModel client, AssetModel owner, SessionFact.NameUpdate update)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = client.name();
            String whose = owner.name();
            String name = update.name();
            String addresses =
                    update.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(" and "));
            String deed = addresses.isEmpty() ? "take its address from " + name : "lead " + name + " to " + addresses;
            return Words.of(
                            who + " asks the name service to change the address of " + whose,
                            FactText.habit(AssetNames.plain(client), new Habit(HABIT, ANY)))
                    .seen(who + " asked the name server " + Wording.name(null, event.server()) + " to " + deed
                            + ", which is the name of " + whose + '.')
                    .normal("updates of each device for its own name, or by who lends addresses.")
                    .history(who + " never changed the names of others before.")
                    .observed(event.detail())
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0830", "T0849");
        }

        @Override
        public String advice(Kind kind) {
            return "Look up the name at the name server and put it right; find out who started this on the source, and"
                    + " let the server take only signed updates.";
        }

        @Override
        public Path path() {
            return Path.of(event.origin());
        }
    }
}
