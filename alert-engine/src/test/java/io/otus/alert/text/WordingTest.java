package io.otus.alert.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.time.Nanos;
import org.junit.jupiter.api.Test;

/** Counts and durations as people say them. */
class WordingTest {
    @Test
    void oneIsNoPlural() {
        assertThat(Wording.count(0, "read")).isEqualTo("0 reads");
        assertThat(Wording.count(1, "read")).isEqualTo("1 read");
        assertThat(Wording.count(12, "read")).isEqualTo("12 reads");
        assertThat(Wording.times(1)).isEqualTo("1 time");
    }

    @Test
    void noDurationIsZero() {
        assertThat(Wording.duration(Nanos.SECOND - 1)).isEqualTo("less than 1 s");
        assertThat(Wording.duration(Nanos.SECOND)).isEqualTo("1 s");
        assertThat(Wording.duration(90 * Nanos.SECOND)).isEqualTo("1 min 30 s");
    }
}
