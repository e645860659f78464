package io.otus.alert.alert;

import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.Service;
import io.otus.core.net.Transport;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A finding that merely follows from what an alert just reported, so that it becomes a line of that alert instead of an
 * alert of its own. Each entry of the table states which kinds follow from which, what the two must have in common, and
 * why the one is part of the other.
 *
 * <p>Two things never follow. A separate act upon the process is always reported for itself. So is a finding more
 * severe than the alert that it would belong to, unless it is a mere question to a device, or says how a device came or
 * came back: then it raises that alert. Immutable.
 */
public final class Consequence {
    /** Most segments of a connection that is opened, has one request and answer, and ends. */
    private static final int PROBE_SEGMENTS = 6;
    /** Most datagrams of one request that may be repeated once. */
    private static final int PROBE_DATAGRAMS = 2;

    /** An unknown network card takes over an address. */
    private static final Consequence CLAIMANT = new Consequence(
            EnumSet.of(Kind.ARP_SPOOF, Kind.IP_CONFLICT),
            EnumSet.of(Kind.ASSET_NEW),
            Bond.SOURCE,
            Consequence::always,
            "it is who claims the address");

    /** The traffic within a session of remote administration. */
    private static final Consequence SESSION = new Consequence(
            EnumSet.of(Kind.LATERAL),
            EnumSet.of(Kind.LINK_NEW, Kind.PROTO_NEW, Kind.FUNC_NEW),
            Bond.FLOW,
            Consequence::isMerelyNew,
            "it is the same session");

    /** A device serves a client that has just begun to talk with it. */
    private static final Consequence SERVED = new Consequence(
            EnumSet.of(Kind.LINK_NEW),
            EnumSet.of(Kind.PROTO_NEW),
            Bond.FLOW,
            Consequence::isOfNoMessage,
            "it is the device's part of the same conversation");

    /** A scanner gets an answer here and there that the sensor cannot parse. */
    private static final Consequence PROBE = new Consequence(
            EnumSet.of(Kind.SCAN_HOST, Kind.SCAN_PORT),
            EnumSet.of(Kind.LINK_NEW),
            Bond.SOURCE,
            Consequence::isProbe,
            true,
            "it is one more of the things that are tried, and goes no further");

    /** The traffic within a connection with the internet. */
    private static final Consequence OUTSIDE = new Consequence(
            EnumSet.of(Kind.EXT_CONN),
            EnumSet.of(Kind.LINK_NEW, Kind.PROTO_NEW, Kind.FUNC_NEW, Kind.MALFORMED),
            Bond.FLOW,
            Consequence::isMerelyNew,
            "it is the same connection");

    /** The further services of a transfer, and the device's answers on the way. */
    private static final Consequence TRANSFER = new Consequence(
            EnumSet.of(Kind.PROGRAM_XFER, Kind.FIRMWARE_XFER),
            EnumSet.of(Kind.FUNC_NEW, Kind.ROLE_NEW, Kind.MALFORMED),
            Bond.FLOW,
            Consequence::isOfTransfer,
            "it is a step of the same transfer");

    /** A scanner asks the devices that it finds to identify themselves. */
    private static final Consequence SEARCH = new Consequence(
            EnumSet.of(Kind.SCAN_HOST, Kind.SCAN_PORT),
            EnumSet.of(Kind.LINK_NEW, Kind.ROLE_NEW, Kind.FUNC_NEW),
            Bond.SOURCE,
            Consequence::isQuestion,
            true,
            "it only asks what it finds who or how it is");

    /** Devices that were silent until a scanner asked them. */
    private static final Consequence FOUND = new Consequence(
            EnumSet.of(Kind.SCAN_HOST, Kind.SCAN_PORT),
            EnumSet.of(Kind.ASSET_NEW),
            Bond.ANSWERED,
            Consequence::always,
            "it only answers who looks for devices");

    /**
     * Whoever tries one request after the other on a device gets most of them refused, and touches protocols that it
     * never used before.
     */
    private static final Consequence TRIAL = new Consequence(
            EnumSet.of(Kind.SCAN_FUNC, Kind.SCAN_POINT),
            EnumSet.of(Kind.PROTOCOL_ERROR, Kind.ROLE_NEW, Kind.FUNC_NEW, Kind.POINT_NEW),
            Bond.PAIR,
            Consequence::changesNothing,
            true,
            "it is one more of the things that are tried on the device");

    /** A device refuses requests that it never got before, and guessed credentials. */
    private static final Consequence REFUSAL = new Consequence(
            EnumSet.of(Kind.ROLE_NEW, Kind.FUNC_NEW, Kind.POINT_NEW, Kind.BRUTE_FORCE),
            EnumSet.of(Kind.PROTOCOL_ERROR),
            Bond.PAIR,
            Consequence::always,
            "it is the device's answer");

    /** A protocol carried within the protocol of a connection begins with that connection. */
    private static final Consequence CARRIED = new Consequence(
            EnumSet.of(Kind.ROLE_NEW),
            EnumSet.of(Kind.ROLE_NEW),
            Bond.FLOW,
            Consequence::isHarmless,
            "it is carried in the protocol of the same connection");

    /** A device that changed one property mostly changed others too. */
    private static final Consequence EXCHANGE = new Consequence(
            EnumSet.of(Kind.ASSET_CHANGED),
            EnumSet.of(Kind.ASSET_CHANGED),
            Bond.SOURCE,
            Consequence::always,
            "it is the same device");

    /** A missed device that is back reports a restart, or has moved. */
    private static final Consequence RETURN = new Consequence(
            EnumSet.of(Kind.ASSET_SILENT),
            EnumSet.of(Kind.ASSET_CHANGED),
            Bond.MISSED,
            Consequence::isMinor,
            true,
            "it is how the device came back");

    /** A new device comes to the place of one that fell silent. */
    private static final Consequence SUCCESSION = new Consequence(
            EnumSet.of(Kind.ASSET_NEW),
            EnumSet.of(Kind.ASSET_CHANGED),
            Bond.SOURCE,
            Consequence::isSuccession,
            true,
            "it is whose place the new device took");

    /** All entries; the first one that fits gives the reason. */
    private static final List<Consequence> ALL = List.of(
            CLAIMANT,
            SESSION,
            SERVED,
            OUTSIDE,
            TRANSFER,
            SEARCH,
            PROBE,
            FOUND,
            TRIAL,
            REFUSAL,
            CARRIED,
            EXCHANGE,
            RETURN,
            SUCCESSION);

    /** What a consequence must have in common with what it follows from. */
    enum Bond {
        /** The same source. */
        SOURCE("the same source"),
        /** The same source and the same target. */
        PAIR("the same source and target"),
        /** The consequence's source answers the source of what it follows from. */
        ANSWERED("the source of the one is whom the other answers"),
        /** The device that was missed is the source of the consequence. */
        MISSED("the silent device is the source of the other"),
        /** The same connection, whichever side sends. */
        FLOW("the same connection");

        private final String words;

        Bond(String words) {
            this.words = words;
        }
    }

    private final Set<Kind> leads;
    private final Set<Kind> followers;
    private final Bond bond;
    private final BiPredicate<Finding, Sighting> condition;
    private final boolean raises;
    private final String reason;

    private Consequence(
            Set<Kind> leads, Set<Kind> followers, Bond bond, BiPredicate<Finding, Sighting> condition, String reason) {
        this(leads, followers, bond, condition, false, reason);
    }

    private Consequence(
            Set<Kind> leads,
            Set<Kind> followers,
            Bond bond,
            BiPredicate<Finding, Sighting> condition,
            boolean raises,
            String reason) {
        this.leads = leads;
        this.followers = followers;
        this.bond = bond;
        this.condition = condition;
        this.raises = raises;
        this.reason = reason;
    }

    /** Returns the table. */
    public static List<Consequence> all() {
        return ALL;
    }

    /** Returns the kinds from which a finding may follow. */
    public Set<Kind> leads() {
        return Set.copyOf(leads);
    }

    /** Returns the kinds that may follow. */
    public Set<Kind> followers() {
        return Set.copyOf(followers);
    }

    /** Returns what the two have in common, in words. */
    public String common() {
        return bond.words;
    }

    /** Returns the reason, in words that stand after a comma. */
    public String reason() {
        return reason;
    }

    /**
     * Returns whether a more severe consequence raises the severity of the alert it follows from; otherwise it becomes
     * an alert of its own.
     */
    public boolean raises() {
        return raises;
    }

    Bond bond() {
        return bond;
    }

    boolean isLed(Kind kind) {
        return leads.contains(kind);
    }

    /** Returns whether a finding can be such a consequence. */
    boolean covers(Finding finding, Sighting sighting) {
        return followers.contains(finding.kind()) && condition.test(finding, sighting);
    }

    /** Returns whether one kind may follow from another. */
    public static boolean isPossible(Kind lead, Kind follower) {
        for (Consequence each : ALL) {
            if (each.leads.contains(lead) && each.followers.contains(follower)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the flow that a finding was seen in; null if it was seen in none. */
    static @Nullable FlowInfo flow(Finding finding, Sighting sighting) {
        Operation operation = sighting.operation();
        if (operation != null) {
            return operation.origin().flow();
        }
        Broken.Path path = finding.broken().path();
        return path == null ? null : path.flow();
    }

    private static boolean always(Finding finding, Sighting sighting) {
        return true;
    }

    /** A malformed message in a protocol that controls no process has low severity. */
    private static boolean isMerelyNew(Finding finding, Sighting sighting) {
        return !finding.act() || finding.severity().compareTo(Severity.LOW) <= 0;
    }

    private static boolean isSuccession(Finding finding, Sighting sighting) {
        return finding.broken().standsFor() != null;
    }

    private static boolean isMinor(Finding finding, Sighting sighting) {
        return finding.severity().compareTo(Severity.LOW) <= 0;
    }

    private static boolean isOfTransfer(Finding finding, Sighting sighting) {
        Operation operation = sighting.operation();
        if (operation != null) {
            return isTransfer(operation.service().action());
        }
        return finding.broken().isOfMoved() || finding.severity().compareTo(Severity.MEDIUM) <= 0;
    }

    private static boolean isOfNoMessage(Finding finding, Sighting sighting) {
        return sighting.operation() == null;
    }

    /** Returns whether no message of the flow was parsed, and the flow was no longer than one exchange. */
    private static boolean isProbe(Finding finding, Sighting sighting) {
        Broken.Path path = sighting.operation() == null ? finding.broken().path() : null;
        if (path == null) {
            return false;
        }
        long most = path.flow().transport() == Transport.TCP ? PROBE_SEGMENTS : PROBE_DATAGRAMS;
        return path.flow().frames(path.from()) <= most;
    }

    private static boolean isQuestion(Finding finding, Sighting sighting) {
        Operation operation = sighting.operation();
        if (operation == null) {
            return false;
        }
        Action action = operation.service().action();
        return action == Action.DISCOVER
                || action == Action.IDENTIFY
                || action == Action.DIAGNOSE
                || action == Action.PROGRAM_INFO;
    }

    private static boolean changesNothing(Finding finding, Sighting sighting) {
        Operation operation = sighting.operation();
        return operation != null && (finding.kind() == Kind.PROTOCOL_ERROR || isHarmless(operation.service()));
    }

    private static boolean isHarmless(Finding finding, Sighting sighting) {
        Operation operation = sighting.operation();
        return operation != null && isHarmless(operation.service());
    }

    private static boolean isHarmless(Service service) {
        return service.dangerous() == Danger.NONE && Role.of(service.action()) == null;
    }

    private static boolean isTransfer(Action action) {
        return action == Action.UPLOAD
                || action == Action.DOWNLOAD
                || action == Action.FIRMWARE
                || action == Action.FILE;
    }
}
