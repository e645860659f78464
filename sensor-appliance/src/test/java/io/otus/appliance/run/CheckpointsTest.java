package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private static final long SECOND = 1_000_000_000L;

    private int written;
    private boolean isDiskFull;
    private final Checkpoints checkpoints = new Checkpoints(() -> written++, () -> isDiskFull);

    private void pass(long from, long to) {
        for (long second = from; second < to; second++) {
            checkpoints.clock(second * SECOND);
        }
    }

    @Test
    void whatChangedIsWrittenEveryFiveSeconds() {
        pass(1_000, 1_060);
        assertThat(written).isEqualTo(11);
    }

    @Test
    void nothingQueuesUpForADiskThatIsFullAndAllOfItFollowsAtOnce() {
        pass(1_000, 1_010);
        isDiskFull = true;
        pass(1_010, 8_000);
        assertThat(written).isEqualTo(1);
        isDiskFull = false;
        pass(8_000, 8_001);
        assertThat(written).isEqualTo(2);
    }
}
