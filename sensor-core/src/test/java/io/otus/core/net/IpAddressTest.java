package io.otus.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::1", "fe80::1:2:3:4"})
    void aTextMayBeAnAddress(String text) {
        assertThat(IpAddress.ofText(text)).isEqualTo(IpAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":",
                ":::",
                "10.1.2",
                "10.1.2.3.4",
                "10.1.2.256",
                "10.1.2.-3",
                "10.1.2.3/8",
                "10.1.2.x",
                " 10.1.2.3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "fe80::1%eth0",
                "[::1]",
                "plc.example"
            })
    void aTextMayBeNone(String text) {
        assertThat(IpAddress.ofText(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "169.254.1.2, true",
        "fe80::1, true",
        "0.0.0.0, false",
        "::, false",
        "127.0.0.1, false",
        "127.1.2.3, false",
        "::1, false",
        "224.0.0.1, false",
        "ff02::1, false",
        "255.255.255.255, false"
    })
    void whatEveryHostOrManyHaveIsNotOneDevice(String address, boolean one) {
        assertThat(IpAddress.parse(address).isOfOneDevice()).isEqualTo(one);
    }
}
