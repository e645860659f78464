package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Transport;
import io.otus.inventory.claim.Voice;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** What a switch tells of who is connected to its ports. */
class NeighboursTest {
    private static final String MANAGER = "3c:d9:2b:00:00:01";
    private static final String SWITCH = "00:80:63:00:00:01";
    private static final String PLC = "00:1b:1b:00:00:02 at port 5";
    private static final String LAPTOP = "54:ee:75:00:00:03 at port 5";
    private static final String PORT = "snmp lldpRemChassisId of port 5";

    private final Wire wire = new Wire();

    private void tells(String neighbour, String port) {
        TestFlow flow = wire.connects(Wire.at(MANAGER, "10.0.0.9"), Wire.at(SWITCH, "10.0.0.1"));
        wire.claims(flow, 1, "", Attribute.NEIGHBOUR, neighbour, port, Trust.MANAGEMENT);
    }

    /** One round of questions, a minute after the last one. */
    private void round(String... neighbours) {
        wire.later(60);
        for (String each : neighbours) {
            tells(each, PORT);
        }
    }

    @Test
    void anotherDeviceAtAPortIsAChangeOnceItWasToldTwice() {
        round(PLC);
        round(PLC);
        round(LAPTOP);
        assertThat(wire.changed).isEmpty();
        round(LAPTOP);
        round(LAPTOP);
        assertThat(wire.changed).singleElement().satisfies(change -> {
            assertThat(change.attribute()).isEqualTo(Attribute.NEIGHBOUR);
            assertThat(change.before()).isEqualTo(PLC);
            assertThat(change.after()).isEqualTo(LAPTOP);
        });
        assertThat(wire.asset(SWITCH, "10.0.0.1").claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.NEIGHBOUR)
                .satisfiesExactly(
                        first -> assertThat(first.isOpen()).isFalse(),
                        second -> assertThat(second.isOpen()).isTrue());
    }

    @Test
    void whoComesBackChangedOnceMore() {
        round(PLC);
        round(LAPTOP);
        round(LAPTOP);
        round(PLC);
        round(PLC);
        assertThat(wire.changed).hasSize(2);
        assertThat(wire.changed.getLast().after()).isEqualTo(PLC);
    }

    @Test
    void severalDevicesBehindOnePortAreNoChange() {
        for (int i = 0; i < 5; i++) {
            round(PLC, LAPTOP);
        }
        assertThat(wire.changed).isEmpty();
    }

    private void relayed(String place) {
        wire.later(60);
        TestFlow flow =
                wire.sends(Transport.UDP, Wire.at(0, MANAGER, "10.0.0.9", 67), Wire.at(0, SWITCH, "10.0.0.1", 67));
        wire.claims(
                wire.message(flow.speaks("dhcp"), 0, "dhcp"),
                Wire.at("54:ee:75:00:00:03", null),
                "",
                Attribute.ATTACHED,
                place,
                "dhcp relay_agent_information",
                Trust.NAME_SERVICE);
    }

    @Test
    void whereADhcpClientIsConnectedIsTheWordOfTheRelayAndChangesOnceItWasToldTwice() {
        relayed("circuit_id 0001");
        relayed("circuit_id 0002");
        assertThat(wire.changed).isEmpty();
        relayed("circuit_id 0002");

        assertThat(wire.changed).singleElement().satisfies(change -> {
            assertThat(change.attribute()).isEqualTo(Attribute.ATTACHED);
            assertThat(change.after()).isEqualTo("circuit_id 0002");
        });
        assertThat(wire.asset("54:ee:75:00:00:03", null).claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.ATTACHED)
                .allSatisfy(claim -> assertThat(claim.voice()).isEqualTo(Voice.OTHERS))
                .satisfiesExactly(
                        first -> assertThat(first.isOpen()).isFalse(),
                        second -> assertThat(second.isOpen()).isTrue());
        assertThat(wire.asset(MANAGER, "10.0.0.9").claims().all())
                .noneMatch(claim -> claim.attribute() == Attribute.ATTACHED);
    }

    @Test
    void otherPortsAndOneRoundThatAsksTwiceAreNoChange() {
        round(PLC);
        tells("54:ee:75:00:00:03 at port 6", "snmp lldpRemChassisId of port 6");
        round(LAPTOP, LAPTOP, LAPTOP);
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void aPortThatNobodyWasHeardAtIsNoChange() {
        round(PLC);
        wire.later(100_000);
        round(PLC);
        assertThat(wire.changed).isEmpty();
    }
}
