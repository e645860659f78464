package io.otus.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldFramesTest {
    /** Remembers the latest ten frames, of as many bytes as is said. */
    private static final class Memory implements FrameAccess {
        private final int size;
        private final List<Long> copied = new ArrayList<>();
        private long latest;
        private long watched = Long.MAX_VALUE;
        private LongUnaryOperator listener = _ -> Long.MAX_VALUE;

        Memory(int size) {
            this.size = size;
        }

        void hear(long number) {
            long leaving = number - 10;
            if (leaving >= watched) {
                watched = listener.applyAsLong(leaving);
            }
            latest = number;
        }

        void hearUpTo(long number) {
            while (latest < number) {
                hear(latest + 1);
            }
        }

        @Override
        public void watch(long first, LongUnaryOperator newListener) {
            watched = first;
            listener = newListener;
        }

        @Override
        public @Nullable KeptFrame copy(long number) {
            if (number > latest || number < latest - 9) {
                return null;
            }
            copied.add(number);
            return new KeptFrame(number, number, 1, size, Octets.copyOf(new byte[size]));
        }
    }

    private final Memory memory = new Memory(60);
    private final HeldFrames held = new HeldFrames(frame -> frame);

    HeldFramesTest() {
        held.begin(memory);
    }

    @Test
    void aFrameThatIsHeldWhenItLeavesStaysAtHand() {
        FrameHold hold = held.hold(8);
        memory.hearUpTo(3);
        hold.mark(3, _ -> true);
        memory.hearUpTo(12);
        assertThat(held.find(3)).isNull();
        memory.hearUpTo(500);
        assertThat(held.find(3)).isNotNull();
        assertThat(memory.copied).containsExactly(3L);
    }

    @Test
    void whatIsSupersededBeforeItLeavesIsNotCopied() {
        FrameHold hold = held.hold(8);
        long[] last = {0};
        for (long number = 1; number <= 100; number++) {
            memory.hear(number);
            if (number % 5 == 0) {
                last[0] = number;
                hold.mark(number, frame -> frame == last[0]);
            }
        }
        assertThat(memory.copied).isEmpty();
        memory.hearUpTo(200);
        assertThat(memory.copied).containsExactly(100L);
        assertThat(held.find(100)).isNotNull();
    }

    @Test
    void anEarlierFrameIsCopiedAtOnceAndOneThatIsGoneIsNot() {
        FrameHold hold = held.hold(8);
        memory.hearUpTo(30);
        hold.mark(30, _ -> true);
        hold.mark(25, _ -> true);
        hold.mark(2, _ -> true);
        assertThat(held.find(25)).isNotNull();
        assertThat(held.find(2)).isNull();
    }

    @Test
    void whoMarksTooManyLosesHisOldestThatAreStillHeldAndNobodyElses() {
        FrameHold few = held.hold(16);
        FrameHold other = held.hold(16);
        memory.hear(1);
        other.mark(1, _ -> true);
        for (long number = 2; number <= 100; number++) {
            memory.hear(number);
            few.mark(number, frame -> frame % 2 == 0 || frame > 60);
        }
        memory.hearUpTo(200);
        assertThat(held.find(1)).isNotNull();
        assertThat(held.find(2)).isNull();
        assertThat(held.find(100)).isNotNull();
        assertThat(held.find(90)).isNotNull();
    }

    @Test
    void framesThatAreLargeFillAHoldSooner() {
        Memory large = new Memory(2 * HeldFrames.FRAME_BYTES);
        held.begin(large);
        FrameHold hold = held.hold(16);
        for (long number = 1; number <= 16; number++) {
            large.hear(number);
            hold.mark(number, _ -> true);
        }
        large.hearUpTo(100);
        assertThat(held.find(1)).isNull();
        assertThat(held.find(16)).isNotNull();
    }

    @Test
    void whatAllTakeTogetherIsBounded() {
        FrameHold many = held.hold(1_000);
        FrameHold few = held.hold(1_000);
        held.limit(20_000);
        memory.hear(1);
        few.mark(1, _ -> true);
        for (long number = 2; number <= 500; number++) {
            memory.hear(number);
            many.mark(number, _ -> true);
        }
        memory.hearUpTo(600);
        assertThat(held.weight()).isBetween(10_000L, 20_000L);
        assertThat(held.find(1)).as("of a hold that has few").isNotNull();
        assertThat(held.find(2)).isNull();
        assertThat(held.find(500)).isNotNull();
    }

    @Test
    void moreMarksThanThereIsRoomForAreSettledEarly() {
        FrameHold hold = held.hold(8);
        memory.hearUpTo(5);
        hold.mark(5, _ -> true);
        for (int i = 0; i < HeldFrames.MAX_MARKS; i++) {
            long another = -i;
            hold.mark(5, number -> number == another);
        }
        assertThat(held.find(5)).isNotNull();
    }

    @Test
    void aFrameThatItsHolderMarksAgainTakesNoMoreRoom() {
        FrameHold hold = held.hold(8);
        memory.hearUpTo(5);
        FrameHolder holder = _ -> true;
        for (int i = 0; i <= HeldFrames.MAX_MARKS; i++) {
            hold.mark(5, holder);
        }
        assertThat(held.find(5)).as("settled early").isNull();
        memory.hearUpTo(50);
        assertThat(held.find(5)).isNotNull();
    }

    @Test
    void anotherCaptureHasNoneOfThem() {
        FrameHold hold = held.hold(8);
        memory.hearUpTo(5);
        hold.mark(5, _ -> true);
        memory.hearUpTo(50);
        held.begin(memory);
        assertThat(held.find(5)).isNull();
    }
}
