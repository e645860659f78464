package io.otus.appliance.fuzz;

import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Captures of the plant simulator as files. */
final class Captures {
    private Captures() {}

    static byte[] of(List<Frame> frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer = new PcapWriter(out)) {
            for (Frame frame : frames) {
                writer.write(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
