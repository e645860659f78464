package io.otus.layer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnterprisesTest {
    @Test
    void anObjectIdentifierNamesItsMaker() {
        assertThat(Enterprises.makerOf("1.3.6.1.4.1.9.1.516")).isEqualTo("Cisco");
        assertThat(Enterprises.makerOf("1.3.6.1.4.1.4329")).isEqualTo("Siemens");
        assertThat(Enterprises.maker(8691)).isEqualTo("Moxa");
    }

    @Test
    void softwareThatRunsOnAnybodysDeviceNamesNoMaker() {
        assertThat(Enterprises.makerOf("1.3.6.1.4.1.8072.3.2.10")).isEmpty();
    }

    @Test
    void whatIsNoEnterpriseHasNoNumber() {
        assertThat(Enterprises.makerOf("1.3.6.1.2.1.1.1.0")).isEmpty();
        assertThat(Enterprises.numberOf("1.3.6.1.4.1.")).isEqualTo(-1);
        assertThat(Enterprises.numberOf("1.3.6.1.4.1.99999999999")).isEqualTo(-1);
    }
}
