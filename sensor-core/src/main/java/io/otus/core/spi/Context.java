package io.otus.core.spi;

import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/** What a dissector may know besides the bytes. Valid only during the call that received it. */
public interface Context {
    /**
     * Which way the message goes: by content, else by handshake, else by the port hint; {@link Direction#UNKNOWN} where
     * none of them shows it.
     */
    Direction direction();

    /** What brought the bytes. */
    Carrier carrier();

    /** Event time, nanoseconds since 1970. */
    long time();

    /** Whether a hint of this protocol fits the flow, so that weaker content may be believed. */
    boolean hinted();

    /**
     * What the parent layer addresses within the device, in that layer's terms; empty without a parent, or where it did
     * not tell.
     */
    String parentAddress();

    /** Who sent the message. */
    Endpoint source();

    /** The endpoint that the message was sent to. */
    Endpoint destination();

    /**
     * The outstanding request of the other side with this transaction number; null where it was not seen or was
     * answered already. A response is read with its help: it often carries values, but not the points that they belong
     * to.
     */
    @Nullable
    Request pending(long transaction);
}
