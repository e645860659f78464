package io.otus.core.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.TestFrames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the latest frames belong to one flow. */
class RecentFramesTest {
    private static final long TIME = 1_700_000_000_000_000_000L;

    private final RecentFrames frames = new RecentFrames();

    private void add(long number, long flow) {
        byte[] bytes = new byte[60];
        frames.add(TestFrames.frame(bytes, bytes.length, 1, number, TIME + number));
        if (flow != 0) {
            frames.flow(flow);
        }
    }

    @Test
    void thoseAroundAFrameAreTheNearest() {
        for (long number = 1; number <= 30; number++) {
            add(number, number % 3);
        }
        assertThat(frames.ofSameFlow(16, 2, 4, 1_000)).containsExactly(10, 13, 19, 22, 25, 28);
        assertThat(frames.ofSameFlow(28, 1, 4, 1_000)).containsExactly(25);
        assertThat(frames.ofSameFlow(1, 2, 1, 1_000)).containsExactly(4);
        assertThat(frames.ofSameFlow(16, 2, 4, 5)).containsExactly(13, 19);
        assertThat(frames.flowOf(16)).isEqualTo(1);
    }

    @Test
    void whatBelongsToNoFlowHasNoneAroundIt() {
        for (long number = 1; number <= 30; number++) {
            add(number, number % 3);
        }
        assertThat(frames.flowOf(15)).isZero();
        assertThat(frames.ofSameFlow(15, 2, 4, 1_000)).isEmpty();
    }

    @Test
    void aFrameThatLeftMemoryIsOfNoFlow() {
        for (long number = 1; number <= RecentFrames.MAX_FRAMES + 10; number++) {
            add(number, 1 + number % 2);
        }
        assertThat(frames.flowOf(3)).isZero();
        assertThat(frames.ofSameFlow(3, 2, 2, 1_000)).isEmpty();
        assertThat(frames.ofSameFlow(12, 2, 2, 1_000)).containsExactly(14, 16);
        assertThat(frames.flowOf(12)).isEqualTo(1);
    }

    @Test
    void whoeverWatchesIsToldOfAFrameBeforeItLeaves() {
        List<Long> left = new ArrayList<>();
        add(1, 1);
        frames.watch(5, number -> {
            assertThat(frames.visit(number, (_, _, _, _, _, _, _, _) -> {})).isTrue();
            left.add(number);
            return number == 5 ? 7 : Long.MAX_VALUE;
        });
        for (long number = 2; number <= RecentFrames.MAX_FRAMES + 5; number++) {
            add(number, 1);
        }
        assertThat(left).containsExactly(5L);
        for (long number = RecentFrames.MAX_FRAMES + 6; number <= 2 * RecentFrames.MAX_FRAMES; number++) {
            add(number, 1);
        }
        assertThat(left).containsExactly(5L, 7L);
    }
}
