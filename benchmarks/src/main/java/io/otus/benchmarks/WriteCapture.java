package io.otus.benchmarks;

import io.otus.simulator.traffic.ModbusPolling;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a long capture of Modbus polling, for {@code end-to-end}: the number of packets, then the file. */
public final class WriteCapture {
    private static final int PLCS = 100;
    private static final long SEED = 1;

    private WriteCapture() {}

    /** See the class. */
    public static void main(String... arguments) throws IOException {
        ModbusPolling polling = new ModbusPolling(PLCS, Long.parseLong(arguments[0]), SEED);
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(Path.of(arguments[1])))) {
            while (polling.hasNext()) {
                out.write(polling.next());
            }
        }
    }
}
