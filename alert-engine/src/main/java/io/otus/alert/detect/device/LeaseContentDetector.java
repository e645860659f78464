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
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_CHANGED}: a DHCP server hands out another router for a network than during learning, or another
 * name server: clients send all their traffic to others through that router. High if a known device has that address
 * which was no router, or answered for no names; else medium, since networks are rebuilt. Low if the server handed out
 * nothing of the kind before, as for a network in which no device took an address; but not if a known server hands out
 * another router for a network than other servers do. What another server of the site was known to hand out is no news.
 */
public final class LeaseContentDetector implements Detector.OnSession {
    private static final String HABIT = "hands_out";
    /** The habit of a DHCP server. */
    private static final Habit LENDER = new Habit(Provided.HABIT, "dhcp_server");

    private static final String ROUTER = "router:";
    private static final String NAME_SERVER = "name_server:";
    /** The role of a device that answers for names. */
    private static final String ANSWERS_FOR_NAMES = "dns_server";
    /** Most habits that are remembered of one server; all further ones count as one. */
    private static final int MAX_HABITS = 128;

    private final DetectorContext site;

    public LeaseContentDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        if (!(event.fact() instanceof SessionFact.Handed handed)) {
            return;
        }
        Origin origin = event.origin();
        int segment = origin.source().segment();
        // A server behind a relay may never have been heard, and what others say of it does not make it known.
        AssetModel server = site.model(site.known(Endpoint.at(segment, handed.server())));
        if (server == null) {
            server = site.asset(origin.source(), origin);
        }
        if (server == null) {
            return;
        }
        String network = handed.network() == null ? "" : handed.network().toString();
        for (IpAddress router : handed.routers()) {
            handed(event, server, ROUTER + network + ':', router);
        }
        for (IpAddress nameServer : handed.nameServers()) {
            handed(event, server, NAME_SERVER, nameServer);
        }
    }

    private void handed(SessionSeen event, AssetModel server, String what, IpAddress address) {
        Origin origin = event.origin();
        Habit habit = server.within(MAX_HABITS, new Habit(HABIT, what + address));
        boolean hasOthers =
                server.formerHabits(HABIT).stream().anyMatch(each -> each.startsWith(what) || habit.isFurther());
        Fact fact = site.baseline().assetFacts().news(server, habit, origin);
        if (fact == null || isHandedByOthers(server, habit)) {
            return;
        }
        Endpoint handed = Endpoint.at(origin.source().segment(), address);
        AssetRef known = site.known(handed);
        AssetModel target = site.model(known);
        Broken broken = new HandsOut(event, server, habit, address);
        Severity severity = Kind.ASSET_CHANGED.severity();
        String reason = "";
        if (!hasOthers && !isAgainstOthers(server, what)) {
            severity = Severity.LOW;
            reason = "Lowered: it handed out nothing of the kind before.";
        } else if (known != null && target != null && isNeither(known, target, origin.time())) {
            severity = Severity.HIGH;
            reason = "Raised: a known device has that address, which never was what clients are to take it for.";
        }
        site.report(
                Finding.act(Kind.ASSET_CHANGED, severity, reason, fact, broken),
                new Sighting(origin.time(), origin.evidence(), null, server, target == server ? null : target));
    }

    /**
     * Whether a server that is known to lend addresses sends clients of a network elsewhere than the others that are
     * known to serve it do. Of one that begins to lend them it is told who it is.
     */
    private boolean isAgainstOthers(AssetModel server, String what) {
        return what.startsWith(ROUTER)
                && Outside.isKnown(server.habit(LENDER))
                && site.baseline().assets().stream()
                        .anyMatch(each -> each != server
                                && each.address().network() == server.address().network()
                                && each.formerHabits(HABIT).stream().anyMatch(other -> other.startsWith(what)));
    }

    private boolean isHandedByOthers(AssetModel server, Habit habit) {
        return site.baseline().having(habit).stream()
                .anyMatch(each -> each != server && Outside.isKnown(each.habit(habit)));
    }

    /** Returns whether a device that was known before neither routes nor answers for names. */
    private boolean isNeither(AssetRef known, AssetModel target, long time) {
        return !site.baseline().learning().isLearning(Category.CONVERSATIONS, time)
                && Outside.isKnown(target.presence())
                && !site.isKnownRouter(known)
                && !known.roles().contains(ANSWERS_FOR_NAMES);
    }

    /** A server hands out an address that it never handed out. */
    private record HandsOut(SessionSeen event, AssetModel server, Habit habit, IpAddress address) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = server.name();
            String what = habit.detail().startsWith(NAME_SERVER) ? "name server" : "router";
            AssetModel owner = sighting.target();
            String whose = owner == null ? "" : ", which is " + owner.name();
            return Words.of(
                            who + " hands out " + address + " as " + what + " for the first time",
                            FactText.habit(AssetNames.plain(server), habit))
                    .seen("An answer by DHCP in the name of " + who + " tells a client to use " + address + " as its "
                            + what + whose + '.')
                    .normal("what the server was known to hand out.")
                    .history(who + " never handed out this " + what + " before.")
                    .observed(event.detail())
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0830");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return server;
        }
    }
}
