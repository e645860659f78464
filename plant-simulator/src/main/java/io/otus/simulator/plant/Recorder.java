package io.otus.simulator.plant;

import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.FrameSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects frames with the scene they belong to, and puts them in the order of their times at the end. */
public final class Recorder implements FrameSink {
    /** Frames of normal operation. */
    public static final int NO_SCENE = -1;

    private record Labelled(Frame frame, int scene) {}

    private final List<Labelled> taken = new ArrayList<>();
    private int scene = NO_SCENE;

    /** Frames taken from now on belong to this scene. */
    public void scene(int number) {
        scene = number;
    }

    @Override
    public void accept(Frame frame) {
        taken.add(new Labelled(frame, scene));
    }

    /** Sorts by time; frames of one time stay in the order in which they were sent. */
    public void finish() {
        taken.sort(Comparator.comparingLong(labelled -> labelled.frame().nanos()));
    }

    /** All frames; in order after {@link #finish}. */
    public List<Frame> frames() {
        return taken.stream().map(Labelled::frame).toList();
    }

    /** 1-based numbers of the frames of a scene, ascending; after {@link #finish}. */
    public List<Integer> framesOf(int number) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i).scene() == number) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }
}
