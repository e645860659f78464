package io.otus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.Baseline;
import org.junit.jupiter.api.Test;

class LearnedPlantTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void aLearnedPlantFitsIntoSixtyMegabytes() {
        long before = used();
        LearnedPlant plant = new LearnedPlant();
        long after = used();
        Baseline baseline = plant.baseline();
        assertThat(baseline.assets()).hasSize(LearnedPlant.ASSETS);
        assertThat(baseline.conversations()).hasSize(LearnedPlant.CONVERSATIONS);
        assertThat(plant.learnedPoints()).isEqualTo(LearnedPlant.POINTS);
        assertThat((after - before) / MEGABYTE).isLessThanOrEqualTo(60);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
