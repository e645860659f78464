package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Origin;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.view.AssetFields;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** What a device says below IP to be its own address, and whose that is. */
class OwnAddressTest {
    private static final String HMI = "3c:d9:2b:00:00:01";
    private static final String PLC = "00:30:de:00:00:10";
    private static final String LAPTOP = "08:00:27:00:00:66";
    private static final String DELL = "18:66:da:00:00:66";
    private static final String VIRTUAL = "52:54:00:00:00:20";
    private static final String SWITCH = "00:80:63:00:00:10";
    private static final String PORT = "00:80:63:00:00:11";
    private static final String OTHER_PORT = "00:80:63:00:00:12";
    private static final String STATION = "00:1b:1b:00:00:31";
    private static final String SPARE = "00:1b:1b:00:00:32";
    private static final String IP = "10.0.0.1";

    private static final String LLDP = "lldp advertisement";
    private static final String DCP = "pn_dcp identify";

    private final Wire wire = new Wire();

    private void runs(String mac, String ip) {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, mac, ip);
        wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(mac, ip));
    }

    /** One frame that says the name, then an address, as LLDP and the Ident response of DCP do. */
    private void says(String mac, String source, String name, Attribute attribute, String address) {
        Endpoint about = Wire.at(mac, null);
        TestFlow flow = wire.sends(Transport.LINK, about, Wire.at("01:80:c2:00:00:0e", null));
        Origin origin = wire.message(flow, 0, source.split(" ", 2)[0]);
        Trust trust = source.equals(DCP) ? Trust.DEVICE : Trust.MANAGEMENT;
        if (!name.isEmpty()) {
            wire.claims(origin, about, "", Attribute.NAME, name, source, trust);
        }
        wire.claims(origin, about, "", attribute, address, source, trust);
    }

    private void areTwo(String one, String other) {
        assertThat(wire.merged).isEmpty();
        assertThat(wire.asset(other, null)).isNotSameAs(wire.asset(one, null));
        assertThat(wire.asset(one, null).addresses().mac()).isEqualTo(one);
        assertThat(wire.asset(other, null).addresses().mac()).isEqualTo(other);
    }

    @Test
    void twoOfTwoMakersThatStateOneAddressByTurnsAreTwoThoughTheyHaveOneName() {
        String other = "00:a0:45:00:00:32";
        for (int i = 0; i < 5; i++) {
            says(STATION, DCP, "pump-io", Attribute.IP, IP);
            wire.later(150);
            says(other, DCP, "pump-io", Attribute.IP, IP);
            wire.later(150);
        }
        areTwo(STATION, other);
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void aLaptopThatStatesTheAddressOfAControllerIsNotTheController() {
        runs(PLC, IP);
        says(LAPTOP, LLDP, "kali", Attribute.IP, IP);
        says(LAPTOP, LLDP, "kali", Attribute.IP, IP);

        areTwo(PLC, LAPTOP);
        assertThat(wire.asset(PLC, IP).value(Attribute.NAME)).isNull();
        assertThat(AssetFields.values(wire.asset(LAPTOP, null), "ip")).isEmpty();
        assertThat(wire.asset(LAPTOP, null).claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.IP)
                .as("what it said is kept")
                .singleElement()
                .satisfies(claim -> assertThat(claim.voice()).isEqualTo(Voice.OTHERS));
        assertThat(wire.export()).doesNotContain("\"ip\":[\"" + IP + "\",\"" + IP);
    }

    @Test
    void soItIsWithAVirtualMachineWhoseCardWasChosenLocally() {
        runs(VIRTUAL, IP);
        says(LAPTOP, LLDP, "kali", Attribute.IP, IP);
        says(LAPTOP, LLDP, "kali", Attribute.IP, IP);

        areTwo(VIRTUAL, LAPTOP);
    }

    @Test
    void aLaptopThatStatesTheCardOfAControllerIsNotTheControllerWhicheverIsHeardFirst() {
        runs(PLC, IP);
        says(LAPTOP, LLDP, "kali", Attribute.MAC, PLC);

        areTwo(PLC, LAPTOP);
        assertThat(AssetFields.values(wire.asset(LAPTOP, null), "mac")).containsExactly(LAPTOP);

        String late = "00:30:de:00:00:11";
        says(LAPTOP, LLDP, "kali", Attribute.MAC, late);
        runs(late, "10.0.0.2");
        says(LAPTOP, LLDP, "kali", Attribute.MAC, late);

        areTwo(late, LAPTOP);
        assertThat(AssetFields.values(wire.asset(LAPTOP, null), "mac")).containsExactly(LAPTOP);
    }

    @Test
    void devicesOfOneMakerThatCallThemselvesDifferentlyAreTwoAtOneAddress() {
        says(SWITCH, LLDP, "sw-0", Attribute.IP, IP);
        says(PORT, LLDP, "sw-1", Attribute.IP, IP);
        runs(SWITCH, IP);
        says(SWITCH, LLDP, "sw-0", Attribute.IP, IP);
        says(PORT, LLDP, "sw-1", Attribute.IP, IP);

        areTwo(SWITCH, PORT);
        assertThat(AssetFields.values(wire.asset(SWITCH, null), "ip")).containsExactly(IP);
        assertThat(AssetFields.values(wire.asset(PORT, null), "ip")).isEmpty();
    }

    @Test
    void portsOfASwitchAreTheSwitch() {
        says(PORT, LLDP, "sw-0", Attribute.MAC, SWITCH);
        says(OTHER_PORT, LLDP, "sw-0", Attribute.MAC, SWITCH);
        runs(SWITCH, IP);

        assertThat(wire.asset(PORT, null)).isSameAs(wire.asset(SWITCH, IP));
        assertThat(wire.asset(OTHER_PORT, null)).isSameAs(wire.asset(SWITCH, IP));
    }

    @Test
    void aPortThatStatesTheAddressOfItsSwitchIsTheSwitchThoughItHasNoNameAtFirst() {
        runs(SWITCH, IP);
        says(PORT, LLDP, "", Attribute.IP, IP);
        assertThat(wire.merged).as("a name may come behind the address").isEmpty();
        says(PORT, LLDP, "", Attribute.IP, IP);

        assertThat(wire.asset(PORT, null)).isSameAs(wire.asset(SWITCH, IP));
    }

    @Test
    void cardsOfSeveralMakersAreOneComputerWhereBothTellOneNameAndOneOfThem() {
        runs(HMI, "10.0.0.9");
        says(HMI, LLDP, "hist-a", Attribute.MAC, HMI);
        says(LAPTOP, LLDP, "hist-a", Attribute.MAC, HMI);

        assertThat(wire.asset(LAPTOP, null)).isSameAs(wire.asset(HMI, "10.0.0.9"));
        assertThat(wire.merged).hasSize(1);
    }

    @Test
    void whoRepeatsTheNameAndTheAddressOfAControllerIsNotTheController() {
        runs(PLC, IP);
        says(PLC, LLDP, "plc-1", Attribute.IP, IP);
        runs(DELL, "10.0.0.66");
        for (int i = 0; i < 3; i++) {
            says(DELL, LLDP, "plc-1", Attribute.IP, IP);
            wire.later(30);
            says(PLC, LLDP, "plc-1", Attribute.IP, IP);
        }

        areTwo(PLC, DELL);
        assertThat(wire.asset(PLC, IP).value(Attribute.NAME)).isEqualTo("plc-1");
        assertThat(wire.asset(DELL, "10.0.0.66").value(Attribute.NAME))
                .as("it is not called as another one is")
                .isNull();
        assertThat(AssetFields.values(wire.asset(PLC, IP), "ip")).containsExactly(IP);
    }

    @Test
    void soItIsWhereTheOneThatRepeatsThemWasNotHeardByIpYet() {
        runs(PLC, IP);
        says(PLC, LLDP, "plc-1", Attribute.IP, IP);
        says(DELL, LLDP, "plc-1", Attribute.IP, IP);
        runs(DELL, "10.0.0.66");

        areTwo(PLC, DELL);
    }

    @Test
    void aCardWithAnAddressOfItsOwnIsNotAnothersByTheChassisThatItStates() {
        runs(PLC, IP);
        says(PLC, LLDP, "plc-1", Attribute.MAC, PLC);
        runs(DELL, "10.0.0.66");
        says(DELL, LLDP, "plc-1", Attribute.MAC, PLC);

        areTwo(PLC, DELL);
    }

    @Test
    void whoSpeaksFromAnotherAddressThanItStatesIsNotCalledWhatItSays() {
        runs(PLC, IP);
        runs(DELL, "10.0.0.66");
        says(DELL, LLDP, "plc-1", Attribute.IP, IP);
        assertThat(wire.asset(DELL, "10.0.0.66").value(Attribute.NAME)).isNull();
        says(DELL, LLDP, "plc-1", Attribute.IP, IP);

        areTwo(PLC, DELL);
        assertThat(wire.asset(DELL, "10.0.0.66").value(Attribute.NAME)).isNull();
    }

    @Test
    void aDeviceThatWasGivenAWrongAddressStillKnowsItsName() {
        runs(PLC, IP);
        says(PLC, LLDP, "plc-1", Attribute.IP, IP);
        says(DELL, LLDP, "hist-b", Attribute.IP, IP);
        says(DELL, LLDP, "hist-b", Attribute.IP, IP);

        areTwo(PLC, DELL);
        assertThat(wire.asset(DELL, null).value(Attribute.NAME)).isEqualTo("hist-b");
    }

    @Test
    void aDeviceThatIsGivenTheAddressOfALivingOneOfAnotherMakerIsNotThatOne() {
        runs(PLC, IP);
        for (int i = 0; i < 4; i++) {
            says(SPARE, DCP, "new-io", Attribute.IP, IP);
            wire.later(30);
            wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(PLC, IP));
        }

        areTwo(PLC, SPARE);
    }

    private void answers(String mac, int times) {
        for (int i = 0; i < times; i++) {
            says(mac, DCP, "pump-io", Attribute.IP, IP);
            wire.later(30);
        }
    }

    private void wasReplaced(String id, String before, String after) {
        assertThat(wire.asset(after, null).id()).isEqualTo(id);
        assertThat(wire.asset(after, null).claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.MAC && claim.isOpen())
                .extracting(Claim::value)
                .containsOnly(after);
        assertThat(wire.changed)
                .filteredOn(change -> change.attribute() == Attribute.MAC)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before()).isEqualTo(before);
                    assertThat(change.after()).isEqualTo(after);
                });
    }

    @Test
    void aStationThatWasHeardByDiscoveryAloneIsReplacedByOneOfItsNameAndAddress() {
        answers(STATION, 2);
        String id = wire.asset(STATION, null).id();
        wire.later(600);
        answers(SPARE, 2);
        assertThat(wire.changed).as("it may be forged").isEmpty();
        answers(SPARE, 1);

        wasReplaced(id, STATION, SPARE);
        assertThat(wire.inventory.assets()).hasSize(1);
    }

    @Test
    void whatIsToldLateOfTheStationThatWasReplacedIsOfItsPlace() {
        answers(STATION, 2);
        TestFlow flow = wire.sends(Transport.LINK, Wire.at(STATION, null), Wire.at(HMI, null));
        for (int i = 0; i < 4; i++) {
            wire.message(flow, 0, "pn_dcp");
        }
        wire.later(3_600);
        answers(SPARE, 4);
        wire.ends(flow);

        assertThat(wire.inventory.assets()).hasSize(1);
    }

    @Test
    void aStationThatHadConversationsIsReplacedThoughTheNewOneStatesItsAddressFirst() {
        answers(STATION, 2);
        runs(STATION, IP);
        String id = wire.asset(STATION, IP).id();
        wire.later(600);
        answers(SPARE, 1);
        runs(SPARE, IP);
        answers(SPARE, 3);

        wasReplaced(id, STATION, SPARE);
        assertThat(wire.asset(SPARE, IP).id()).isEqualTo(id);

        says(STATION, DCP, "mixer-io", Attribute.IP, "10.0.0.44");
        runs(STATION, "10.0.0.44");
        assertThat(wire.asset(STATION, "10.0.0.44").id()).isNotEqualTo(id);
        assertThat(wire.asset(SPARE, IP).value(Attribute.NAME)).isEqualTo("pump-io");
    }

    @Test
    void aStationBesideTheOneWhoseAddressItStatesReplacesNothing() {
        answers(STATION, 2);
        for (int i = 0; i < 5; i++) {
            answers(SPARE, 1);
            says(STATION, DCP, "pump-io", Attribute.IP, IP);
        }

        assertThat(wire.changed).isEmpty();
        assertThat(wire.inventory.assets()).hasSize(2);
    }
}
