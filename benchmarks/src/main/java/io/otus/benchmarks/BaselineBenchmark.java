package io.otus.benchmarks;

import io.otus.core.event.Operation;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * What the alert engine costs an operation in a plant that it has learned, where nothing is new: each operation is of
 * another conversation.
 */
public class BaselineBenchmark extends SensorBenchmark {
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
