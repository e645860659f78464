package io.otus.benchmarks;

import io.otus.core.event.Operation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the alert engine costs an operation in a plant that it has learned, where nothing is new: each operation is of
 * another conversation.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {
            "-XX:+UseParallelGC",
            "-XX:ParallelGCThreads=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseTransparentHugePages",
            "-XX:PerMethodTrapLimit=0",
            "-XX:FreqInlineSize=80",
            "-XX:InlineSmallCode=1000",
            "-Xms384m",
            "-Xmx384m"
        })
public class BaselineBenchmark {
    private final LearnedPlant plant = new LearnedPlant();

    /** A request: who asks whom, for what, for which points, and when. */
    @Benchmark
    public Operation request() {
        return plant.request();
    }

    /** A request and its answer, which tells the values of 25 points, five of them others than before. */
    @Benchmark
    public Operation requestAndAnswer() {
        Operation operation = plant.request();
        plant.answer(operation);
        return operation;
    }
}
