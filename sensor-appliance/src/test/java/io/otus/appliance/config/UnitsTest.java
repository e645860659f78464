package io.otus.appliance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.appliance.exit.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes and lengths of time are told as they are written. */
class UnitsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        store | keep: 1 h         | keep: 1 h (expected: 24 h to 36500 d)
        store | keep: 90 s        | keep: 90 s (expected: 24 h to
        log   | file_age: 36500 d | file_age: 36500 d (expected: 1 min to 3650 d)
        evidence | quota: 1 MiB | quota: 1 MiB (expected: 64 MiB to 1 PiB)
        evidence | quota: 1000 B  | quota: 1000 bytes (expected: 64 MiB to 1 PiB)
        """)
    void whatDoesNotFitIsToldInTheUnitsOfTheConfiguration(String section, String key, String problem) {
        assertThatThrownBy(() -> ConfigReader.parse(section + ":\n  " + key, "otus.yaml"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({"1 PiB, 1 PiB", "2048 MiB, 2 GiB", "65536, 64 KiB", "1025 bytes, 1025 bytes", "0, 0 bytes"})
    void aSizeIsReadAsItIsTold(String written, String told) {
        assertThat(ByteSize.parse(written).text()).isEqualTo(told);
        assertThat(ByteSize.parse(told)).isEqualTo(ByteSize.parse(written));
    }
}
