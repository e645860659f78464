package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Origin;
import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Questions that a name server asks on for its clients: who asked it for the same name just before is the one who asks.
 * A server that asks for no more of a name than it has to (RFC 9156) asks for its last labels first. Confined to the
 * analysis thread.
 */
public final class ForwardedNames {
    /** A server that does not know the answer asks on at once, and again if it gets none. */
    private static final long SOON = 10 * Nanos.SECOND;
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

    private final Site site;
    private final RecentMap<Question, First> asked = new RecentMap<>(MAX_NAMES);

    /** Of no question so far. */
    public ForwardedNames(Site site) {
        this.site = site;
    }

    /** How many had to make room. */
    public long forgotten() {
        return asked.forgotten();
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

    /**
     * Whether a device asks for a name on behalf of another. What was told of that one's question is told again with
     * this one, and whom the device asks may ask on in turn.
     *
     * @param server whom it asks; null where that is no device of the plant
     * @param domain as of {@link #note}
     */
    public boolean isAskedOn(
            AssetModel asker, @Nullable AssetModel server, String name, String domain, Origin question) {
        long time = question.time();
        First first = asked.get(new Question(asker, name));
        if (first == null || first.client() == asker || time - first.time() > SOON) {
            return false;
        }
        note(server, name, domain, new First(first.client(), first.server(), first.told(), time));
        if (first.told() != null) {
            site.report(first.told(), new Sighting(time, question.evidence(), null, first.client(), first.server()));
        }
        return true;
    }
}
