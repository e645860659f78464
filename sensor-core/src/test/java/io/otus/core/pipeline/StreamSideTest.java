package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.evidence.FrameSpan;
import org.junit.jupiter.api.Test;

class StreamSideTest {
    private static final ByteView BYTES = ByteView.of(new byte[16]);

    private final StreamSide side = new StreamSide();

    @Test
    void whatIsUnreadKeepsTheFramesThatBroughtIt() {
        assertThat(side.firstFrame()).isEqualTo(Long.MAX_VALUE);
        side.append(BYTES.length(), BYTES.slice(0, 6), new FrameSpan(7, 1_000, 54, 6));
        side.append(BYTES.length(), BYTES.slice(6, 4), new FrameSpan(9, 2_000, 54, 4));
        SpanList message = new SpanList();
        side.consume(8, message);

        assertThat(message.size()).isEqualTo(2);
        assertThat(side.buffered()).isEqualTo(2);
        assertThat(side.firstFrame()).isEqualTo(9);
        assertThat(side.spans().latest().offset()).isEqualTo(56);
    }

    @Test
    void aSideWhereNothingIsUnreadBeginsAnew() {
        side.append(BYTES.length(), BYTES.slice(0, 6), new FrameSpan(7, 1_000, 54, 6));
        side.clear();

        assertThat(side.firstFrame()).isEqualTo(Long.MAX_VALUE);
        assertThat(side.position()).isEqualTo(6);
        side.append(BYTES.length(), BYTES.slice(0, 4), new FrameSpan(11, 3_000, 54, 4));
        assertThat(side.firstFrame()).isEqualTo(11);
        assertThat(side.spans().size()).isEqualTo(1);
    }

    @Test
    void bytesThatWouldPassTheBoundAreNotTaken() {
        assertThat(side.append(10, BYTES.slice(0, 6), new FrameSpan(7, 1_000, 54, 6)))
                .isTrue();
        assertThat(side.append(10, BYTES.slice(6, 5), new FrameSpan(9, 2_000, 54, 5)))
                .isFalse();
        assertThat(side.buffered()).isEqualTo(6);
    }

    @Test
    void noMoreMemoryIsTakenThanTheLongestMessageNeeds() {
        int most = 1_000_000;
        ByteView block = ByteView.of(new byte[most]);
        side.append(most, block.slice(0, 600_000), new FrameSpan(7, 1_000, 54, 600_000));
        assertThat(side.append(most, block.slice(600_000, 400_000), new FrameSpan(8, 2_000, 54, 400_000)))
                .isTrue();
        assertThat(side.memory()).isLessThan(most + 4_096);
    }
}
