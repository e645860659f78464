package io.otus.benchmarks;

import io.otus.core.capture.CaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The analysis of one capture, cut off after each stage in turn: the difference between two results is what a stage
 * costs a packet. Each invocation begins with nothing known, so setting up flows, assets and facts is part of it.
 */
@OperationsPerInvocation(StagesBenchmark.PACKETS)
public class StagesBenchmark extends SensorBenchmark {
    /** Packets of one invocation; the demo's plant has a few more. */
    public static final int PACKETS = 49_000;

    /** What is read. */
    @Param
    public @Nullable Traffic traffic;

    private Path capture = Path.of("");

    /** Writes the capture. */
    @Setup
    public void write() throws IOException {
        if (traffic == null) {
            throw new IllegalStateException("no traffic given");
        }
        capture = Files.createTempFile("otus-benchmark-", ".pcap");
        traffic.write(PACKETS, capture);
    }

    /** Deletes it. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(capture);
    }

    /** Records of the file to frames. */
    @Benchmark
    public long read() throws CaptureException {
        return run(new ReadStage());
    }

    /** Frames to packets, with the search for copies. */
    @Benchmark
    public long decode() throws CaptureException {
        return run(new DecodeStage());
    }

    /** Packets to flows and streams. */
    @Benchmark
    public long flow() throws CaptureException {
        return run(new FlowStage());
    }

    /** Streams and datagrams to messages, operations and claims, which nobody hears. */
    @Benchmark
    public long dissect() throws CaptureException {
        return run(AnalysisStage.dissect());
    }

    /** The same, heard by the inventory. */
    @Benchmark
    public long inventory() throws CaptureException {
        return run(AnalysisStage.inventory());
    }

    /** The same, and learned by the alert engine: all of the analysis but logs and store. */
    @Benchmark
    public long baseline() throws CaptureException {
        return run(AnalysisStage.baseline());
    }

    private long run(Stage stage) throws CaptureException {
        return Pass.of(capture.toString(), stage).result();
    }
}
