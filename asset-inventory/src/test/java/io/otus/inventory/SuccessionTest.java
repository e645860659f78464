package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Devices that are replaced, addresses that move, and addresses that are lent. */
class SuccessionTest {
    private static final String HMI = "3c:d9:2b:00:00:01";
    private static final String PLC = "00:1d:9c:00:00:01";
    private static final String SPARE = "f4:54:33:00:00:02";
    private static final String LAPTOP = "54:ee:75:00:00:03";
    private static final String VIRTUAL = "00:00:5e:00:01:0a";
    private static final String ROUTER_A = "00:1e:13:00:00:0a";
    private static final String ROUTER_B = "00:1e:13:00:00:0b";

    private final Wire wire = new Wire();

    private void talk(String mac) {
        wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(mac, "10.0.0.1"));
    }

    private void plcRuns() {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, PLC, "10.0.0.1");
        talk(PLC);
    }

    private void successorRuns(String mac) {
        wire.arp(0, mac, "10.0.0.1");
        for (int i = 0; i < 8; i++) {
            wire.later(30);
            talk(mac);
        }
    }

    @Test
    void aDeviceReplacedByOneOfTheSameMakerIsTheSameAssetWithAnotherMac() {
        plcRuns();
        String id = wire.resolve(PLC, "10.0.0.1").id();
        successorRuns(SPARE);

        assertThat(wire.resolve(SPARE, "10.0.0.1").id()).isEqualTo(id);
        assertThat(wire.resolve(SPARE, "10.0.0.1").mac()).isEqualTo(SPARE);
        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.changed).singleElement().satisfies(change -> {
            assertThat(change.attribute()).isEqualTo(Attribute.MAC);
            assertThat(change.before()).isEqualTo(PLC);
            assertThat(change.after()).isEqualTo(SPARE);
        });
    }

    @Test
    void aDeviceOfAnotherMakerThatComesWhileWorkOnTheOneAtItsAddressIsDeclaredReplacesIt() {
        plcRuns();
        String id = wire.resolve(PLC, "10.0.0.1").id();
        wire.later(30);
        long claimed = wire.now();
        long over = claimed + Nanos.MINUTE;
        wire.inventory.graph().foresees((device, _, time) -> device.equals(id) && claimed <= time && time < over);
        successorRuns(LAPTOP);

        assertThat(wire.resolve(LAPTOP, "10.0.0.1").id()).isEqualTo(id);
        assertThat(wire.resolve(LAPTOP, "10.0.0.1").mac()).isEqualTo(LAPTOP);
        assertThat(wire.changed).singleElement().satisfies(change -> {
            assertThat(change.attribute()).isEqualTo(Attribute.MAC);
            assertThat(change.time()).isBetween(claimed, over);
        });
    }

    @Test
    void aDeviceOfAnotherMakerThatComesWhileOtherWorkIsDeclaredIsAnother() {
        plcRuns();
        String id = wire.resolve(PLC, "10.0.0.1").id();
        wire.inventory.graph().foresees((device, _, _) -> !device.equals(id));
        successorRuns(LAPTOP);

        assertThat(wire.resolve(LAPTOP, "10.0.0.1").id()).isNotEqualTo(id);
    }

    @Test
    void theSerialNumberOfTheDeviceThatWasReplacedIsNotTheNewOnes() {
        plcRuns();
        says(PLC, Attribute.SERIAL, "0febdfe6");
        says(PLC, Attribute.MODEL, "1769-L33ER");
        successorRuns(SPARE);

        assertThat(wire.asset(SPARE, "10.0.0.1").value(Attribute.SERIAL)).isNull();
        assertThat(wire.asset(SPARE, "10.0.0.1").value(Attribute.MODEL)).isEqualTo("1769-L33ER");
        assertThat(wire.asset(SPARE, "10.0.0.1").claims().all())
                .extracting(Claim::value)
                .contains("0febdfe6");
    }

    @Test
    void whatTheNewDeviceSaysBeforeItIsKnownAsSuchIsItsOwnWord() {
        plcRuns();
        says(PLC, Attribute.SERIAL, "0febdfe6");
        wire.later(60);
        says(SPARE, Attribute.SERIAL, "4f2bbb74");
        successorRuns(SPARE);

        assertThat(wire.asset(SPARE, "10.0.0.1").value(Attribute.SERIAL)).isEqualTo("4f2bbb74");
        tellsOnceThatTheSerialNumberChanged();
    }

    private void tellsOnceThatTheSerialNumberChanged() {
        assertThat(wire.changed)
                .filteredOn(change -> change.attribute() == Attribute.SERIAL)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before()).isEqualTo("0febdfe6");
                    assertThat(change.after()).isEqualTo("4f2bbb74");
                });
    }

    @Test
    void thatTheNewDeviceHasAnotherSerialNumberIsToldWhenItSaysIt() {
        plcRuns();
        says(PLC, Attribute.SERIAL, "0febdfe6");
        successorRuns(SPARE);
        says(SPARE, Attribute.SERIAL, "4f2bbb74");
        says(SPARE, Attribute.SERIAL, "4f2bbb74");

        assertThat(wire.asset(SPARE, "10.0.0.1").value(Attribute.SERIAL)).isEqualTo("4f2bbb74");
        tellsOnceThatTheSerialNumberChanged();
    }

    @Test
    void whatThePartsOfTheDeviceSaidOfItIsNotTheNewOnesEither() {
        plcRuns();
        says(PLC, "0:1", Attribute.SERIAL, "0febdfe6");
        assertThat(wire.asset(PLC, "10.0.0.1").value(Attribute.SERIAL)).isEqualTo("0febdfe6");
        successorRuns(SPARE);
        assertThat(wire.asset(SPARE, "10.0.0.1").value(Attribute.SERIAL)).isNull();
        says(SPARE, "0:1", Attribute.SERIAL, "4f2bbb74");

        assertThat(wire.asset(SPARE, "10.0.0.1").value(Attribute.SERIAL)).isEqualTo("4f2bbb74");
        tellsOnceThatTheSerialNumberChanged();
    }

    @Test
    void aCardThatTakesItsAddressBackBringsTheSerialNumberBack() {
        plcRuns();
        says(PLC, Attribute.SERIAL, "0febdfe6");
        successorRuns(SPARE);
        assertThat(wire.asset(SPARE, "10.0.0.1").value(Attribute.SERIAL)).isNull();
        successorRuns(PLC);

        assertThat(wire.asset(PLC, "10.0.0.1").value(Attribute.SERIAL)).isEqualTo("0febdfe6");
        assertThat(wire.changed).extracting(change -> change.attribute()).doesNotContain(Attribute.SERIAL);
    }

    @Test
    void aPieceThatIsPutBackIsNoTeamWithTheOneThatStoodInForIt() {
        plcRuns();
        String id = wire.resolve(PLC, "10.0.0.1").id();
        says(PLC, Attribute.SERIAL, "0febdfe6");
        successorRuns(SPARE);
        says(SPARE, Attribute.SERIAL, "4f2bbb74");
        successorRuns(PLC);

        Asset plc = wire.asset(PLC, "10.0.0.1");
        assertThat(plc.id()).isEqualTo(id);
        assertThat(plc.value(Attribute.SERIAL)).isEqualTo("0febdfe6");
        assertThat(plc.value(Attribute.CAPABILITY)).isNull();
        assertThat(plc.addresses().mac()).isEqualTo(PLC);
        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.changed)
                .extracting(change -> change.after())
                .containsExactly(SPARE, "4f2bbb74", PLC, "0febdfe6");
    }

    @Test
    void aPieceThatIsPutBackIsNoTeamThoughTheOtherOneSaidItFirstInAnotherWay() {
        plcRuns();
        says(PLC, "lldp", "0febdfe6");
        successorRuns(SPARE);
        says(SPARE, "snmp", "4f2bbb74");
        says(SPARE, "lldp", "4f2bbb74");
        successorRuns(PLC);

        assertThat(wire.asset(PLC, "10.0.0.1").value(Attribute.SERIAL)).isEqualTo("0febdfe6");
        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.asset(PLC, "10.0.0.1").addresses().mac()).isEqualTo(PLC);
    }

    private void says(String mac, String source, String serial) {
        TestFlow flow = wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(mac, "10.0.0.1"));
        wire.claims(flow.speaks(source), 1, "", Attribute.SERIAL, serial, source, Trust.MANAGEMENT);
        wire.ends(flow);
    }

    @Test
    void theOtherCardThatSaysTheSameSerialNumberTellsOfNoChange() {
        plcRuns();
        says(PLC, Attribute.SERIAL, "0febdfe6");
        successorRuns(SPARE);
        says(SPARE, Attribute.SERIAL, "0febdfe6");
        successorRuns(PLC);

        assertThat(wire.asset(PLC, "10.0.0.1").value(Attribute.SERIAL)).isEqualTo("0febdfe6");
        assertThat(wire.changed).extracting(change -> change.attribute()).doesNotContain(Attribute.SERIAL);
    }

    private void says(String mac, Attribute attribute, String value) {
        says(mac, "", attribute, value);
    }

    private void says(String mac, String unit, Attribute attribute, String value) {
        TestFlow flow = wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(mac, "10.0.0.1"));
        wire.claims(flow.speaks("enip"), 1, unit, attribute, value, "enip list_identity", Trust.DEVICE);
        wire.ends(flow);
    }

    private void isReplaced(String id) {
        assertThat(wire.resolve(SPARE, "10.0.0.1").id()).isEqualTo(id);
        assertThat(wire.resolve(SPARE, "10.0.0.1").mac()).isEqualTo(SPARE);
        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.changed)
                .filteredOn(change -> change.attribute() == Attribute.MAC)
                .hasSize(1);
    }

    @Test
    void aDeviceForWhichNoArpWasSeenIsReplacedLikeAnyOther() {
        talk(PLC);
        String id = wire.resolve(PLC, "10.0.0.1").id();
        successorRuns(SPARE);

        isReplaced(id);
    }

    @Test
    void aDeviceIsReplacedThoughNoArpIsSeenAtAll() {
        talk(PLC);
        String id = wire.resolve(PLC, "10.0.0.1").id();
        for (int i = 0; i < 8; i++) {
            wire.later(30);
            talk(SPARE);
        }

        isReplaced(id);
    }

    /** A connection of the HMI whose other side the mirror does not show, which lasts for some minutes. */
    private void asksUnheard(String mac) {
        asksUnheard(5, mac);
    }

    private void asksUnheard(int minutes, String mac) {
        TestFlow flow = asking(HMI, "10.0.0.9", mac);
        goOn(minutes, flow);
        wire.ends(flow);
    }

    /** Connections of which one side is shown, one after the other in each minute. */
    private void goOn(int minutes, TestFlow... flows) {
        for (int minute = 0; minute < minutes; minute++) {
            for (TestFlow flow : flows) {
                for (int i = 0; i < 3; i++) {
                    wire.later(20 / flows.length);
                    wire.message(flow, 0, "enip");
                }
                wire.inventory.flowInterval(flow, wire.now());
            }
        }
    }

    private TestFlow asking(String client, String from, String mac) {
        return wire.sends(Transport.TCP, Wire.at(client, from), Wire.at(mac, "10.0.0.1"))
                .client(0)
                .speaks("enip");
    }

    @Test
    void aDeviceOfWhichTheMirrorShowsNoAnswersIsReplacedToo() {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, PLC, "10.0.0.1");
        asksUnheard(PLC);
        String id = wire.resolve(PLC, "10.0.0.1").id();
        says(PLC, Attribute.SERIAL, "0febdfe6");
        wire.later(200);
        wire.arp(0, SPARE, "10.0.0.1");
        asksUnheard(SPARE);

        isReplaced(id);
        assertThat(wire.asset(SPARE, "10.0.0.1").value(Attribute.SERIAL)).isNull();
    }

    @Test
    void whoGetsWhatIsMeantForAnOwnerThatIsHeardReplacesNobody() {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, PLC, "10.0.0.1");
        asksUnheard(PLC);
        wire.later(100);
        wire.arp(0, SPARE, "10.0.0.1");
        for (int i = 0; i < 3; i++) {
            wire.arp(0, PLC, "10.0.0.1");
            asksUnheard(1, SPARE);
        }

        assertThat(wire.resolve(PLC, "10.0.0.1").mac()).isEqualTo(PLC);
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void whoGetsSomeOfWhatIsMeantForAnOwnerThatIsNotHeardReplacesNobody() {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, PLC, "10.0.0.1");
        asksUnheard(PLC);
        wire.later(600);
        wire.arp(0, SPARE, "10.0.0.1");
        TestFlow right = asking(LAPTOP, "10.0.0.8", PLC);
        TestFlow wrong = asking(HMI, "10.0.0.9", SPARE);
        goOn(10, right, wrong);

        assertThat(wire.resolve(PLC, "10.0.0.1").mac()).isEqualTo(PLC);
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void howLongTheReplacementTookDoesNotMatter() {
        plcRuns();
        String id = wire.resolve(PLC, "10.0.0.1").id();
        wire.later(3_600);
        successorRuns(SPARE);

        isReplaced(id);
    }

    @Test
    void aLeasedAddressGoesFromOneComputerToTheNextOfTheSameMaker() {
        plcRuns();
        wire.binds(0, HMI, PLC, "10.0.0.1", AddressBinding.Source.DHCP_ACK);
        String id = wire.resolve(PLC, "10.0.0.1").id();
        wire.later(3_600);
        successorRuns(SPARE);

        assertThat(wire.resolve(SPARE, "10.0.0.1").id()).isNotEqualTo(id);
        assertThat(wire.inventory.assets()).hasSize(3);
    }

    @Test
    void whoOnlyAsksIsNotReplacedByTheNextOneAtItsAddress() {
        wire.arp(0, PLC, "10.0.0.1");
        wire.connects(Wire.at(PLC, "10.0.0.1"), Wire.at(HMI, "10.0.0.9"));
        String id = wire.resolve(PLC, "10.0.0.1").id();
        wire.later(3_600);
        wire.arp(0, SPARE, "10.0.0.1");
        wire.connects(Wire.at(SPARE, "10.0.0.1"), Wire.at(HMI, "10.0.0.9"));

        assertThat(wire.resolve(SPARE, "10.0.0.1").id()).isNotEqualTo(id);
    }

    @Test
    void aForgedArpForAnAddressThatNothingBoundTakesNothingOver() {
        talk(PLC);
        String id = wire.resolve(PLC, "10.0.0.1").id();
        wire.arp(0, LAPTOP, "10.0.0.1");

        assertThat(wire.resolve(PLC, "10.0.0.1").id()).isEqualTo(id);
        assertThat(wire.resolve(PLC, "10.0.0.1").mac()).isEqualTo(PLC);
        assertThat(wire.split).isEmpty();
    }

    @Test
    void anAddressTakenByAnotherMakersDeviceLeavesForThatOne() {
        plcRuns();
        String id = wire.resolve(PLC, "10.0.0.1").id();
        successorRuns(LAPTOP);

        assertThat(wire.resolve(LAPTOP, "10.0.0.1").id()).isNotEqualTo(id);
        assertThat(wire.inventory.graph().find(id)).isNotNull();
    }

    @Test
    void aMakerThatNoTableListsReplacesItsOwnDevicesAlone() {
        String unlisted = "24:66:95:00:00:01";
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, unlisted, "10.0.0.1");
        talk(unlisted);
        String id = wire.resolve(unlisted, "10.0.0.1").id();
        successorRuns("24:66:95:00:00:02");

        assertThat(wire.resolve("24:66:95:00:00:02", "10.0.0.1").id()).isEqualTo(id);
        wire.later(3_600);
        successorRuns("24:66:96:00:00:03");
        assertThat(wire.resolve("24:66:96:00:00:03", "10.0.0.1").id()).isNotEqualTo(id);
    }

    @Test
    void aPairThatExchangesItsAddressesStaysTwoDevices() {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, PLC, "10.0.0.1");
        wire.arp(0, SPARE, "10.0.0.2");
        pollPair(PLC, SPARE);
        String first = wire.resolve(PLC, "10.0.0.1").id();
        String second = wire.resolve(SPARE, "10.0.0.2").id();
        wire.arp(0, SPARE, "10.0.0.1");
        wire.arp(0, PLC, "10.0.0.2");
        pollPair(SPARE, PLC);

        assertThat(wire.merged).isEmpty();
        assertThat(wire.resolve(PLC, "10.0.0.2").id()).isEqualTo(first);
        assertThat(wire.resolve(SPARE, "10.0.0.1").id()).isEqualTo(second);
        assertThat(wire.asset(PLC, "10.0.0.2").addresses().ip()).isEqualTo("10.0.0.2");
        assertThat(wire.asset(SPARE, "10.0.0.1").addresses().mac()).isEqualTo(SPARE);
    }

    private void pollPair(String atFirst, String atSecond) {
        for (int i = 0; i < 12; i++) {
            wire.later(20);
            wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(atFirst, "10.0.0.1"));
            wire.connects(Wire.at(HMI, "10.0.0.9"), Wire.at(atSecond, "10.0.0.2"));
        }
    }

    @Test
    void aForgerBesideALivingOwnerTakesNothingOver() {
        plcRuns();
        String id = wire.resolve(PLC, "10.0.0.1").id();
        for (int i = 0; i < 20; i++) {
            wire.later(30);
            talk(LAPTOP);
            talk(PLC);
        }
        assertThat(wire.resolve(PLC, "10.0.0.1").id()).isEqualTo(id);
        assertThat(wire.resolve(PLC, "10.0.0.1").mac()).isEqualTo(PLC);
    }

    @Test
    void aVirtualAddressBelongsToWhoeverSendsArpForIt() {
        wire.arp(0, ROUTER_A, "10.0.0.2");
        wire.arp(0, ROUTER_B, "10.0.0.3");
        wire.binds(0, ROUTER_A, VIRTUAL, "10.0.0.1", AddressBinding.Source.ARP);

        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.resolve(VIRTUAL, "10.0.0.1").mac()).isEqualTo(ROUTER_A);

        wire.binds(0, ROUTER_B, VIRTUAL, "10.0.0.1", AddressBinding.Source.ARP);
        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.resolve(VIRTUAL, "10.0.0.1").mac()).isEqualTo(ROUTER_B);
        assertThat(wire.resolve(ROUTER_A, "10.0.0.2").mac()).isEqualTo(ROUTER_A);
    }

    @Test
    void whatShowsALentAddressIsHeldForTheNextWhoHasIt() {
        wire.arp(0, ROUTER_A, "10.0.0.2");
        wire.binds(0, ROUTER_A, VIRTUAL, "10.0.0.1", AddressBinding.Source.ARP);
        wire.binds(0, ROUTER_A, VIRTUAL, "10.0.0.1", AddressBinding.Source.ARP);
        long shows = lastFrame("10.0.0.1");
        wire.arp(0, ROUTER_A, "10.0.0.2");
        assertThat(lastFrame("10.0.0.2")).isGreaterThan(shows);
        assertThat(wire.isHeld(shows)).isTrue();
        assertThat(wire.isHeld(lastFrame("10.0.0.2"))).isTrue();
    }

    private long lastFrame(String address) {
        return wire.asset(ROUTER_A, null).claims().all().stream()
                .filter(claim -> claim.value().equals(address))
                .mapToLong(claim -> claim.last().lastFrame())
                .max()
                .orElseThrow();
    }

    @Test
    void whoSendsFromAVirtualMacWithItsOwnAddressHoldsIt() {
        wire.arp(0, ROUTER_A, "10.0.0.2");
        wire.arp(0, ROUTER_B, "10.0.0.3");
        Endpoint group = Wire.at("01:00:5e:00:00:12", "224.0.0.18");
        wire.sends(Transport.UDP, Wire.at(VIRTUAL, "10.0.0.2"), group);
        assertThat(wire.inventory.graph().find(Wire.at(VIRTUAL, null))).isSameAs(wire.asset(ROUTER_A, "10.0.0.2"));
        wire.sends(Transport.UDP, Wire.at(VIRTUAL, "10.0.0.3"), group);
        assertThat(wire.inventory.graph().find(Wire.at(VIRTUAL, null))).isSameAs(wire.asset(ROUTER_B, "10.0.0.3"));
        assertThat(wire.inventory.assets()).hasSize(2);
    }

    private TestFlow hellos(String ip) {
        TestFlow hellos = wire.sends(Transport.UDP, Wire.at(VIRTUAL, ip), Wire.at("01:00:5e:00:00:02", "224.0.0.2"));
        return hellos.speaks("hsrp");
    }

    private List<String> open(String mac) {
        return wire.asset(mac, null).claims().all().stream()
                .filter(Claim::isOpen)
                .map(Claim::value)
                .toList();
    }

    private void tells(TestFlow hellos, String mac) {
        wire.message(hellos.from(0, mac), 0, "hsrp");
        wire.inventory.flowInterval(hellos, wire.now());
    }

    @Test
    void aRouterOnStandbyThatBecomesActiveHoldsTheVirtualAddressThoughItsHellosAreOneFlow() {
        wire.arp(0, ROUTER_A, "10.0.0.2");
        wire.arp(0, ROUTER_B, "10.0.0.3");
        TestFlow active = hellos("10.0.0.2");
        wire.binds(0, ROUTER_A, VIRTUAL, "10.0.0.1", AddressBinding.Source.ARP);
        TestFlow standby = wire.sends(
                        Transport.UDP, Wire.at(ROUTER_B, "10.0.0.3"), Wire.at("01:00:5e:00:00:02", "224.0.0.2"))
                .speaks("hsrp");
        tells(active, VIRTUAL);
        tells(standby, ROUTER_B);
        assertThat(wire.asset(VIRTUAL, "10.0.0.1")).isSameAs(wire.asset(ROUTER_A, "10.0.0.2"));
        wire.message(active, 0, "hsrp");
        wire.later(10);
        tells(standby, VIRTUAL);

        assertThat(wire.asset(VIRTUAL, "10.0.0.1")).isSameAs(wire.asset(ROUTER_B, "10.0.0.3"));
        assertThat(wire.inventory.graph().find(Wire.at(VIRTUAL, null))).isSameAs(wire.asset(ROUTER_B, "10.0.0.3"));
        assertThat(open(ROUTER_B)).contains(VIRTUAL, "10.0.0.1");
        assertThat(open(ROUTER_A)).doesNotContain(VIRTUAL, "10.0.0.1").contains("10.0.0.2");

        wire.later(300);
        wire.ends(active);
        assertThat(wire.asset(VIRTUAL, "10.0.0.1"))
                .as("what is told late of the one before")
                .isSameAs(wire.asset(ROUTER_B, "10.0.0.3"));
        wire.later(60);
        tells(active, VIRTUAL);
        assertThat(wire.asset(VIRTUAL, "10.0.0.1")).as("it is active again").isSameAs(wire.asset(ROUTER_A, "10.0.0.2"));
    }

    @Test
    void whatAVirtualRouterPassesOnIsNotItsOwn() {
        wire.arp(0, ROUTER_A, "10.0.0.2");
        wire.arp(0, LAPTOP, "10.0.0.7");
        wire.binds(0, ROUTER_A, VIRTUAL, "10.0.0.1", AddressBinding.Source.ARP);
        TestFlow flow = wire.connects(Wire.at(LAPTOP, "10.0.0.7"), Wire.at(HMI, "10.0.0.9"));
        tells(flow, VIRTUAL);

        assertThat(wire.asset(VIRTUAL, "10.0.0.1")).isSameAs(wire.asset(ROUTER_A, "10.0.0.2"));
    }
}
