package io.otus.dissect.coap;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Service;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Bounded;
import io.otus.core.time.Nanos;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What was asked in a flow, by who asked and the token, RFC 7252 §5.3.1: either side may ask. Bounded: one more pushes
 * out the one that was asked first. Confined.
 */
final class Exchanges {
    /** Most of them in a flow. */
    static final int MAX = 128;

    /** EXCHANGE_LIFETIME, RFC 7252 §4.8.2: so long a message id names one message; behind it the id may come anew. */
    static final long LIFETIME = 247 * Nanos.SECOND;

    private final SequencedMap<Key, Exchange> all = new LinkedHashMap<>();
    private long next;

    private record Key(Endpoint client, Octets token) {}

    /** One request. Confined. */
    static final class Exchange {
        private final long transaction;
        private final int messageId;
        private final Service service;
        private final String path;
        private final long time;
        private boolean answered;

        private Exchange(long transaction, int messageId, Service service, String path, long time) {
            this.transaction = transaction;
            this.messageId = messageId;
            this.service = service;
            this.path = path;
            this.time = time;
        }

        long transaction() {
            return transaction;
        }

        Service service() {
            return service;
        }

        String path() {
            return path;
        }

        /** Whether this is the first answer. */
        boolean answer() {
            boolean first = !answered;
            answered = true;
            return first;
        }
    }

    /** Somebody asks; null where it is the same message again, RFC 7252 §4.5. */
    @Nullable
    Exchange ask(Endpoint client, Octets token, int messageId, Service service, String path, long time) {
        Key key = new Key(client, token);
        Exchange before = all.get(key);
        if (before != null
                && messageId >= 0
                && before.messageId == messageId
                && before.path.equals(path)
                && time - before.time < LIFETIME) {
            return null;
        }
        Exchange exchange = new Exchange(next++, messageId, service, path, time);
        Bounded.putLast(all, key, exchange, MAX);
        return exchange;
    }

    @Nullable
    Exchange of(Endpoint client, Octets token) {
        return all.get(new Key(client, token));
    }

    /** The one that was asked by a message of this id and is open. */
    @Nullable
    Exchange of(Endpoint client, int messageId) {
        for (Map.Entry<Key, Exchange> each : all.entrySet()) {
            Exchange exchange = each.getValue();
            if (exchange.messageId == messageId
                    && !exchange.answered
                    && each.getKey().client.equals(client)) {
                return exchange;
            }
        }
        return null;
    }
}
