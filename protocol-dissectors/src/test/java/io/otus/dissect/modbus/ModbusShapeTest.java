package io.otus.dissect.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import org.junit.jupiter.api.Test;

class ModbusShapeTest {
    private static boolean fits(int function, String data) {
        return ModbusShape.fits(function, Octets.ofHex(data).view());
    }

    @Test
    void aGeneralReferenceOfCanopenHasAnyLength() {
        assertThat(fits(43, "0D")).isTrue();
        assertThat(fits(43, "0D 0102030405")).isTrue();
        assertThat(fits(43, "0E 0102030405")).isTrue();
        assertThat(fits(43, "0E 01")).isFalse();
        assertThat(fits(43, "0F 0102030405")).isFalse();
        assertThat(fits(43, "")).isFalse();
    }
}
