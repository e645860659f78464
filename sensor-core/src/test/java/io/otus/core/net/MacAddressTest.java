package io.otus.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    @ParameterizedTest
    @CsvSource({
        "00:00:5e:00:01:0a, true",
        "00:00:5e:00:02:01, true",
        "00:00:0c:07:ac:01, true",
        "00:00:5e:00:03:01, false",
        "00:80:f4:1c:0e:21, false"
    })
    void virtualRoutersHaveAddressesOfTheirOwn(String address, boolean shared) {
        assertThat(MacAddress.parse(address).isSharedByRouters()).isEqualTo(shared);
    }

    @ParameterizedTest
    @CsvSource({
        "00:80:f4:1c:0e:21, true",
        "02:00:00:00:00:01, true",
        "00:00:00:00:00:00, false",
        "01:80:c2:00:00:0e, false",
        "ff:ff:ff:ff:ff:ff, false"
    })
    void neitherAGroupNorAllZerosIsOneDevice(String address, boolean one) {
        assertThat(MacAddress.parse(address).isOfOneDevice()).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:80:f4:1c:0e:21", "00-80-F4-1C-0E-21"})
    void aTextMayBeAnAddress(String text) {
        assertThat(MacAddress.ofText(text)).hasToString("00:80:f4:1c:0e:21");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00:80:f4:1c:0e", "00:80:f4:1c:0e:21:33", "00:80:f4:1c:0e:2x", "PLC-1"})
    void aTextMayBeNone(String text) {
        assertThat(MacAddress.ofText(text)).isNull();
    }
}
