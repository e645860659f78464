package io.otus.inventory.conversation;

import io.otus.core.event.Action;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.graph.ProtocolUse;

/** Who asks whom, in which protocol, about which sub-device; outlives its flows. Confined to the analysis thread. */
public final class Conversation {
    /**
     * The identity of a conversation.
     *
     * @param client id of the asset that asks
     * @param server id of the asset that is asked
     * @param protocol id of the protocol, or transport and port such as {@code tcp/8080} where content confirmed none
     * @param unit the sub-device; empty for the device itself
     */
    public record Key(String client, String server, String protocol, String unit) implements Comparable<Key> {
        /** The same two in the same protocol, whatever the unit. */
        Key ofAnyUnit() {
            return new Key(client, server, protocol, "");
        }

        @Override
        public int compareTo(Key other) {
            int by = client.compareTo(other.client);
            by = by != 0 ? by : server.compareTo(other.server);
            by = by != 0 ? by : protocol.compareTo(other.protocol);
            return by != 0 ? by : unit.compareTo(other.unit);
        }
    }

    /**
     * What its flows carried, as of their latest report, once a minute.
     *
     * @param bytes bytes on the wire in both directions
     * @param fromClient of these, those that the client sent
     * @param connections TCP connections
     * @param oneSided of these, those of which one side alone was heard
     * @param unread of all bytes, those of payload that no message explains
     * @param encrypted of all bytes, those of messages whose content is encrypted
     * @param losses how often it was told that bytes were missing since
     */
    public record Carried(
            long bytes, long fromClient, long unread, long encrypted, long connections, long oneSided, long losses) {
        static final Carried NOTHING = new Carried(0, 0, 0, 0, 0, 0, 0);

        Carried plus(Carried more) {
            return new Carried(
                    bytes + more.bytes,
                    fromClient + more.fromClient,
                    unread + more.unread,
                    encrypted + more.encrypted,
                    connections + more.connections,
                    oneSided + more.oneSided,
                    losses + more.losses);
        }
    }

    private final Key key;
    private final Evidence first;
    private final long firstTime;
    private long lastTime;
    private long requests;
    private long answers;
    private long errors;
    private Carried carried = Carried.NOTHING;
    private ActionCounts actions = new ActionCounts();
    private boolean directionKnown = true;
    private boolean unstored;

    Conversation(Key key, Evidence first, long time) {
        this.key = key;
        this.first = first;
        this.firstTime = time;
        this.lastTime = time;
    }

    /** A conversation as it was stored, or one whose parties turned out to be others. */
    public static Conversation restored(
            Key key,
            Evidence first,
            long firstTime,
            long lastTime,
            long requests,
            long answers,
            long errors,
            Carried carried,
            ActionCounts actions,
            boolean directionKnown) {
        Conversation conversation = new Conversation(key, first, firstTime);
        conversation.lastTime = lastTime;
        conversation.requests = requests;
        conversation.answers = answers;
        conversation.errors = errors;
        conversation.carried = carried;
        conversation.actions = actions;
        conversation.directionKnown = directionKnown;
        return conversation;
    }

    /**
     * Bytes of it, headers included, but for those of payload that no message explains or that is encrypted; 0 while
     * content did not confirm its protocol.
     */
    public long understoodBytes() {
        return isUnderstood() ? Math.max(0, carried.bytes - carried.unread - carried.encrypted) : 0;
    }

    /** Whether content confirmed its protocol. */
    public boolean isUnderstood() {
        return ProtocolUse.isConfirmed(key.protocol());
    }

    /** A conversation of two of whom nobody is known as the one that asks. */
    static Conversation ofUnknownDirection(Key key, Evidence first, long time) {
        Conversation conversation = new Conversation(key, first, time);
        conversation.directionKnown = false;
        return conversation;
    }

    /**
     * Whether it is known which of the two asks. If not, the client is merely the one that was named first, and nothing
     * follows from it.
     */
    public boolean isDirectionKnown() {
        return directionKnown;
    }

    void directed() {
        directionKnown = true;
    }

    /** Its client, server, protocol and unit. */
    public Key key() {
        return key;
    }

    /** The frames that first showed it. */
    public Evidence first() {
        return first;
    }

    /** Event time of its first message. */
    public long firstTime() {
        return firstTime;
    }

    /** Event time of its latest message. */
    public long lastTime() {
        return lastTime;
    }

    /** Number of operations that were requested or reported unasked. */
    public long requests() {
        return requests;
    }

    /** Number of requests by action. */
    public ActionCounts actions() {
        return actions;
    }

    /** Number of operations that were answered. */
    public long answers() {
        return answers;
    }

    /** Operations answered with an error. */
    public long errors() {
        return errors;
    }

    /**
     * Bytes on the wire in both directions, as of the latest report of its flows, once a minute; 0 for a conversation
     * about a sub-device.
     */
    public long bytes() {
        return carried.bytes;
    }

    /** What its flows carried; nothing for a conversation about a sub-device. */
    public Carried carried() {
        return carried;
    }

    /** Number of its flows' reports, one a minute, since which bytes were found missing. */
    public long losses() {
        return carried.losses;
    }

    void lost() {
        carried = carried.plus(new Carried(0, 0, 0, 0, 0, 0, 1));
    }

    void connected(boolean oneSided) {
        carried = carried.plus(new Carried(0, 0, 0, 0, 1, oneSided ? 1 : 0, 0));
    }

    /** A connection of which one side alone was heard so far was answered. */
    void otherSideHeard() {
        carried = carried.plus(new Carried(0, 0, 0, 0, 0, -1, 0));
    }

    void request(Action action, long time) {
        requests++;
        actions.add(action, 1);
        lastTime = time;
    }

    void answer(boolean error, long time) {
        answers++;
        if (error) {
            errors++;
        }
        lastTime = time;
    }

    void traffic(Sent byClient, Sent byServer, long time) {
        carried = carried.plus(new Carried(
                byClient.bytes() + byServer.bytes(),
                byClient.bytes(),
                byClient.unread() + byServer.unread(),
                byClient.encrypted() + byServer.encrypted(),
                0,
                0,
                0));
        lastTime = Math.max(lastTime, time);
    }

    /** This conversation under another key. */
    Conversation under(Key other) {
        return restored(other, first, firstTime, lastTime, requests, answers, errors, carried, actions, directionKnown);
    }

    /** This conversation with what another one counted added. */
    Conversation with(Conversation other) {
        boolean earlier = firstTime <= other.firstTime;
        return restored(
                key,
                earlier ? first : other.first,
                Math.min(firstTime, other.firstTime),
                Math.max(lastTime, other.lastTime),
                requests + other.requests,
                answers + other.answers,
                errors + other.errors,
                carried.plus(other.carried),
                actions.plus(other.actions),
                directionKnown || other.directionKnown);
    }

    /** Marks it as changed since it was last stored; false when it was marked already. */
    boolean mark() {
        boolean fresh = !unstored;
        unstored = true;
        return fresh;
    }

    void stored() {
        unstored = false;
    }
}
