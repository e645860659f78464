package io.otus.simulator.plant;

import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A finished run of the simulated water works: frames in the order of their times, the end of the time to learn, and
 * what happened after it. Immutable.
 */
public final class DemoPlant {
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final Duration LEARNING = Duration.ofMinutes(25);
    private static final Duration LENGTH = Duration.ofMinutes(37);

    private final List<Frame> frames;
    private final List<Scene> scenes;
    private final List<Device> devices;

    private DemoPlant(List<Frame> frames, List<Scene> scenes, List<Device> devices) {
        this.frames = frames;
        this.scenes = scenes;
        this.devices = devices;
    }

    /** Runs the simulation; the same seed gives the same frames. */
    public static DemoPlant simulate(long seed) {
        return simulate(seed, AddressPlan.ofDemo());
    }

    /** Runs the simulation with these addresses; the same seed and plan give the same frames. */
    public static DemoPlant simulate(long seed, AddressPlan plan) {
        Stage stage = new Stage(seed, START, LENGTH);
        Site site = new Site(plan);
        WaterProcess process = new WaterProcess(stage.dice("process"));
        stage.every(Duration.ZERO, Duration.ofSeconds(1), stage.dice("clock"), now -> process.step());
        ModbusPart modbus = new ModbusPart(stage, site, process);
        modbus.plan();
        S7Part s7 = new S7Part(stage, site, process);
        s7.plan();
        Dnp3Outstation north = new Dnp3Outstation(stage, site, site.north, 10, "1221090131", process);
        north.plan();
        Dnp3Outstation south = new Dnp3Outstation(stage, site, site.south, 11, "1221090156", process);
        south.plan();
        BacnetPart bacnet = new BacnetPart(stage, site, process);
        bacnet.plan();
        new NetworkPart(stage, site).plan();
        new Intruder(stage, site, modbus, s7, north, south, bacnet).plan();
        stage.run();
        return new DemoPlant(stage.recorder().frames(), stage.scenes(), site.devices());
    }

    /** All frames; frame number n is element n - 1. */
    public List<Frame> frames() {
        return frames;
    }

    /** Everything before this time is normal operation: give it to {@code --learn-until}. */
    public Instant learnUntil() {
        return START.plus(LEARNING);
    }

    /** What happens after {@link #learnUntil} that should be reported, in the order of their first frames. */
    public List<Scene> scenes() {
        return scenes;
    }

    /** The devices of the plant, without the intruder. */
    public List<Device> devices() {
        return devices;
    }

    /** Writes all frames as a classic pcap file with microseconds and closes {@code out}. */
    public void writeTo(OutputStream out) throws IOException {
        try (PcapWriter writer = new PcapWriter(out)) {
            for (Frame frame : frames) {
                writer.write(frame);
            }
        }
    }

    /** Writes all frames to a new or overwritten file. */
    public void writeTo(Path file) throws IOException {
        writeTo(Files.newOutputStream(file));
    }
}
