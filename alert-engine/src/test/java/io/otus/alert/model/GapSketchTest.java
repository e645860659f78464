package io.otus.alert.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class GapSketchTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final Percentage CLOSE = Percentage.withPercentage(2.6);

    @Test
    void quantilesAreRightToHalfABucket() {
        GapSketch sketch = new GapSketch();
        for (int i = 1; i <= 1000; i++) {
            sketch.add(i * 10L * MILLISECOND);
        }
        assertThat(sketch.quantile(0.5)).isCloseTo(5_000 * MILLISECOND, CLOSE);
        assertThat(sketch.quantile(0.99)).isCloseTo(9_900 * MILLISECOND, CLOSE);
        assertThat(sketch.quantile(1)).isCloseTo(10_000 * MILLISECOND, CLOSE);
        assertThat(sketch.total()).isEqualTo(1000);
    }

    @Test
    void deviationIsTheMedianDistance() {
        GapSketch sketch = new GapSketch();
        for (int i = 0; i < 100; i++) {
            sketch.add((900 + 2 * i) * MILLISECOND); // 900 to 1098, half of them within 50 of the middle
        }
        long median = sketch.quantile(0.5);
        assertThat(sketch.deviation(median)).isBetween(30 * MILLISECOND, 70 * MILLISECOND);
    }

    @Test
    void noDurationIsTooShortOrTooLong() {
        GapSketch sketch = new GapSketch();
        sketch.add(Long.MIN_VALUE);
        sketch.add(0);
        sketch.add(Long.MAX_VALUE);
        assertThat(sketch.total()).isEqualTo(3);
        assertThat(sketch.quantile(0)).isPositive();
    }

    @Test
    void bucketsAreThoseOfTheLogarithm() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            long duration = MILLISECOND + (random.nextLong() >>> (1 + random.nextInt(44)));
            check(Math.abs(duration));
        }
        for (int bucket = 0; bucket < GapSketch.MAX_BUCKETS; bucket++) {
            long middle = GapSketch.middle(bucket);
            long edge = Math.round(middle / Math.sqrt(1.05));
            for (int i = -100; i <= 100; i++) {
                check(edge + i);
            }
            check(middle);
        }
    }

    private static void check(long duration) {
        int expected = duration <= MILLISECOND ? 0 : GapSketch.bucketByLogarithm(duration);
        assertThat(GapSketch.bucket(duration)).as("%d ns", duration).isEqualTo(expected);
    }

    @Test
    void aFullBucketHalvesAll() {
        GapSketch sketch = new GapSketch();
        for (int i = 0; i < 70_000; i++) {
            sketch.add(i % 7 == 0 ? MILLISECOND : 1_000 * MILLISECOND);
        }
        assertThat(sketch.total()).isLessThanOrEqualTo(2 * Character.MAX_VALUE);
        assertThat(sketch.quantile(0.5)).isCloseTo(1_000 * MILLISECOND, CLOSE);
    }

    @Test
    void textGivesItBack() {
        GapSketch sketch = new GapSketch();
        sketch.add(17 * MILLISECOND);
        sketch.add(18 * MILLISECOND);
        sketch.add(3_000 * MILLISECOND);
        String text = sketch.text();
        assertThat(Objects.requireNonNull(GapSketch.parse(text)).text()).isEqualTo(text);
        assertThat(Objects.requireNonNull(GapSketch.parse("")).total()).isZero();
        assertThat(GapSketch.parse("7")).isNull();
        assertThat(GapSketch.parse("7*x")).isNull();
        assertThat(GapSketch.parse("9999*1")).isNull();
    }
}
