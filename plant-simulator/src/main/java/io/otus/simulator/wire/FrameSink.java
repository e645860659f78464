package io.otus.simulator.wire;

/** Takes the frames of a simulation, not necessarily in the order of their times. */
@FunctionalInterface
public interface FrameSink {
    /** Takes one frame. */
    void accept(Frame frame);
}
