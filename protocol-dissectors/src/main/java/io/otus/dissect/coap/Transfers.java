package io.otus.dissect.coap;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.Way;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Bounded;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Payloads that come in blocks, RFC 7959, by who asks for them, path and way. Bounded: one more pushes out the one that
 * was begun first. Confined.
 */
final class Transfers {
    /** Most of them in a flow. */
    static final int MAX = 8;
    /** Octets that are kept of a list of links. */
    static final int MAX_LINKS = 16_384;

    private final SequencedMap<Key, Transfer> all = new LinkedHashMap<>();

    private record Key(Endpoint client, String path, Way way) {}

    /** One of them. Confined. */
    static final class Transfer {
        private final Sha256 digest = new Sha256();
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long size;
        private boolean whole = true;
        private boolean told;

        private void take(Block block, ByteView payload, boolean keep) {
            if (block.offset() < size || told) {
                return; // sent again
            }
            whole &= block.offset() == size;
            size = block.offset() + payload.length();
            if (whole) {
                digest.update(payload);
                if (keep && kept.size() + payload.length() <= MAX_LINKS) {
                    kept.writeBytes(payload.octets().toArray());
                }
            }
        }

        long size() {
            return size;
        }

        ByteView kept() {
            return ByteView.of(kept.toByteArray());
        }

        /** The digest of all; empty where a part is missing. */
        String tell() {
            told = true;
            return whole ? digest.hex() : "";
        }
    }

    /**
     * Takes a block.
     *
     * @param keep whether its octets are kept
     * @return the transfer where this is the last block of several that were heard; null otherwise
     */
    @Nullable
    Transfer take(Endpoint client, String path, Way way, Block block, ByteView payload, boolean keep) {
        Key key = new Key(client, path, way);
        if (block.number() == 0) {
            if (!block.more()) {
                all.remove(key);
                return null; // in one block
            }
            Bounded.putLast(all, key, new Transfer(), MAX);
        }
        Transfer transfer = all.get(key);
        if (transfer == null) {
            return null;
        }
        transfer.take(block, payload, keep);
        return block.more() || transfer.told ? null : transfer;
    }

    /** Octets that are kept. */
    int kept() {
        int sum = 0;
        for (Transfer transfer : all.values()) {
            sum += transfer.kept.size();
        }
        return sum;
    }

    void forget() {
        all.clear();
    }
}
