package io.otus.benchmarks;

import io.otus.core.capture.Frame;

/** Records of the file to frames, and nothing made of them. */
final class ReadStage implements Stage {
    private long bytes;

    @Override
    public void accept(Frame frame) {
        bytes += frame.capturedLength();
    }

    @Override
    public long end() {
        return bytes;
    }
}
