package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Origin;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client on whose behalf a name server asks another one: the device that asked the server for the same name
 * just before. A server that reveals no more of a name than it has to (RFC 9156) asks for the last labels of the name
 * first. Confined to the analysis thread.
 */
public final class ForwardedNames {
    /**
     * Longest time from a client's question to the server's own one: a server that does not know the answer asks on at
     * once, and again if it gets none.
     */
    private static final long SOON = 10 * Nanos.SECOND;
    /** Most names that servers may still ask on for; the least recently used are forgotten first. */
    private static final int MAX_NAMES = 16_384;
    /** Most endings of one name that are remembered. */
    private static final int MAX_ENDINGS = 8;

    /** A name for which a server may ask on. */
    private record Question(AssetModel server, String name) {}

    /**
     * The client that asked for a name first.
     *
     * @param client the client
     * @param server the server that the client asked; null if that is no device of the plant
     * @param told the finding that was reported on the client's question; null if there was none
     * @param time event time of the latest question of the client, or of a server on its behalf, nanoseconds since 1970
     */
    public record First(
            AssetModel client,
            @Nullable AssetModel server,
            @Nullable Finding told,
            long time) {}

    private final DetectorContext site;
    private final RecentMap<Question, First> asked = new RecentMap<>(MAX_NAMES);

    /** Creates a memory without any question. */
    public ForwardedNames(DetectorContext site) {
        this.site = site;
    }

    /** Returns how many names were forgotten to make room. */
    public long forgotten() {
        return asked.forgotten();
    }

    /**
     * Notes that a server was asked for a name.
     *
     * @param server the server, which may ask on; null if that is no device of the plant
     * @param domain the ending of the name; a server asks on for at least this much
     */
    public void note(@Nullable AssetModel server, String name, String domain, First first) {
        if (server == null) {
            return;
        }
        dropPast(first.time());
        String ending = name;
        for (int i = 0; i < MAX_ENDINGS && ending.endsWith(domain); i++) {
            asked.put(new Question(server, ending), first);
            ending = ending.substring(ending.indexOf('.') + 1);
            if (ending.length() < domain.length()) {
                return;
            }
        }
    }

    /** What nobody may ask on for any more takes no room, however few names a plant asks for. */
    private void dropPast(long time) {
        Iterator<First> leastRecent = asked.values().iterator();
        while (leastRecent.hasNext() && time - leastRecent.next().time() > SOON) {
            leastRecent.remove();
        }
    }

    /**
     * Returns whether a device asks for a name on behalf of another. If a finding was reported on the client's
     * question, it is reported again with this one. The server that is asked now may ask on in turn.
     *
     * @param server the server that the device asks; null if that is no device of the plant
     * @param domain as for {@link #note}
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
