package io.otus.core.spi;

import io.otus.core.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * What was told last of one thing that announces itself again and again. An announcement is news where it says
 * something else than was told, and once a minute of event time, so that who listens knows that the thing goes on. Who
 * follows several things bounds how many. Confined to the analysis thread.
 *
 * @param <T> what is announced
 */
public final class Told<T> {
    private @Nullable T last;
    private long time;

    /** Whether it is to be told now, at this time in nanoseconds. */
    public boolean isNews(T says, long now) {
        return !says.equals(last) || now - time >= Nanos.MINUTE;
    }

    /** It is told now. */
    public void tell(T says, long now) {
        last = says;
        time = now;
    }

    /** Whether it is to be told now; who asks tells it. */
    public boolean take(T says, long now) {
        boolean isNews = isNews(says, now);
        if (isNews) {
            tell(says, now);
        }
        return isNews;
    }

    /** The thing announces itself no more: whatever it says next is news. */
    public void forget() {
        last = null;
    }
}
