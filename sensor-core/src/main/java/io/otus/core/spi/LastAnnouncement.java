package io.otus.core.spi;

import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a thing that announces itself again and again is reported: when an announcement differs from the latest
 * one that was reported, and once a minute of event time, so that consumers know that the thing goes on. One object
 * follows one thing; a dissector that follows several bounds their number. Confined to the analysis thread.
 *
 * @param <T> what is announced
 */
public final class LastAnnouncement<T> {
    private @Nullable T last;
    private long time;

    /** Whether an announcement at this event time, in nanoseconds, is to be reported. Changes nothing. */
    public boolean isNews(T says, long now) {
        return !says.equals(last) || now - time >= Nanos.MINUTE;
    }

    /** Notes that the announcement is reported at this event time. */
    public void tell(T says, long now) {
        last = says;
        time = now;
    }

    /** As {@link #isNews}; notes the announcement as reported where it is to be. The caller then reports it. */
    public boolean take(T says, long now) {
        boolean isNews = isNews(says, now);
        if (isNews) {
            tell(says, now);
        }
        return isNews;
    }

    /** The thing no longer announces itself: its next announcement is news, whatever it says. */
    public void forget() {
        last = null;
    }
}
