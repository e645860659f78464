package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.Transport;
import io.otus.core.pipeline.ProtocolRegistry;
import org.junit.jupiter.api.Test;

class PortHintsTest {
    private final PortHints hints = new PortHints(ProtocolRegistry.load());

    @Test
    void aProtocolIsUsualOnItsPorts() {
        assertThat(hints.isUsual("modbus", Transport.TCP, 502)).isTrue();
        assertThat(hints.isUsual("modbus", Transport.TCP, 5_020)).isFalse();
    }

    @Test
    void aProtocolWithoutPortsIsUsualEverywhere() {
        assertThat(hints.isUsual("s7comm", Transport.TCP, 102)).isTrue();
        assertThat(hints.isUsual("goose", Transport.LINK, -1)).isTrue();
    }

    @Test
    void portsOfIndustrialProtocolsAreReserved() {
        assertThat(hints.isReserved(Transport.TCP, 502)).isTrue();
        assertThat(hints.isReserved(Transport.TCP, 8_080)).isFalse();
        assertThat(hints.isReserved(Transport.UDP, 502)).isFalse();
    }

    @Test
    void protocolsWithoutPortsAreCarriedInThoseThatTheyName() {
        assertThat(hints.isCarriedIn("s7comm", "cotp")).isTrue();
        assertThat(hints.isCarriedIn("cotp", "s7comm")).isFalse();
        assertThat(hints.isCarriedIn("modbus", "cotp")).isFalse();
        assertThat(hints.isCarriedIn("bacnet", "websocket"))
                .as("it has a port of its own")
                .isFalse();
    }

    @Test
    void aProtocolWithAPortOfItsOwnMayLieInOthersToo() {
        assertThat(hints.isCarriedIn("tls", "rdp")).isFalse();
        assertThat(hints.isGuestOf("tls", "rdp")).isTrue();
        assertThat(hints.isGuestOf("tls", "modbus")).isFalse();
    }
}
