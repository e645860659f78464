package io.otus.dissect.bacnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as they are written, clause 20.2.12. */
class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "5B011805, 1991-01-24",
        "FF0D20FF, *-odd-last",
        "7D0E21FF, 2025-even-odd",
        "7D0122FF, 2025-01-even",
        "FFFFFF01, *-*-* mon"
    })
    void aDateIsOneDayOrWhichDaysAreMeant(String octets, String text) {
        assertThat(BacnetValue.date(Octets.ofHex(octets).view())).isEqualTo(text);
    }
}
