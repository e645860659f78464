package io.otus.core.capture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * All frames of a capture, read to its end.
 *
 * @param frames one line per frame: number, time, interface, link type, lengths, bytes
 * @param end how it ended
 * @param captureId its id
 * @param files its files
 */
record ReadFrames(List<String> frames, CaptureEnd end, String captureId, List<CapturedFile> files) {
    static ReadFrames ofBytes(byte[] file) throws CaptureException {
        return of(List.of("-"), new ByteArrayInputStream(file));
    }

    static ReadFrames of(List<String> names) throws CaptureException {
        return of(names, InputStream.nullInputStream());
    }

    static ReadFrames of(List<String> names, InputStream standardInput) throws CaptureException {
        try (FileSource source = FileSource.open(names, standardInput, true)) {
            List<String> lines = new ArrayList<>();
            Frame frame = new Frame();
            while (source.next(frame)) {
                lines.add(line(frame));
            }
            return new ReadFrames(lines, source.end(), source.captureId(), source.files());
        }
    }

    private static String line(Frame frame) {
        byte[] content = new byte[frame.capturedLength()];
        frame.block().copyTo(frame.offset(), content, 0, content.length);
        return "%d t=%d if=%d link=%d %d/%d %s"
                .formatted(
                        frame.number(),
                        frame.time(),
                        frame.interfaceId(),
                        frame.linkType(),
                        frame.capturedLength(),
                        frame.originalLength(),
                        HexFormat.of().formatHex(content));
    }
}
