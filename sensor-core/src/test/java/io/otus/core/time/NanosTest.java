package io.otus.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NanosTest {
    @Test
    void unitsAreThoseOfTheJdk() {
        assertThat(Nanos.MICROSECOND).isEqualTo(Duration.ofMillis(1).toNanos() / 1_000);
        assertThat(Nanos.MILLISECOND).isEqualTo(Duration.ofMillis(1).toNanos());
        assertThat(Nanos.SECOND).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(Nanos.MINUTE).isEqualTo(Duration.ofMinutes(1).toNanos());
        assertThat(Nanos.HOUR).isEqualTo(Duration.ofHours(1).toNanos());
        assertThat(Nanos.DAY).isEqualTo(Duration.ofDays(1).toNanos());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "1677-09-22T00:00:00Z",
                "2026-11-24T16:05:40.123456789Z",
                "2262-04-11T23:47:16.854775807Z"
            })
    void aMomentComesBack(String text) {
        Instant moment = Instant.parse(text);
        assertThat(Nanos.instant(Nanos.of(moment))).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1677-09-20T00:00:00Z", "2262-04-11T23:47:16.854775808Z", "9999-12-31T00:00:00Z"})
    void aMomentThatCannotBeCountedToIsNotWrappedAround(String text) {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> Nanos.of(Instant.parse(text)))
                .withMessage("'" + text + "' is too far from 1970 (expected: 1677 to 2262)");
    }

    @Test
    void beforeTheYear1970NanosecondsCountBackwards() {
        assertThat(Nanos.of(Instant.parse("1969-12-31T23:59:59.75Z"))).isEqualTo(-250 * Nanos.MILLISECOND);
    }
}
