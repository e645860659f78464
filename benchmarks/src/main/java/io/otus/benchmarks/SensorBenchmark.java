package io.otus.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures nanoseconds of one thread. The options of the virtual machine are those of {@code bin/otus} for compiler and
 * collector; the heap has a fixed size, so that no growth is measured. JMH inherits these annotations.
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
public abstract class SensorBenchmark {}
