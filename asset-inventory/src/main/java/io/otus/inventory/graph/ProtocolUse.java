package io.otus.inventory.graph;

import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.evidence.Evidence;
import io.otus.core.time.Nanos;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one asset speaks one protocol: what it asks of others, and what it does when asked. Roles are concluded from
 * these facts. Confined to the analysis thread.
 */
public final class ProtocolUse {
    private final String protocol;
    private final Occasions askedActions = new Occasions();
    private final Set<Action> servedActions = EnumSet.noneOf(Action.class);
    private final Volume volume = new Volume();
    private long asked;
    private long served;
    private int servers;
    private int clients;
    private long firstAskedTime;
    private long lastAskedTime;
    private long firstFlowTime;
    private long lastFlowTime;
    private boolean byTurns;
    /** Whom it asked last in this run; empty for nobody. */
    private String lastServer = "";

    private @Nullable Evidence firstAsked;
    private @Nullable Evidence firstServed;
    /** The first frame in which it spoke; null where it asked or answered before. */
    private @Nullable Evidence firstSpoken;

    ProtocolUse(String protocol) {
        this.protocol = protocol;
    }

    /** Whether what is spoken is a protocol that content confirmed, and not merely a transport and port. */
    public static boolean isConfirmed(String protocol) {
        return protocol.indexOf('/') < 0;
    }

    /** Id of the protocol. */
    public String protocol() {
        return protocol;
    }

    /** The actions that it asked of others. */
    public Occasions askedActions() {
        return askedActions;
    }

    /** The actions that it answered without an error, or reported unasked. */
    public Set<Action> servedActions() {
        return Collections.unmodifiableSet(servedActions);
    }

    /** Operations that it asked for. */
    public long asked() {
        return asked;
    }

    /** Number of operations that it answered or reported unasked. */
    public long served() {
        return served;
    }

    /** What it sent and received in flows of this protocol, as of their latest report, once a minute. */
    public Volume volume() {
        return volume;
    }

    /** How many devices it asked. */
    public int servers() {
        return servers;
    }

    /** Whether it asked one device, another, and the first again. That never happens where one replaced the other. */
    public boolean isByTurns() {
        return byTurns;
    }

    /** How many devices asked it. */
    public int clients() {
        return clients;
    }

    /** Nanoseconds of event time between its first and its latest question. */
    public long askedFor() {
        return lastAskedTime - firstAskedTime;
    }

    /** Nanoseconds of event time over which it sent in flows of this protocol, since their first report. */
    public long goesOnFor() {
        return lastFlowTime - firstFlowTime;
    }

    /** The frames of its first question; null where it never asked. */
    public @Nullable Evidence firstAsked() {
        return firstAsked;
    }

    /** The frames of its first answer; null where it never answered. */
    public @Nullable Evidence firstServed() {
        return firstServed;
    }

    /**
     * The frames that first show it speak the protocol: of an answer, else of a question, else of what it says to
     * whoever listens; null where none are known.
     */
    public @Nullable Evidence firstSpoken() {
        return firstServed != null ? firstServed : firstAsked != null ? firstAsked : firstSpoken;
    }

    /** It speaks this protocol. Returns whether this is the first time. */
    public boolean speak(Origin origin) {
        boolean isFirst = firstSpoken == null && firstServed == null && firstAsked == null;
        if (isFirst) {
            firstSpoken = origin.evidence();
        }
        return isFirst;
    }

    /**
     * A flow of this protocol goes on, in which it sent more frames. Returns true when the number of such minutes
     * reaches a power of two, since roles may differ then.
     */
    public boolean goesOn(long time) {
        if (firstFlowTime == 0) {
            firstFlowTime = time;
            lastFlowTime = time;
        }
        long before = goesOnFor() / Nanos.MINUTE;
        lastFlowTime = Math.max(lastFlowTime, time);
        return Long.highestOneBit(goesOnFor() / Nanos.MINUTE) > Long.highestOneBit(before);
    }

    /**
     * Counts a question; true when its kind is new or asked again and again by now, or the count reached a power of
     * two, so that roles may differ.
     */
    public boolean ask(Action action, Origin origin) {
        asked++;
        lastAskedTime = origin.time();
        if (firstAsked == null) {
            firstAsked = origin.evidence();
            firstAskedTime = origin.time();
        }
        boolean news = askedActions.add(action, origin.time());
        return news || (asked & asked - 1) == 0;
    }

    /**
     * Notes whom a question is for; true when it thereby asks by turns, and did not before.
     *
     * @param isFirst whether it never asked that one before
     * @param assets by their ids, and by those of what turned out to be one with them
     */
    public boolean asks(Asset server, boolean isFirst, Function<String, @Nullable Asset> assets) {
        boolean isAnother = !lastServer.isEmpty() && !server.id().equals(lastServer);
        boolean news = isAnother && !isFirst && !byTurns && assets.apply(lastServer) != server;
        byTurns |= news;
        lastServer = server.id();
        return news;
    }

    /**
     * A sub-device of a device that it asks became an asset of its own.
     *
     * @param asksDevice whether it asks the device for anything else, so that it is not known which it asked last
     */
    public void parted(Asset device, Asset own, boolean asksDevice) {
        if (lastServer.equals(device.id())) {
            lastServer = asksDevice ? "" : own.id();
        }
    }

    /** Counts an answer; true when it is of a kind never given before. */
    public boolean serve(Action action, Origin origin) {
        served++;
        if (firstServed == null) {
            firstServed = origin.evidence();
        }
        return servedActions.add(action);
    }

    /** Counts one more server that it talks with. */
    public void addServer() {
        servers++;
    }

    /** Counts one more client that talks with it. */
    public void addClient() {
        clients++;
    }

    /** Takes over what another asset did, when both turned out to be one. */
    void absorb(ProtocolUse other) {
        if (other.firstAsked != null && (firstAsked == null || other.firstAskedTime < firstAskedTime)) {
            firstAsked = other.firstAsked;
            firstAskedTime = other.firstAskedTime;
        }
        if (other.firstServed != null
                && (firstServed == null || other.firstServed.firstFrame() < firstServed.firstFrame())) {
            firstServed = other.firstServed;
        }
        if (other.firstSpoken != null
                && (firstSpoken == null || other.firstSpoken.firstFrame() < firstSpoken.firstFrame())) {
            firstSpoken = other.firstSpoken;
        }
        other.askedActions.entries().forEach(askedActions::add);
        servedActions.addAll(other.servedActions);
        volume.absorb(other.volume);
        asked += other.asked;
        served += other.served;
        servers += other.servers;
        byTurns |= other.byTurns;
        clients += other.clients;
        lastAskedTime = Math.max(lastAskedTime, other.lastAskedTime);
        if (other.firstFlowTime != 0) {
            firstFlowTime = firstFlowTime == 0 ? other.firstFlowTime : Math.min(firstFlowTime, other.firstFlowTime);
            lastFlowTime = Math.max(lastFlowTime, other.lastFlowTime);
        }
    }

    /** The numbers as they are stored. */
    public State state() {
        return new State(
                protocol,
                askedActions.entries(),
                servedActions,
                asked,
                served,
                servers,
                clients,
                byTurns,
                firstAskedTime,
                lastAskedTime,
                firstFlowTime,
                lastFlowTime,
                firstAsked,
                firstServed,
                firstSpoken);
    }

    /** A use as it was stored. */
    public static ProtocolUse restored(State state) {
        ProtocolUse use = new ProtocolUse(state.protocol);
        state.askedActions.forEach(use.askedActions::add);
        use.servedActions.addAll(state.servedActions);
        use.asked = state.asked;
        use.served = state.served;
        use.servers = state.servers;
        use.clients = state.clients;
        use.byTurns = state.byTurns;
        use.firstAskedTime = state.firstAskedTime;
        use.lastAskedTime = state.lastAskedTime;
        use.firstFlowTime = state.firstFlowTime;
        use.lastFlowTime = state.lastFlowTime;
        use.firstAsked = state.firstAsked;
        use.firstServed = state.firstServed;
        use.firstSpoken = state.firstSpoken;
        return use;
    }

    /** All fields at one moment. */
    public record State(
            String protocol,
            List<Occasions.Entry> askedActions,
            Set<Action> servedActions,
            long asked,
            long served,
            int servers,
            int clients,
            boolean byTurns,
            long firstAskedTime,
            long lastAskedTime,
            long firstFlowTime,
            long lastFlowTime,
            @Nullable Evidence firstAsked,
            @Nullable Evidence firstServed,
            @Nullable Evidence firstSpoken) {
        /** Copies what it is given. */
        public State {
            askedActions = List.copyOf(askedActions);
            servedActions = Set.copyOf(servedActions);
        }
    }
}
