package io.otus.benchmarks;

import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.capture.Frame;
import io.otus.core.capture.FrameSource;
import java.io.InputStream;
import java.util.List;

/**
 * A capture, read once from its first frame to its last by one stage.
 *
 * @param packets how many frames the capture has
 * @param result what the stage ended with
 */
record Pass(long packets, long result) {
    /**
     * Reads the capture.
     *
     * @throws CaptureException if the file is no capture
     */
    static Pass of(String file, Stage stage) throws CaptureException {
        Frame frame = new Frame();
        long packets = 0;
        try (FrameSource source = FileSource.open(List.of(file), InputStream.nullInputStream(), false)) {
            while (source.next(frame)) {
                stage.accept(frame);
                packets++;
            }
        }
        return new Pass(packets, stage.end());
    }
}
