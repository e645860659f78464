package io.otus.dissect.tftp;

import io.otus.core.event.Service;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Bounded;
import io.otus.core.time.Nanos;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Files on their way, whichever flow they take: a server answers from a port of its own (RFC 1350 §4), but to the port
 * that asked, and so that one, with the server's address, is what they are known by. Bounded: one more pushes out the
 * one that was asked for first. Confined to the analysis thread.
 */
final class Transfers {
    /** Most of them. */
    static final int MAX = 1_024;
    /** Within how many nanoseconds the same request from the same port is one that was sent again. */
    private static final long REPEATED = 30 * Nanos.SECOND;

    private final SequencedMap<Key, Moving> all = new LinkedHashMap<>();
    private long next;

    private record Key(
            int segment,
            @Nullable IpAddress client,
            int port,
            @Nullable IpAddress server) {
        static Key of(Endpoint client, Endpoint server) {
            return new Key(client.segment(), client.ip(), client.port(), server.ip());
        }
    }

    /** A client asks; null where it asked before and was not answered in time. */
    @Nullable
    Moving ask(
            Endpoint client,
            Endpoint server,
            Service service,
            String filename,
            List<TftpEvent.Option> options,
            long time) {
        Key key = Key.of(client, server);
        Moving before = all.get(key);
        if (before != null
                && before.isOpen()
                && before.isAskedBy(service, filename)
                && time - before.time() < REPEATED) {
            return null;
        }
        Moving moving = new Moving(next++, service, filename, options, time);
        Bounded.putLast(all, key, moving, MAX);
        return moving;
    }

    /** What a client and a server move; null where nobody was heard to ask for it. */
    @Nullable
    Moving of(Endpoint client, Endpoint server) {
        return all.get(Key.of(client, server));
    }
}
