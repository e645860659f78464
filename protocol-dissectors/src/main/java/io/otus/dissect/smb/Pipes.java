package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Output;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which open files of a connection are named pipes, and what goes through them: a file of the share {@code IPC$}, or
 * one by which somebody transacts as only pipes let him. Confined.
 */
final class Pipes {
    /** Open pipes, and questions for one, that are remembered of a connection; the oldest go first. */
    static final int MAX_OPEN = 64;

    /** The share of pipes, [MS-CIFS] §2.2.4.55.1 and [MS-SRVS] §2.2.2.4. */
    static final String SHARE = "IPC$";

    private static final int MAX_NAME = 64;

    /** The handle of an open file: two numbers in SMB2, one in SMB1. */
    record Handle(long persistent, long number) {
        static Handle of(ByteView b, int at) {
            return new Handle(b.leS64(at), b.leS64(at + 8));
        }
    }

    private final SequencedMap<Handle, String> open = new LinkedHashMap<>();
    private final SequencedMap<Long, String> opening = new LinkedHashMap<>();
    private final SequencedMap<Long, String> reading = new LinkedHashMap<>();
    private long opened;

    /** A client asks for a pipe; the exchange is what the answer will repeat. */
    void opening(long exchange, String name) {
        Bounded.putLast(opening, exchange, name, MAX_OPEN);
    }

    /** It was given this handle. */
    void opened(long exchange, Handle handle) {
        String name = opening.remove(exchange);
        if (name != null) {
            Bounded.putLast(open, handle, address(name), MAX_OPEN);
        }
    }

    /** An address that is unique for each opening of a pipe in the connection. */
    private String address(String name) {
        String plain = name.substring(name.lastIndexOf('\\') + 1);
        return (plain.length() > MAX_NAME ? plain.substring(0, MAX_NAME) : plain) + '#' + ++opened;
    }

    void closed(Handle handle) {
        open.remove(handle);
    }

    /** Bytes that a client writes into a file, which may be a pipe. */
    void written(Handle handle, ByteView data, Output out) {
        carry(open.get(handle), data, out);
    }

    /** Bytes that a client writes into what can only be a pipe, and of which it awaits an answer. */
    void transacted(long exchange, Handle handle, ByteView data, Output out) {
        if (!open.containsKey(handle)) {
            Bounded.putLast(open, handle, address(""), MAX_OPEN);
        }
        written(handle, data, out);
        asked(exchange, handle);
    }

    /** A client asks what a file has to say. */
    void asked(long exchange, Handle handle) {
        String pipe = open.get(handle);
        if (pipe != null) {
            Bounded.putLast(reading, exchange, pipe, MAX_OPEN);
        }
    }

    /** Takes the answer of a server to {@link #asked}. */
    void read(long exchange, ByteView data, Output out) {
        carry(reading.remove(exchange), data, out);
    }

    /** Whether an answer is awaited that would be one of a pipe. */
    boolean isAsked(long exchange) {
        return reading.containsKey(exchange);
    }

    private static void carry(@Nullable String pipe, ByteView data, Output out) {
        if (pipe != null && data.length() > 0) {
            out.child(data, pipe);
        }
    }

    /** Bytes are missing: what was asked for may have been answered. */
    void forget() {
        opening.clear();
        reading.clear();
    }

    /** What an offset and a length point at, as far as it is here: long messages are cut. */
    static ByteView data(ByteView smb, int offset, long length) {
        if (offset > smb.length()) {
            return ByteView.EMPTY;
        }
        return smb.slice(offset, (int) Math.min(length, smb.length() - offset));
    }
}
