package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work beside the analysis outlives what goes wrong in it. */
class BackgroundTest {
    @Test
    void aStepThatFailsIsNotTheLast() throws InterruptedException {
        AtomicInteger steps = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(3);
        Background work = new Background("test", "counting", 1, () -> {
            third.countDown();
            if (steps.incrementAndGet() < 3) {
                throw new IllegalStateException("a fault of the test");
            }
        });
        try (work) {
            work.start();
            assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
        }
        int ended = steps.get();
        assertThat(ended).isGreaterThanOrEqualTo(3);
        TimeUnit.MILLISECONDS.sleep(20);
        assertThat(steps).as("closed is closed").hasValue(ended);
    }

    @Test
    void workThatWasNeverBegunCanBeClosed() {
        try (Background work = new Background("test", "nothing", 1, () -> {})) {
            assertThat(work).isNotNull();
        }
    }
}
