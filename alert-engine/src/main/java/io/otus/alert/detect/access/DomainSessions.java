package io.otus.alert.detect.access;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Part of {@link RemoteDetector}: distinguishes a member of a Windows domain that reads policies and scripts of the
 * domain, as each member does at its start and every other hour, from a client that uses file sharing to get into a
 * server. A member opens shares of known names, and stores nothing there. Confined to the analysis thread.
 */
final class DomainSessions {
    /** Most sessions with servers of a domain; the oldest are forgotten first. */
    private static final int MAX_SESSIONS = 1_024;
    /** Time within which a member of the domain opens a share of it. */
    private static final long PATIENCE = 5 * Nanos.SECOND;
    /** SMB over TCP, [MS-SMB2] section 2.1. */
    private static final int PORT = 445;
    /** The shares that a domain controller has for all members, [MS-GPOL] section 2.1 and [MS-NRPC] section 3.1.1. */
    private static final Set<String> SHARES = Set.of("SYSVOL", "NETLOGON");

    private static final List<String> NAMES_AND_ADDRESSES = List.of("dhcp_server", "dns_server");

    private static final String NOTHING_SEEN = "Raised: it was not seen to open a share that members of a domain read.";

    /** The reason for lowering the session of a member. */
    static final String REASON =
            "Lowered: that device gives out tickets, or names and addresses, as a domain server does, from which each"
                    + " member reads policies; it is raised if the client is seen to do anything else.";

    /** Receives a session that is not a member's after all. */
    @FunctionalInterface
    interface Stranger {
        void seen(FlowInfo flow, Evidence evidence, long time, String reason);
    }

    private static final class Session {
        private final FlowInfo flow;
        private final Evidence evidence;
        private final long opened;
        /**
         * Whether the session opened a share of the domain, or may have done so before it was heard, as when the sensor
         * started later.
         */
        private boolean isOfMember;

        Session(FlowInfo flow, Evidence evidence, long opened) {
            this.isOfMember = !flow.isBeginningSeen();
            this.flow = flow;
            this.evidence = evidence;
            this.opened = opened;
        }
    }

    private final RecentMap<Long, Session> sessions = new RecentMap<>(MAX_SESSIONS);
    private final Stranger stranger;

    DomainSessions(Stranger stranger) {
        this.stranger = stranger;
    }

    /**
     * Returns whether a session may be one of a member with a server of its domain: the server was there while devices
     * were learned, and gives out tickets, or both names and addresses.
     */
    static boolean mayBeOne(DetectorContext site, FlowInfo flow, AssetModel server) {
        AssetRef known = site.known(server);
        return flow.transport() == Transport.TCP
                && flow.endpoint(1).port() == PORT
                && Outside.isKnown(server.presence())
                && known != null
                && !DetectorContext.isController(known)
                && (known.roles().contains("domain_controller") || known.roles().containsAll(NAMES_AND_ADDRESSES));
    }

    /** Notes that such a session began. */
    void opened(FlowInfo flow, Evidence evidence, long time) {
        sessions.put(flow.id(), new Session(flow, evidence, time));
    }

    /** Notes what a session shows of its purpose. */
    void session(SessionSeen event) {
        Session session = sessions.get(event.origin().flow().id());
        if (session == null) {
            return;
        }
        if (event.fact() instanceof SessionFact.FileStored stored) {
            tell(session, event, "Raised: it stored " + stored.name() + " there.");
            return;
        }
        switch (event.kind()) {
            case SessionSeen.REPOSITORY_OPENED, SessionSeen.ADMIN_SHARE -> {
                if (SHARES.contains(event.detail().toUpperCase(Locale.ROOT))) {
                    session.isOfMember = true;
                } else {
                    String share = event.detail();
                    tell(session, event, "Raised: it opened " + share + ", which members of a domain do not read.");
                }
            }
            case SessionSeen.REMOTE_PROGRAM -> tell(session, event, "Raised: it had a program run there.");
            default -> {
                // Names, logins and the like are part of any session.
            }
        }
    }

    private void tell(Session session, SessionSeen event, String reason) {
        sessions.remove(session.flow.id());
        stranger.seen(session.flow, event.origin().evidence(), event.origin().time(), reason);
    }

    /** Hands on sessions that opened no share of the domain in time: they are no member's. */
    void clock(long time) {
        Iterator<Session> each = sessions.values().iterator();
        while (each.hasNext()) {
            Session oldest = each.next();
            if (!oldest.isOfMember && time - oldest.opened >= PATIENCE) {
                each.remove();
                stranger.seen(oldest.flow, oldest.evidence, time, NOTHING_SEEN);
            }
        }
    }

    /** Notes that a session ended. */
    void ended(FlowInfo flow, long time) {
        Session session = sessions.remove(flow.id());
        if (session != null && !session.isOfMember) {
            stranger.seen(flow, session.evidence, time, NOTHING_SEEN);
        }
    }

    long forgotten() {
        return sessions.forgotten();
    }
}
