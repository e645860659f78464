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
        assertThat(Endpoint.at(0, MacAddress.parse("01:0c:cd:01:00:01")).isGroup())
                .isTrue();
        assertThat(new Endpoint(0, null, IpAddress.parse("239.1.2.3"), 502).isGroup())
                .isTrue();
        assertThat(new Endpoint(0, null, IpAddress.parse("10.1.1.33"), 502).isGroup())
                .isFalse();
        assertThat(new Endpoint(0, null, null, Endpoint.NO_PORT).isGroup()).isFalse();
    }

    @Test
    void oneAddressAloneIsAPlace() {
        MacAddress mac = MacAddress.parse("00:1b:1b:01:02:03");
        IpAddress ip = IpAddress.parse("10.1.1.33");
        assertThat(Endpoint.at(7, mac)).isEqualTo(new Endpoint(7, mac, null, Endpoint.NO_PORT));
        assertThat(Endpoint.at(7, ip)).isEqualTo(new Endpoint(7, null, ip, Endpoint.NO_PORT));
    }
}
