package io.otus.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Check values of catalogues of CRCs: of the digits 1 to 9. */
class ReflectedCrcTest {
    private static final ByteView DIGITS = ByteView.of("123456789".getBytes(StandardCharsets.US_ASCII));

    private static int crc(int polynomial, int begun) {
        return new ReflectedCrc(polynomial).of(DIGITS, 0, DIGITS.length(), begun);
    }

    @Test
    void theCheckValuesAreThoseOfTheCatalogues() {
        assertThat(crc(0xA001, 0)).as("ARC, as ROC Plus").isEqualTo(0xBB3D);
        assertThat(crc(0xA001, 0xFFFF)).as("Modbus").isEqualTo(0x4B37);
        assertThat(~crc(0xA6BC, 0) & 0xFFFF).as("DNP3").isEqualTo(0xEA82);
        assertThat(~crc(0x8408, 0xFFFF) & 0xFFFF).as("X-25, as BACnet MS/TP").isEqualTo(0x906E);
    }

    @Test
    void aPartGoesOnWhereTheOneBeforeEnded() {
        ReflectedCrc crc = new ReflectedCrc(0xA001);
        int begun = crc.of(DIGITS, 0, 4, 0xFFFF);
        assertThat(crc.of(DIGITS, 4, 5, begun)).isEqualTo(0x4B37);
        assertThat(crc.of(DIGITS, 4, 0, begun)).isEqualTo(begun);
    }
}
