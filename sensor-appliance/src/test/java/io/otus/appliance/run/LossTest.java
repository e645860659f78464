package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.CaptureHealth;
import io.otus.core.event.CaptureHealth.Kind;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a loss is told, and of how many. */
class LossTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final AtomicLong total = new AtomicLong();

    private static long count(@Nullable CaptureHealth told) {
        return told == null ? 0 : told.count();
    }

    @Test
    void whatWasAddedIsToldOnce() {
        Loss loss = new Loss(Kind.DROPS, "kernel", total::get, count -> count + " frames");
        assertThat(loss.since(SECOND)).isNull();
        total.set(3);
        assertThat(count(loss.since(2 * SECOND))).isEqualTo(3);
        assertThat(loss.since(3 * SECOND)).isNull();
        total.set(5);
        assertThat(count(loss.since(4 * SECOND))).isEqualTo(2);
    }

    /** Each time it is told, one more is lost. */
    @Test
    void whatIsLostBecauseItIsToldComesToAnEnd() {
        Loss loss =
                new Loss(Kind.WRITE_REFUSED, "store", total::get, count -> count + " groups", 10 * MINUTE, 60 * MINUTE);
        total.set(1);
        int times = 0;
        for (long second = 10; second < 7_200; second += 10) {
            if (loss.since(second * SECOND) != null) {
                times++;
                total.incrementAndGet();
            }
        }
        assertThat(times).isEqualTo(1);
        total.incrementAndGet();
        assertThat(count(loss.since(7_200 * SECOND)))
                .as("what was not told before is in it")
                .isEqualTo(2);
    }

    @Test
    void whatGoesOnIsToldAgainAfterAnHour() {
        Loss loss =
                new Loss(Kind.WRITE_REFUSED, "store", total::get, count -> count + " groups", 10 * MINUTE, 60 * MINUTE);
        int times = 0;
        for (long minute = 1; minute <= 121; minute++) {
            total.incrementAndGet();
            times += loss.since(minute * MINUTE) == null ? 0 : 1;
        }
        assertThat(times).isEqualTo(3);
    }
}
