package io.otus.core.flow;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.AnomalyCode;
import io.otus.core.evidence.FrameSpan;
import org.jspecify.annotations.Nullable;

/** Takes note of nothing: tests that watch a part of what is told extend it. */
class QuietSink implements StreamSink {
    @Override
    public void data(
            Flow flow, int side, ByteView block, int at, int length, long frame, long frameTime, int offsetInFrame) {}

    @Override
    public void gap(Flow flow, int side, long missing, GapCause cause) {}

    @Override
    public void duplicate(
            Flow flow,
            int side,
            long behind,
            ByteView block,
            int at,
            int length,
            long frame,
            long frameTime,
            int offsetInFrame) {}

    @Override
    public void conflict(
            Flow flow,
            int side,
            ByteView block,
            int at,
            int length,
            long frame,
            long frameTime,
            int offsetInFrame,
            @Nullable FrameSpan earlier) {}

    @Override
    public void anomaly(Flow flow, int side, AnomalyCode code, @Nullable FrameSpan earlier) {}

    @Override
    public void otherHopLimit(Flow flow, int side, int hopLimit, FrameSpan earlier) {}

    @Override
    public void unsent(Flow flow, int side, @Nullable FrameSpan forged) {}

    @Override
    public void otherSender(Flow flow, int side, long mac, long frame, long frameTime, int length) {}

    @Override
    public void cut(Flow flow, int side) {}

    @Override
    public void closed(Flow flow, int side, boolean isWhole) {}
}
