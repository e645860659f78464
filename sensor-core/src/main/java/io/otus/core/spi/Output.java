package io.otus.core.spi;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.event.Way;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a dissector reports what it read in one message. Truncation is absent on purpose: only the core knows why bytes
 * are missing. The core adds flow, time and evidence to everything reported here.
 */
public interface Output {
    /**
     * The message in its protocol's terms: once per {@link Dissector#dissect}, whether or not something in it is
     * malformed or unknown. Without it the core makes a row of the raw bytes.
     */
    void message(ProtocolEvent message);

    /**
     * All bytes are present and they contradict the specification.
     *
     * @param offset where, from the first byte of the message
     */
    void malformed(AnomalyCode code, int offset);

    /**
     * The frame that completes this message, to be passed to {@link #contradicts} when a later message contradicts this
     * one; null where it is not known.
     */
    default @Nullable FrameSpan frame() {
        return null;
    }

    /**
     * The message contradicts an earlier one, and does not show which of the two is true. The frames of both become
     * evidence.
     *
     * @param offset where, from the first byte of the message
     * @param earlier the frame of the earlier one; null where it is not known
     */
    default void contradicts(AnomalyCode code, int offset, @Nullable FrameSpan earlier) {
        malformed(code, offset);
    }

    /** Well framed, but a code that is not known: counted per value, never guessed at. */
    void unknown(String field, long value);

    /** Content proves which way the message goes. This overrides handshake and port for the whole flow. */
    void direction(Direction direction);

    /** The message asks something of a device, or is something that a device reports unasked. */
    void request(Request request);

    /** The message answers a request. */
    void response(Response response);

    /**
     * A device says who it is.
     *
     * @param about the device, usually the sender
     * @param unit the sub-device; empty for the device itself
     * @param value the statement; blank statements are dropped, control characters and padding trimmed, and the rest
     *     cut at a bound
     * @param source the message type in the protocol's terms
     */
    void claim(Endpoint about, String unit, Attribute attribute, String value, String source, Trust trust);

    /** The message binds an IP address to a MAC address. */
    void binding(MacAddress mac, IpAddress ip, AddressBinding.Source source, long validForSeconds);

    /**
     * The session shows something of itself.
     *
     * @param from who sent this; where it is not known, the sender is taken for the client
     * @param unit the sub-device; empty for the device itself
     */
    void session(Direction from, String unit, SessionFact fact);

    /** The session shows something that is one text, of a kind of {@link SessionSeen} or the protocol's own. */
    default void session(Direction from, String unit, String kind, String detail) {
        session(from, unit, new SessionFact.Text(kind, detail));
    }

    /** A program was moved whole; {@code from} as in {@link #session(Direction, String, SessionFact)}. */
    void transfer(Direction from, String unit, Action action, String name, long size, String sha256);

    /** A file, which need not be a program, was moved whole; {@code from} as for a session. */
    void file(Direction from, String unit, Way way, String name, long size, String sha256);

    /** Hands a payload to a child protocol without an address; see {@link #child(ByteView, String)}. */
    default void child(ByteView payload) {
        child(payload, "");
    }

    /**
     * Hands a payload to whichever protocol names this one as its parent and recognises it. The payload may be a part
     * of the message or bytes that the dissector assembled from several.
     *
     * @param address what this layer addresses within the device, whichever side sends, for
     *     {@link Context#parentAddress}; empty where not known
     */
    void child(ByteView payload, String address);

    /**
     * This message holds a part of something that a later message completes: its frames become evidence of that one
     * too.
     */
    void continues();

    /** The payload of this message is encrypted, so the dissector reports nothing of its content. */
    void encrypted();

    /**
     * These bytes of the message are a secret, such as a password; kept evidence has them overwritten, in each frame
     * that holds some of them. Where the message completes earlier ones that were carried on into it, these are
     * overwritten as a whole, since nothing shows where in them the secret begins. A length of 0 says that the whole
     * secret lies in those earlier messages.
     */
    void secret(int offset, int length);
}
