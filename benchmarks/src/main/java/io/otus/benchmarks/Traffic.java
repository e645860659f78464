package io.otus.benchmarks;

import io.otus.simulator.plant.DemoPlant;
import io.otus.simulator.traffic.ModbusPolling;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** What the benchmarks read, made by the plant simulator: the same bytes on every machine. */
public enum Traffic {
    /** One server polls a hundred Modbus PLCs: few kinds of message, all of them understood. */
    MODBUS,
    /** The plant of the demo: every protocol that the simulator speaks, and an intruder. */
    PLANT;

    private static final int PLCS = 100;
    private static final long SEED = 1;

    private Iterator<Frame> frames(int packets) {
        return switch (this) {
            case MODBUS -> new ModbusPolling(PLCS, packets, SEED);
            case PLANT -> DemoPlant.simulate(SEED).frames().iterator();
        };
    }

    /**
     * Writes a capture.
     *
     * @throws IllegalStateException if the traffic ends before {@code packets}
     */
    void write(int packets, Path file) throws IOException {
        write(frames(packets), packets, file);
    }

    /** Writes a capture in which one server polls this many Modbus PLCs. */
    static void writePolling(int plcs, int packets, Path file) throws IOException {
        write(new ModbusPolling(plcs, packets, SEED), packets, file);
    }

    private static void write(Iterator<Frame> frames, int packets, Path file) throws IOException {
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(file))) {
            for (int i = 0; i < packets; i++) {
                if (!frames.hasNext()) {
                    throw new IllegalStateException("the traffic has only " + i + " packets, not " + packets);
                }
                out.write(frames.next());
            }
        }
    }
}
