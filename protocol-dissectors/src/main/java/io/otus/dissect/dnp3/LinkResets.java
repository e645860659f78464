package io.otus.dissect.dnp3;

import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.dissect.dnp3.Dnp3Event.Link;
import java.util.Arrays;

/**
 * Tells when a master resets the link to a station that it had a link to (IEEE 1815-2012 §9.2.6): the station takes the
 * next confirmed frame for a new one whatever its frame count bit, and what was on the way is lost. Who resets a link
 * to begin with, also to a station that spoke first, or asks in vain for one that is out of order, breaks nothing: a
 * station is linked once it sent a secondary frame, or anything after its master sent it user data. The station that
 * was taken in first makes room when there are too many. Confined to one flow.
 */
final class LinkResets {
    /** Most stations remembered in one flow. */
    static final int MAX_STATIONS = 64;

    private static final int ADDRESS = 0xFFFF;
    /** Beside the address: the master sent user data; the station is linked. */
    private static final int ASKED = 0x1_0000;

    private static final int LINKED = 0x2_0000;

    private int[] stations = new int[2];
    private int size;
    private int oldest;

    /** Any frame that is to be trusted. */
    void heard(Link link, Output out) {
        int station = link.dir() ? link.destination() : link.source();
        if (station >= LinkHeader.FIRST_SPECIAL_ADDRESS) {
            return;
        }
        if (!link.dir()) {
            if (!link.prm() || (state(station) & ASKED) != 0) {
                take(station, LINKED | ASKED);
            }
        } else if (link.prm() && LinkHeader.hasUserData(link.function())) {
            take(station, state(station) | ASKED);
        } else if (link.prm() && link.function() == LinkHeader.RESET_LINK_STATES && state(station) != 0) {
            boolean wasLinked = (state(station) & LINKED) != 0;
            take(station, 0);
            if (wasLinked) {
                out.session(
                        Direction.FROM_CLIENT, Integer.toString(station), SessionSeen.LINK_RESET, "reset_link_states");
            }
        }
    }

    /** How many stations are remembered. */
    int size() {
        return size;
    }

    private int state(int station) {
        int at = find(station);
        return at < 0 ? 0 : stations[at] & ~ADDRESS;
    }

    private int find(int station) {
        for (int i = 0; i < size; i++) {
            if ((stations[i] & ADDRESS) == station) {
                return i;
            }
        }
        return -1;
    }

    private void take(int station, int state) {
        int at = find(station);
        if (at < 0 && size < MAX_STATIONS) {
            if (size == stations.length) {
                stations = Arrays.copyOf(stations, 2 * size);
            }
            at = size++;
        } else if (at < 0) {
            at = oldest;
            oldest = (oldest + 1) % MAX_STATIONS;
        }
        stations[at] = station | state;
    }
}
