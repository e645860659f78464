package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.evidence.FrameSpan;
import org.junit.jupiter.api.Test;

class SpanListTest {
    @Test
    void aSpanAcrossTheEndOfAMessageIsSplit() {
        SpanList spans = new SpanList();
        spans.add(new FrameSpan(1, 10, 54, 8));
        spans.add(new FrameSpan(2, 20, 54, 8));
        SpanList message = new SpanList();
        spans.moveTo(message, 12);
        assertThat(message.spans(8)).containsExactly(new FrameSpan(1, 10, 54, 8), new FrameSpan(2, 20, 54, 4));
        assertThat(spans.spans(8)).containsExactly(new FrameSpan(2, 20, 58, 4));
    }

    @Test
    void ofManySpansTheFirstAndLastFourAreTold() {
        SpanList spans = new SpanList();
        for (int frame = 1; frame <= 100; frame++) {
            spans.add(new FrameSpan(frame, frame, 54, 1));
        }
        assertThat(spans.spans(8)).extracting(FrameSpan::frame).containsExactly(1L, 2L, 3L, 4L, 97L, 98L, 99L, 100L);
    }

    @Test
    void roomIsUsedAgain() {
        SpanList spans = new SpanList();
        SpanList gone = new SpanList();
        for (int frame = 1; frame <= 1000; frame++) {
            spans.add(new FrameSpan(frame, frame, 54, 2));
            gone.clear();
            spans.moveTo(gone, 2);
        }
        assertThat(spans.size()).isZero();
        assertThat(gone.latest().frame()).isEqualTo(1000);
    }
}
