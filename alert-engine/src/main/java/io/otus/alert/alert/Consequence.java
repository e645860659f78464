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
 * Something that merely follows from what was just told, so that it becomes a line of that alert and not one of its
 * own. Each entry of the table says which kinds follow from which, what the two must have in common, and why one is
 * part of the other.
 *
 * <p>Two things never follow. An act upon the process that somebody does besides is told for itself. So is what is
 * worse than the alert that it would be part of, unless it merely asks something of a device: then it raises that
 * alert. Immutable.
 */
public final class Consequence {
    /** Segments in which a connection is opened, one thing is asked and answered, and the connection ends. */
    private static final int PROBE_SEGMENTS = 6;
    /** Datagrams in which one thing is asked, and perhaps asked again. */
    private static final int PROBE_DATAGRAMS = 2;

    /** Whoever takes over an address with a network card that nobody knew. */
    private static final Consequence CLAIMANT = new Consequence(
            EnumSet.of(Kind.ARP_SPOOF, Kind.IP_CONFLICT),
            EnumSet.of(Kind.ASSET_NEW),
            Bond.SOURCE,
            Consequence::always,
            "it is who claims the address");

    /** What is spoken in a session of remote administration. */
    private static final Consequence SESSION = new Consequence(
            EnumSet.of(Kind.LATERAL),
            EnumSet.of(Kind.LINK_NEW, Kind.PROTO_NEW, Kind.FUNC_NEW),
            Bond.FLOW,
            Consequence::isMerelyNew,
            "it is the same session");

    /** Who begins to talk with a device makes it serve what it is asked. */
    private static final Consequence SERVED = new Consequence(
            EnumSet.of(Kind.LINK_NEW),
            EnumSet.of(Kind.PROTO_NEW),
            Bond.FLOW,
            Consequence::isOfNoMessage,
            "it is the device's part of the same conversation");

    /** Whoever looks for devices or ports gets an answer here and there that nobody can read. */
    private static final Consequence PROBE = new Consequence(
            EnumSet.of(Kind.SCAN_HOST, Kind.SCAN_PORT),
            EnumSet.of(Kind.LINK_NEW),
            Bond.SOURCE,
            Consequence::isProbe,
            true,
            "it is one more of the things that are tried, and goes no further");

    /** What is spoken in a connection with the internet. */
    private static final Consequence OUTSIDE = new Consequence(
            EnumSet.of(Kind.EXT_CONN),
            EnumSet.of(Kind.LINK_NEW, Kind.PROTO_NEW, Kind.FUNC_NEW, Kind.MALFORMED),
            Bond.FLOW,
            Consequence::isMerelyNew,
            "it is the same connection");

    /** The further services that a transfer consists of, and what the device answers on the way. */
    private static final Consequence TRANSFER = new Consequence(
            EnumSet.of(Kind.PROGRAM_XFER, Kind.FIRMWARE_XFER),
            EnumSet.of(Kind.FUNC_NEW, Kind.ROLE_NEW, Kind.MALFORMED),
            Bond.FLOW,
            Consequence::isOfTransfer,
            "it is a step of the same transfer");

    /** Whoever looks for devices asks those that it finds who they are. */
    private static final Consequence SEARCH = new Consequence(
            EnumSet.of(Kind.SCAN_HOST, Kind.SCAN_PORT),
            EnumSet.of(Kind.LINK_NEW, Kind.ROLE_NEW, Kind.FUNC_NEW),
            Bond.SOURCE,
            Consequence::isQuestion,
            true,
            "it only asks what it finds who or how it is");

    /** Devices that were silent until somebody looked for them. */
    private static final Consequence FOUND = new Consequence(
            EnumSet.of(Kind.SCAN_HOST, Kind.SCAN_PORT),
            EnumSet.of(Kind.ASSET_NEW),
            Bond.ANSWERED,
            Consequence::always,
            "it only answers who looks for devices");

    /**
     * Whoever tries one thing after the other on a device is refused most of them, and meets protocols that it never
     * spoke.
     */
    private static final Consequence TRIAL = new Consequence(
            EnumSet.of(Kind.SCAN_FUNC, Kind.SCAN_POINT),
            EnumSet.of(Kind.PROTOCOL_ERROR, Kind.ROLE_NEW, Kind.FUNC_NEW, Kind.POINT_NEW),
            Bond.PAIR,
            Consequence::changesNothing,
            true,
            "it is one more of the things that are tried on the device");

    /** A device refuses what it was never asked before, and what is guessed. */
    private static final Consequence REFUSAL = new Consequence(
            EnumSet.of(Kind.ROLE_NEW, Kind.FUNC_NEW, Kind.POINT_NEW, Kind.BRUTE_FORCE),
            EnumSet.of(Kind.PROTOCOL_ERROR),
            Bond.PAIR,
            Consequence::always,
            "it is the device's answer");

    /** A protocol within the one that the connection is of begins with it. */
    private static final Consequence CARRIED = new Consequence(
            EnumSet.of(Kind.ROLE_NEW),
            EnumSet.of(Kind.ROLE_NEW),
            Bond.FLOW,
            Consequence::isHarmless,
            "it is carried in the protocol of the same connection");

    /** A device that is another than before in one respect mostly is so in others. */
    private static final Consequence EXCHANGE = new Consequence(
            EnumSet.of(Kind.ASSET_CHANGED),
            EnumSet.of(Kind.ASSET_CHANGED),
            Bond.SOURCE,
            Consequence::always,
            "it is the same device");

    /** A device that was missed says, when it is back, that it restarted, or where it is now. */
    private static final Consequence RETURN = new Consequence(
            EnumSet.of(Kind.ASSET_SILENT),
            EnumSet.of(Kind.ASSET_CHANGED),
            Bond.MISSED,
            Consequence::isMinor,
            true,
            "it is how the device came back");

    /** All of them; the first that fits tells why. */
    private static final List<Consequence> ALL = List.of(
            CLAIMANT, SESSION, SERVED, OUTSIDE, TRANSFER, SEARCH, PROBE, FOUND, TRIAL, REFUSAL, CARRIED, EXCHANGE,
            RETURN);

    /** What a consequence has in common with what it follows from. */
    enum Bond {
        /** Who does it. */
        SOURCE("the same source"),
        /** Who does it, and to whom. */
        PAIR("the same source and target"),
        /** Who does it, whom the other merely answers. */
        ANSWERED("the source of the one is whom the other answers"),
        /** Who is missed, and does the other. */
        MISSED("the silent device is the source of the other"),
        /** The connection that it is seen in, whichever side sends. */
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

    /** The table. */
    public static List<Consequence> all() {
        return ALL;
    }

    /** The kinds from which something follows. */
    public Set<Kind> leads() {
        return Set.copyOf(leads);
    }

    /** The kinds that follow. */
    public Set<Kind> followers() {
        return Set.copyOf(followers);
    }

    /** What the two have in common, in words. */
    public String common() {
        return bond.words;
    }

    /** Why one is part of the other, in words that stand behind a comma. */
    public String reason() {
        return reason;
    }

    /** Whether it raises what it follows from where it is worse; what is worse stands for itself otherwise. */
    public boolean raises() {
        return raises;
    }

    Bond bond() {
        return bond;
    }

    boolean isLed(Kind kind) {
        return leads.contains(kind);
    }

    /** Whether a finding is of those that follow. */
    boolean covers(Finding finding, Sighting sighting) {
        return followers.contains(finding.kind()) && condition.test(finding, sighting);
    }

    /** Whether one kind may follow from another. */
    public static boolean isPossible(Kind lead, Kind follower) {
        for (Consequence each : ALL) {
            if (each.leads.contains(lead) && each.followers.contains(follower)) {
                return true;
            }
        }
        return false;
    }

    /** The flow that a finding was seen in; null where in none. */
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

    /** What is malformed where no process is controlled is of low severity. */
    private static boolean isMerelyNew(Finding finding, Sighting sighting) {
        return !finding.act() || finding.severity().compareTo(Severity.LOW) <= 0;
    }

    private static boolean isMinor(Finding finding, Sighting sighting) {
        return finding.severity().compareTo(Severity.LOW) <= 0;
    }

    private static boolean isOfTransfer(Finding finding, Sighting sighting) {
        Operation operation = sighting.operation();
        return operation == null
                ? finding.severity().compareTo(Severity.MEDIUM) <= 0
                : isTransfer(operation.service().action());
    }

    private static boolean isOfNoMessage(Finding finding, Sighting sighting) {
        return sighting.operation() == null;
    }

    /** Whether no message of it was read, and it took no more than one exchange. */
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
