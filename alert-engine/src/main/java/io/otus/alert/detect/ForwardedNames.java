package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import org.jspecify.annotations.Nullable;

/**
 * Questions that a name server asks on for its clients: who asked it for the same name just before is the one who asks.
 * A server that asks for no more of a name than it has to (RFC 9156) asks for its last labels first. Confined to the
 * analysis thread.
 */
public final class ForwardedNames {
    /** A server that does not know the answer asks on at once, and again if it gets none, in nanoseconds. */
    private static final long SOON = 10_000_000_000L;
    /** Names that servers may still ask on for; the least recent go first. */
    private static final int MAX_NAMES = 16_384;
    /** Endings of one name that are remembered. */
    private static final int MAX_ENDINGS = 8;

    /** Who may ask on for a name. */
    private record Question(AssetModel server, String name) {}

    /**
     * Who asked first.
     *
     * @param client the one who asked
     * @param server whom it asked; null where that is no device of the plant
     * @param told what was told of that; null where nothing was
     * @param time when it, or a server for it, asked last
     */
    public record First(
            AssetModel client,
            @Nullable AssetModel server,
            @Nullable Finding told,
            long time) {}

    private final RecentMap<Question, First> asked = new RecentMap<>(MAX_NAMES);

    /** How many had to make room. */
    public long forgotten() {
        return asked.forgotten();
    }

    /** For whom a device asks for a name; null where for itself. */
    public @Nullable First of(AssetModel asker, String name, long time) {
        First first = asked.get(new Question(asker, name));
        return first != null && first.client() != asker && time - first.time() <= SOON ? first : null;
    }

    /**
     * A server was asked.
     *
     * @param server who may ask on; null where that is no device of the plant
     * @param domain what the name ends with, and is asked on for at the least
     */
    public void note(@Nullable AssetModel server, String name, String domain, First first) {
        if (server == null) {
            return;
        }
        String ending = name;
        for (int i = 0; i < MAX_ENDINGS && ending.endsWith(domain); i++) {
            asked.put(new Question(server, ending), first);
            ending = ending.substring(ending.indexOf('.') + 1);
            if (ending.length() < domain.length()) {
                return;
            }
        }
    }

    /** A server asks on: whom it asks may ask on for the same client. */
    public void passOn(@Nullable AssetModel server, String name, String domain, First first, long time) {
        note(server, name, domain, new First(first.client(), first.server(), first.told(), time));
    }
}
