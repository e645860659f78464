package io.otus.simulator.traffic;

import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.FrameSink;
import java.util.ArrayList;
import java.util.List;

/**
 * A mirror port that loses frames by chance: each with the same probability, whatever it holds. Confined to one thread.
 */
public final class Lossy implements FrameSink {
    private final double share;
    private final Dice dice;
    private final FrameSink next;

    /**
     * Passes on to {@code next} what is not lost.
     *
     * @param percent how many of a hundred frames are lost, 0 to 100
     */
    public Lossy(double percent, long seed, FrameSink next) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("0 to 100 percent, not " + percent);
        }
        this.share = percent / 100;
        this.dice = new Dice(seed);
        this.next = next;
    }

    /** The frames that are left of {@code frames}. */
    public static List<Frame> drop(List<Frame> frames, double percent, long seed) {
        List<Frame> left = new ArrayList<>(frames.size());
        frames.forEach(new Lossy(percent, seed, left::add)::accept);
        return left;
    }

    @Override
    public void accept(Frame frame) {
        if (dice.fraction() >= share) {
            next.accept(frame);
        }
    }
}
