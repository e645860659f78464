package io.otus.appliance.run;

import io.otus.core.decode.RecentFrames;
import io.otus.core.evidence.FrameAccess;
import io.otus.core.evidence.KeptFrame;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets evidence be copied from the frames that the decoder remembers. */
final class RecentCopies implements FrameAccess {
    private final RecentFrames frames;

    RecentCopies(RecentFrames frames) {
        this.frames = frames;
    }

    @Override
    public long flowOf(long number) {
        return frames.flowOf(number);
    }

    @Override
    public long[] ofSameFlow(long number, int before, int after, long within) {
        return frames.ofSameFlow(number, before, after, within);
    }

    @Override
    public void watch(long first, LongUnaryOperator listener) {
        frames.watch(first, listener::applyAsLong);
    }

    @Override
    public @Nullable KeptFrame copy(long number) {
        KeptFrame[] copy = new KeptFrame[1];
        boolean found = frames.visit(
                number,
                (frame, time, linkType, _, originalLength, block, at, length) ->
                        copy[0] = new KeptFrame(frame, time, linkType, originalLength, block.octets(at, length)));
        return found ? copy[0] : null;
    }
}
