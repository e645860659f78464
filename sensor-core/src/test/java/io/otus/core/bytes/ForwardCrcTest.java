package io.otus.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Check values of catalogues of CRCs: of the digits 1 to 9. */
class ForwardCrcTest {
    private static final ByteView DIGITS = ByteView.of("123456789".getBytes(StandardCharsets.US_ASCII));
    private static final ForwardCrc CRC = new ForwardCrc(0x1021);

    @Test
    void theCheckValuesAreThoseOfTheCatalogues() {
        assertThat(CRC.of(DIGITS, 0, DIGITS.length(), 0)).as("XMODEM, as S-Bus").isEqualTo(0x31C3);
        assertThat(CRC.of(DIGITS, 0, DIGITS.length(), 0xFFFF))
                .as("IBM-3740, as C37.118")
                .isEqualTo(0x29B1);
    }

    @Test
    void aPartGoesOnWhereTheOneBeforeEnded() {
        int begun = CRC.of(DIGITS, 0, 4, 0xFFFF);
        assertThat(CRC.of(DIGITS, 4, 5, begun)).isEqualTo(0x29B1);
        assertThat(CRC.of(DIGITS, 4, 0, begun)).isEqualTo(begun);
    }
}
