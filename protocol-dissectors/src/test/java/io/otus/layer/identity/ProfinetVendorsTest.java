package io.otus.layer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfinetVendorsTest {
    @Test
    void anIdNamesItsMaker() {
        assertThat(ProfinetVendors.maker(0x002A)).isEqualTo("Siemens");
        assertThat(ProfinetVendors.maker(0x015A)).isEqualTo("GE Intelligent Platforms");
        assertThat(ProfinetVendors.maker(0x0136)).isEqualTo("ifm electronic");
        assertThat(ProfinetVendors.maker(0x0153)).isEqualTo("TR-Electronic");
    }

    @Test
    void anIdOfSoftwareInAnybodysDeviceNamesNobody() {
        assertThat(ProfinetVendors.maker(0x0493)).isEmpty();
    }

    @Test
    void anIdThatIsNotListedNamesNobody() {
        assertThat(ProfinetVendors.maker(0xFFFE)).isEmpty();
        assertThat(ProfinetVendors.maker(-1)).isEmpty();
    }
}
