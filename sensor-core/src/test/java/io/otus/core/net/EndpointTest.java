package io.otus.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointTest {
    private static Endpoint at(String mac, String ip) {
        return new Endpoint(0, MacAddress.parse(mac), IpAddress.parse(ip), Endpoint.NO_PORT);
    }

    @Test
    void anEndpointStandsForSeveralHostsByEitherAddress() {
        assertThat(at("01:00:5e:00:00:fb", "224.0.0.251").isGroup()).isTrue();
        assertThat(at("00:1b:1b:01:02:03", "ff02::fb").isGroup()).isTrue();
        assertThat(at("ff:ff:ff:ff:ff:ff", "10.1.1.255").isGroup()).isTrue();
        assertThat(at("00:1b:1b:01:02:03", "255.255.255.255").isGroup()).isTrue();
        assertThat(at("00:1b:1b:01:02:03", "10.1.1.33").isGroup()).isFalse();
    }

    @Test
    void oneAddressIsEnoughToTell() {
        assertThat(new Endpoint(0, MacAddress.parse("01:0c:cd:01:00:01"), null, Endpoint.NO_PORT).isGroup())
                .isTrue();
        assertThat(new Endpoint(0, null, IpAddress.parse("239.1.2.3"), 502).isGroup())
                .isTrue();
        assertThat(new Endpoint(0, null, IpAddress.parse("10.1.1.33"), 502).isGroup())
                .isFalse();
        assertThat(new Endpoint(0, null, null, Endpoint.NO_PORT).isGroup()).isFalse();
    }
}
