package io.otus.core.event;

import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A flow as consumers see it: two sides, 0 and 1, of which 0 sent the first frame seen. Live: the counters move on.
 * Confined to the analysis thread.
 */
public interface FlowInfo {
    /** No side is known to be the client yet. */
    int NOBODY = -1;

    /** Number of the flow in order of first appearance, from 1. */
    long id();

    /** What carries its payload. */
    Transport transport();

    /** IP protocol number, EtherType or LLC SAP, as {@link #transport} demands. */
    int protocolNumber();

    /** The endpoint of side 0 or 1. */
    Endpoint endpoint(int side);

    /** The tunnel over IP that the first frame came in; null where it came in none, or the mirror port made it. */
    default @Nullable Tunnel tunnel() {
        return null;
    }

    /** The side that acts as client, or {@link #NOBODY}: by content, else by handshake, else by port. */
    int client();

    /** The side that acts as server: 1, unless it is known that the first frame seen was already an answer. */
    default int server() {
        return client() == 1 ? 0 : 1;
    }

    /** Frames that this side sent. */
    long frames(int side);

    /** Bytes on the wire that this side sent, from the link header. */
    long bytes(int side);

    /** Bytes of payload on the wire that this side sent, those that it repeated too. */
    long payloadBytes(int side);

    /** The latest frame in which this side sent payload, whole; null where none did. */
    default @Nullable Evidence latestPayload(int side) {
        return null;
    }

    /**
     * Bytes of payload that this side sent since content confirmed the protocol and that no message explains: broken
     * messages, those of an unknown code, junk between messages, and beginnings of messages of which the rest is
     * missing.
     */
    default long unreadBytes(int side) {
        return 0;
    }

    /**
     * Bytes of payload that this side has sent, since the protocol was recognised, in messages that say that their
     * content is encrypted.
     */
    default long encryptedBytes(int side) {
        return 0;
    }

    /**
     * Name of the interface on which the first frame of this side was heard; empty where the source does not name
     * interfaces, or this side has sent none.
     */
    default String heardOn(int side) {
        return "";
    }

    /** The other MAC address that continues to send for this side in place of its endpoint's; null where none does. */
    default @Nullable TakenOver takenOver(int side) {
        return null;
    }

    /** Whether the latest frame of this side came from the MAC address of its endpoint, as far as frames show. */
    default boolean isFromOwn(int side) {
        return true;
    }

    /**
     * The MAC address that the latest frame of this side came from, which is another one than that of its endpoint
     * where the IP address moved to another card, or somebody else sends from it; null where there is none.
     */
    default @Nullable MacAddress latestCard(int side) {
        return endpoint(side).mac();
    }

    /**
     * The latest frame of this side that came from another network card than the one that its host speaks from; null
     * where none did.
     */
    default @Nullable OtherCard otherCard(int side) {
        return null;
    }

    /** Event time of the first frame, nanoseconds since 1970. */
    long firstTime();

    /** Event time of the latest frame, nanoseconds since 1970. */
    long lastTime();

    /**
     * Event time at which bytes of either side's stream were last found missing, nanoseconds since 1970; the least long
     * when none ever were.
     */
    default long lossTime() {
        return Long.MIN_VALUE;
    }

    /**
     * Whether its beginning was seen: false for a TCP connection that stood already when its first frame was captured.
     */
    default boolean isBeginningSeen() {
        return true;
    }

    /** Id of the protocol that content confirmed; null while unknown. */
    @Nullable
    String protocol();

    /**
     * The object that a consumer keeps with the flow; null where it keeps none. {@link FlowKeeper} assigns the slots.
     */
    @Nullable
    Object attachment(int slot);

    /** Keeps something with the flow for as long as it lives. */
    void attach(int slot, @Nullable Object attachment);
}
