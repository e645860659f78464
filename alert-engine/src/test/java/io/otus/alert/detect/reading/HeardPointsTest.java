package io.otus.alert.detect.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.PointRange;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeardPointsTest {
    private static final int POINTS = 200;

    @Test
    void runsThatMeetBecomeOne() {
        ReadingBudget room = new ReadingBudget(2);
        HeardPoints heard = new HeardPoints(room);
        heard.add(PointRange.of("holding", 0, 10));
        heard.add(PointRange.of("holding", 20, 10));
        assertThat(room.isFull()).isTrue();
        heard.add(PointRange.of("holding", 10, 10));
        assertThat(room.isFull()).isFalse();
        assertThat(heard.has("holding", 29)).isTrue();
        assertThat(heard.has("holding", 30)).isFalse();
        assertThat(heard.has("input", 0)).isFalse();
    }

    @Test
    void whatFindsNoRoomIsNotRememberedUntilSomeIsGivenBack() {
        ReadingBudget room = new ReadingBudget(1);
        HeardPoints full = new HeardPoints(room);
        full.add(PointRange.of("holding", 0, 10));
        HeardPoints other = new HeardPoints(room);
        other.add(PointRange.of("holding", 0, 10));
        assertThat(other.has("holding", 0)).isFalse();
        full.clear();
        other.add(PointRange.of("holding", 0, 10));
        assertThat(other.has("holding", 0)).isTrue();
    }

    @Test
    void rangesInAnyOrderAreRemembered() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            HeardPoints heard = new HeardPoints(new ReadingBudget(POINTS));
            BitSet expected = new BitSet();
            for (int i = 0; i < 30; i++) {
                int first = random.nextInt(POINTS);
                int count = 1 + random.nextInt(12);
                heard.add(PointRange.of("coil", first, count));
                expected.set(first, first + count);
            }
            for (int point = 0; point < POINTS + 20; point++) {
                assertThat(heard.has("coil", point)).isEqualTo(expected.get(point));
            }
        }
    }
}
