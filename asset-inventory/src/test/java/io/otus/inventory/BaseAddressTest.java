package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Several addresses of one device, which tells at each of them the MAC address that stands for it as a whole. */
class BaseAddressTest {
    private static final String MANAGER = "3c:d9:2b:00:00:01";
    private static final String CARD = "00:1d:9c:00:00:01";
    private static final String SECOND = "f4:54:33:00:00:02";
    private static final String LAPTOP = "54:ee:75:00:00:03";
    private static final String ROUTER = "00:80:63:00:00:09";

    private final Wire wire = new Wire();

    private void says(String mac, String ip, Attribute attribute, String value) {
        TestFlow flow = wire.connects(Wire.at(MANAGER, "10.0.0.9"), Wire.at(mac, ip));
        wire.claims(flow, 1, "", attribute, value, "snmp engine_id", Trust.MANAGEMENT);
    }

    private void two(String other) {
        wire.arp(0, MANAGER, "10.0.0.9");
        wire.arp(0, CARD, "10.0.0.1");
        wire.arp(0, other, "10.0.0.2");
        wire.connects(Wire.at(MANAGER, "10.0.0.9"), Wire.at(CARD, "10.0.0.1"));
        wire.connects(Wire.at(MANAGER, "10.0.0.9"), Wire.at(other, "10.0.0.2"));
    }

    @Test
    void bothCardsOfADeviceThatTellOneOfThemAreJoinedAndItIsSaidWhy() {
        two(SECOND);
        says(CARD, "10.0.0.1", Attribute.BASE_MAC, CARD);
        assertThat(wire.merged).isEmpty();
        says(SECOND, "10.0.0.2", Attribute.BASE_MAC, CARD);
        assertThat(wire.merged)
                .singleElement()
                .satisfies(merged -> assertThat(merged.reason()).contains("stands for the whole device"));
        assertThat(wire.resolve(SECOND, "10.0.0.2").id())
                .isEqualTo(wire.resolve(CARD, "10.0.0.1").id());
    }

    @Test
    void anAddressThroughARouterIsJoinedWithTheCard() {
        two(ROUTER);
        for (int host = 1; host <= 4; host++) {
            wire.answers(wire.connects(Wire.at(MANAGER, "10.0.0.9"), Wire.at(ROUTER, "10.9.0." + host)), false);
        }
        says(CARD, "10.0.0.1", Attribute.BASE_MAC, CARD);
        says(ROUTER, "10.9.0.3", Attribute.BASE_MAC, CARD);
        assertThat(wire.merged).hasSize(1);
        assertThat(wire.resolve(ROUTER, "10.9.0.3").id())
                .isEqualTo(wire.resolve(CARD, "10.0.0.1").id());
        assertThat(wire.resolve(ROUTER, "10.9.0.2").id())
                .isNotEqualTo(wire.resolve(CARD, "10.0.0.1").id());
    }

    @Test
    void anAddressThatAFirmwareHasForAllItsDevicesJoinsNothing() {
        two(SECOND);
        says(CARD, "10.0.0.1", Attribute.BASE_MAC, "00:1d:9c:12:34:56");
        says(SECOND, "10.0.0.2", Attribute.BASE_MAC, "00:1d:9c:12:34:56");
        assertThat(wire.merged).isEmpty();
    }

    @Test
    void madeUpAddressesAndCardsOfOtherMakersJoinNothing() {
        two(LAPTOP);
        says(CARD, "10.0.0.1", Attribute.BASE_MAC, CARD);
        says(LAPTOP, "10.0.0.2", Attribute.BASE_MAC, CARD);
        String local = "02:00:00:00:00:07";
        wire.arp(0, local, "10.0.0.7");
        says(local, "10.0.0.7", Attribute.BASE_MAC, local);
        says(CARD, "10.0.0.1", Attribute.BASE_MAC, local);
        assertThat(wire.merged).isEmpty();
    }

    @Test
    void devicesThatCallThemselvesDifferentlyAreTwo() {
        two(SECOND);
        says(CARD, "10.0.0.1", Attribute.NAME, "cell-1");
        says(SECOND, "10.0.0.2", Attribute.NAME, "cell-2");
        says(CARD, "10.0.0.1", Attribute.BASE_MAC, CARD);
        says(SECOND, "10.0.0.2", Attribute.BASE_MAC, CARD);
        assertThat(wire.merged).isEmpty();
    }
}
