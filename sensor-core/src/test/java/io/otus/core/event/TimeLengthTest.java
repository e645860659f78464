package io.otus.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLengthTest {
    @ParameterizedTest
    @CsvSource({
        "1s, PT1S",
        "90 s, PT1M30S",
        "30m, PT30M",
        "30 min, PT30M",
        "30min, PT30M",
        "12 H, PT12H",
        "7d, PT168H",
        " 2 w , PT336H",
        "0 s, PT0S"
    })
    void everyFormIsReadWithAndWithoutBlanks(String text, Duration length) {
        assertThat(TimeLength.parse(text)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "h", "5 y", "-5 h", "1.5 h", "5 h 3 min", "1234567890 s", "PT5M"})
    void whatIsNoneNamesTheForms(String text) {
        assertThatThrownBy(() -> TimeLength.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no length of time (expected: " + TimeLength.FORMS + ")");
    }
}
