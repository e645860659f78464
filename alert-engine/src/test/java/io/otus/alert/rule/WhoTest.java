package io.otus.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.event.EventTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is meant, and when. */
class WhoTest {
    private static final Device PRESS = new Device("", List.of("10.1.2.7"), List.of("00:1b:1b:01:02:03"), 30, 2);

    @ParameterizedTest
    @CsvSource({
        "10.1.2.7, true",
        "10.1.2.8, false",
        "10.1.2.0/24, true",
        "10.1.3.9/23, true",
        "10.1.4.0/24, false",
        "10.1.2.7/32, true",
        "0.0.0.0/0, true",
        "::/0, false",
        "00-1B-1B-01-02-03, true",
        "vlan 30, true",
        "vlan 3, false",
        "site 2, true",
        "site 1, false",
        "site 2 10.1.2.0/24, true",
        "site 1 10.1.2.0/24, false",
        "site 2 10.1.3.0/24, false",
        "site 2 vlan 30, true"
    })
    void aDeviceIsMeantByAddressNetworkVlanOrSite(String member, boolean meant) {
        assertThat(Who.parse(List.of("192.168.0.1", member)).has(PRESS)).isEqualTo(meant);
    }

    @Test
    void anIpv6NetworkHoldsItsAddressesAlone() {
        Who who = Who.parse(List.of("2001:db8:0:1::/64"));
        assertThat(who.has(new Device("", List.of("2001:db8:0:1:ffff::9"), List.of(), 0, 0)))
                .isTrue();
        assertThat(who.has(new Device("", List.of("2001:db8:0:2::9"), List.of(), 0, 0)))
                .isFalse();
        assertThat(who.has(Device.NONE)).isFalse();
        assertThat(Who.ANYONE.has(Device.NONE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "press 3",
                "10.1.2",
                "10.1.2.0/33",
                "10.1.2.0/-1",
                "vlan x",
                "vlan 5000",
                "2001:db8::/129",
                "site 0",
                "site 128",
                "site x",
                "site 1 site 2"
            })
    void whatNamesNobodyIsRefused(String member) {
        assertThatThrownBy(() -> Who.parse(List.of(member))).hasMessageContaining("'" + member + "' (expected: an IP");
    }

    /** 2026-03-02 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "22:00-06:00, mon, 2026-03-02T21:59:59Z, false",
        "22:00-06:00, mon, 2026-03-02T22:00:00Z, true",
        "22:00-06:00, mon, 2026-03-03T05:59:59Z, true",
        "22:00-06:00, mon, 2026-03-03T06:00:00Z, false",
        "22:00-06:00, mon, 2026-03-02T05:00:00Z, false",
        "08:00-17:00, mon, 2026-03-02T08:00:00Z, true",
        "08:00-17:00, mon, 2026-03-03T08:00:00Z, false",
        "'', mon, 2026-03-02T00:00:00Z, true",
        "'', mon, 2026-03-03T00:00:00Z, false"
    })
    void hoursReachIntoTheNextDay(String hours, String day, String time, boolean within) {
        Hours parsed = Hours.parse(hours, List.of(day), ZoneOffset.UTC);
        assertThat(parsed.has(EventTime.parse(time))).isEqualTo(within);
    }

    @Test
    void hoursAreThoseOfThePlaceSummerAndWinter() {
        Hours night = Hours.parse("22:00-06:00", List.of(), ZoneId.of("Europe/Berlin"));
        assertThat(night.has(EventTime.parse("2026-07-01T20:30:00Z"))).isTrue();
        assertThat(night.has(EventTime.parse("2026-01-01T20:30:00Z"))).isFalse();
        assertThat(night.hoursText()).isEqualTo("22:00-06:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-6", "22:00", "24:10-06:00", "22:00-06:60"})
    void whatIsNoHoursIsRefused(String hours) {
        assertThatThrownBy(() -> Hours.parse(hours, List.of(), ZoneOffset.UTC))
                .hasMessageContaining("expected: such as 22:00-06:00");
    }
}
