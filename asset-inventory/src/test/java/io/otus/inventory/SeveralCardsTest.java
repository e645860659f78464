package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.claim.Sources;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** One device with several network cards, and what is none for all its numbers. */
class SeveralCardsTest {
    private static final String HMI = "3c:d9:2b:00:00:01";
    private static final String CARD = "00:1d:9c:00:00:01";
    private static final String SECOND = "f4:54:33:00:00:02";
    private static final String LAPTOP = "54:ee:75:00:00:03";
    private static final String SERIAL = "4c7a20f1";

    private final Wire wire = new Wire();

    private void says(String mac, String ip, Attribute attribute, String value, Trust trust) {
        TestFlow flow = wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(mac, ip));
        wire.claims(flow, 1, "", attribute, value, "enip list_identity", trust);
    }

    private void cards(String second) {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, CARD, "10.0.0.1");
        wire.arp(0, second, "10.0.0.2");
        wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(CARD, "10.0.0.1"));
        wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(second, "10.0.0.2"));
    }

    @Test
    void cardsOfOneMakerWhoseDeviceTellsOneSerialNumberAreOneDeviceAndItIsSaidWhy() {
        cards(SECOND);
        says(CARD, "10.0.0.1", Attribute.SERIAL, SERIAL, Trust.DEVICE);
        says(SECOND, "10.0.0.2", Attribute.SERIAL, SERIAL, Trust.DEVICE);

        assertThat(wire.resolve(SECOND, "10.0.0.2").id())
                .isEqualTo(wire.resolve(CARD, "10.0.0.1").id());
        assertThat(wire.merged)
                .singleElement()
                .satisfies(merged -> assertThat(merged.reason()).contains("same serial number"));
    }

    @Test
    void aComputerThatRepeatsTheAccountOfAControllerIsNotTakenForIt() {
        cards(LAPTOP);
        says(CARD, "10.0.0.1", Attribute.SERIAL, SERIAL, Trust.DEVICE);
        says(LAPTOP, "10.0.0.2", Attribute.SERIAL, SERIAL, Trust.DEVICE);

        assertThat(wire.merged).isEmpty();
    }

    @Test
    void anotherProductOrANumberOfDeliveryOrOfASessionJoinsNothing() {
        cards(SECOND);
        says(CARD, "10.0.0.1", Attribute.SERIAL, "00000001", Trust.DEVICE);
        says(SECOND, "10.0.0.2", Attribute.SERIAL, "00000001", Trust.DEVICE);
        says(CARD, "10.0.0.1", Attribute.MODEL, "1756-EN2T", Trust.DEVICE);
        says(SECOND, "10.0.0.2", Attribute.MODEL, "1756-L85E", Trust.DEVICE);
        says(CARD, "10.0.0.1", Attribute.SERIAL, SERIAL, Trust.DEVICE);
        says(SECOND, "10.0.0.2", Attribute.SERIAL, SERIAL, Trust.DEVICE);

        assertThat(wire.merged).isEmpty();

        says(CARD, "10.0.0.1", Attribute.SERIAL, "99aa88bb", Trust.SESSION);
        says(SECOND, "10.0.0.2", Attribute.SERIAL, "99aa88bb", Trust.SESSION);

        assertThat(wire.merged).isEmpty();
    }

    @Test
    void oneRangeOnTwoVlansHasTwoDevicesAtOneAddress() {
        wire.arp(10, CARD, "192.168.0.1");
        wire.arp(20, LAPTOP, "192.168.0.1");

        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.inventory.graph().find(Wire.at(10, CARD, "192.168.0.1", 0)))
                .isNotEqualTo(wire.inventory.graph().find(Wire.at(20, LAPTOP, "192.168.0.1", 0)));
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void aDeviceThatIsHeardOnAnotherVlanAfterSilenceMovedThere() {
        wire.arp(10, CARD, "10.0.0.1");
        wire.later(400);
        wire.arp(20, CARD, "10.0.0.1");

        assertThat(wire.changed).singleElement().satisfies(change -> {
            assertThat(change.attribute()).isEqualTo(Attribute.VLAN);
            assertThat(change.before()).isEqualTo("10");
            assertThat(change.after()).isEqualTo("20");
        });
        assertThat(wire.asset(CARD, null).claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.VLAN)
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.source()).isEqualTo(Sources.FRAME);
                    assertThat(claim.first().lastFrame()).isPositive();
                });
    }

    @Test
    void aTrunkAndAMirrorThatTakesTagsAwayMoveNobody() {
        wire.arp(10, CARD, "10.0.0.1");
        wire.later(60);
        wire.arp(20, CARD, "10.0.0.1");
        wire.later(60);
        wire.arp(10, CARD, "10.0.0.1");
        wire.later(400);
        wire.arp(0, CARD, "10.0.0.1");

        assertThat(wire.changed).isEmpty();
        assertThat(wire.asset(CARD, null).vlans()).containsExactly(0, 10, 20);
        assertThat(wire.asset(CARD, null).claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.VLAN)
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.value()).isEqualTo("20");
                    assertThat(claim.isOpen()).isTrue();
                    assertThat(claim.first().lastFrame()).isPositive();
                });
    }
}
