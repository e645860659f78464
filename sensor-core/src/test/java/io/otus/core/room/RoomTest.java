package io.otus.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.room.Room.Use;
import org.junit.jupiter.api.Test;

/**
 * What is kept for long takes no more than its room, details stop before devices do, and what is given back can be
 * taken again.
 */
class RoomTest {
    private static final long EACH = 100;
    private static final long MANY = 100_000;
    private static final long SECOND = 1_000_000_000L;

    private final Room room = Room.of(EACH * MANY);
    private long kept;

    RoomTest() {
        room.add(() -> kept * EACH);
    }

    private void fill(Use use) {
        for (int i = 0; i < 2 * MANY; i++) {
            if (room.takes(use)) {
                kept++;
            }
        }
    }

    @Test
    void whatIsKnownOfConversationsStopsFirstAndDevicesLast() {
        fill(Use.DETAIL);
        assertThat(kept).isBetween(80 * MANY / 100, 85 * MANY / 100);
        fill(Use.CONVERSATION);
        assertThat(kept).isBetween(90 * MANY / 100, 95 * MANY / 100);
        assertThat(room.takes(Use.DETAIL)).isFalse();
        fill(Use.DEVICE);
        assertThat(kept).isBetween(MANY, 105 * MANY / 100);
        assertThat(room.takes(Use.DEVICE)).isFalse();
    }

    @Test
    void whatWasThereBeforeTheFirstQuestionCounts() {
        kept = MANY;

        assertThat(room.takes(Use.DEVICE)).isFalse();
    }

    @Test
    void whatBecameFreeIsTakenAgainInTheNextMinute() {
        room.clock(30 * SECOND);
        fill(Use.DEVICE);
        kept = MANY / 2;
        room.clock(59 * SECOND);
        assertThat(room.takes(Use.DEVICE)).isFalse();

        room.clock(60 * SECOND);
        fill(Use.DEVICE);

        assertThat(kept).isBetween(MANY, 105 * MANY / 100);
    }

    @Test
    void allIsWeighedSeldomWhileThereIsRoom() {
        Room large = Room.of(100 * EACH * MANY);
        int[] weighed = {0};
        large.add(() -> {
            weighed[0]++;
            return kept * EACH * 10;
        });
        while (large.takes(Use.DEVICE)) {
            kept++;
        }
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(large.takes(Use.DEVICE)).isFalse();
        }

        assertThat(weighed[0]).isLessThan(1_000);
    }

    @Test
    void aSmallHeapHasALittleRoomStill() {
        assertThat(Room.ofHeap(64 << 20).takes(Use.DETAIL)).isTrue();
    }

    @Test
    void severalShareIt() {
        room.add(() -> EACH * MANY / 2);
        fill(Use.DEVICE);

        assertThat(kept).isBetween(MANY / 2, 55 * MANY / 100);
    }

    @Test
    void aLargerHeapHasMoreOfIt() {
        Room small = Room.ofHeap(300 << 20);
        Room large = Room.ofHeap(600 << 20);
        small.add(() -> 300 << 20);
        large.add(() -> 300 << 20);

        assertThat(small.takes(Use.DEVICE)).isFalse();
        assertThat(large.takes(Use.DEVICE)).isTrue();
        assertThat(Room.unbounded().takes(Use.DETAIL)).isTrue();
    }
}
