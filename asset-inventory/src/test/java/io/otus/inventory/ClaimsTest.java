package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.NameAnswer;
import io.otus.core.event.Origin;
import io.otus.core.event.Trust;
import io.otus.core.net.Transport;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.output.Unknowns;
import io.otus.inventory.vendor.Makers;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** What is said of an asset: nothing is overwritten, and the best claim wins. */
class ClaimsTest {
    private static final String PLC = "00:1b:1b:01:02:03";

    private final Wire wire = new Wire();
    private final TestFlow flow = wire.connects(at("f8:bc:12:00:00:01", "10.1.1.5"), at(PLC, "10.1.1.33"));

    private Asset plc() {
        return wire.asset(PLC, "10.1.1.33");
    }

    @Test
    void theDeviceItselfIsBelievedBeforeItsMacPrefix() {
        assertThat(plc().value(Attribute.VENDOR)).isEqualTo("Siemens AG");
        wire.claims(flow, 1, "", Attribute.VENDOR, "ACME", "s7comm szl", Trust.DEVICE);

        assertThat(plc().value(Attribute.VENDOR)).isEqualTo("ACME");
        assertThat(plc().claims().all()).extracting(Claim::value).contains("Siemens AG", "ACME");
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void whatCannotBeAnAddressOfItsOwnIsNoneOfItsAddresses() {
        for (String said :
                new String[] {"0.0.0.0", "127.0.0.1", "::", "::1", "224.0.0.5", "255.255.255.255", "06000e8c010101"}) {
            wire.claims(flow, 1, "", Attribute.IP, said, "lldp advertisement", Trust.MANAGEMENT);
        }
        wire.claims(flow, 1, "", Attribute.IP, "10.1.9.33", "lldp advertisement", Trust.MANAGEMENT);

        assertThat(plc().claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.IP)
                .extracting(Claim::value)
                .containsExactlyInAnyOrder("10.1.1.33", "10.1.9.33");
    }

    @Test
    void aSourceThatSaysOtherwiseEndsWhatItSaidAndTellsTheChange() {
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "V1", "modbus id", Trust.DEVICE);
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "V1", "modbus id", Trust.DEVICE);
        assertThat(wire.changed).isEmpty();
        wire.later(5);
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "V2", "modbus id", Trust.DEVICE);

        assertThat(plc().value(Attribute.FIRMWARE)).isEqualTo("V2");
        assertThat(wire.changed).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo("V1");
            assertThat(change.after()).isEqualTo("V2");
        });
        Claim first = plc().claims().all().stream()
                .filter(claim -> claim.value().equals("V1"))
                .findFirst()
                .orElseThrow();
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.isOpen()).isFalse();
    }

    @Test
    void whatASourceToldIsFoundWhetherOrNotItHoldsAndHoweverMuchWasSaid() {
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "V1", "modbus id", Trust.DEVICE);
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "V2", "modbus id", Trust.DEVICE);
        for (int i = 0; i < 100; i++) {
            assertThat(plc().claims().tells(Attribute.FIRMWARE, "modbus id", "V1"))
                    .isTrue();
            assertThat(plc().claims().tells(Attribute.FIRMWARE, "s7comm szl", "V1"))
                    .isFalse();
            assertThat(plc().claims().tells(Attribute.MODEL, "modbus id", "V1")).isFalse();
            wire.claims(flow, 1, "", Attribute.SERVICE, "service " + i, "modbus id", Trust.DEVICE);
        }
    }

    @Test
    void aSourceThatNamesAnotherMakerThanTheMacPrefixAndThanBeforeIsNotBelievedFromThenOn() {
        TestFlow asked = wire.connects(at("00:80:f4:00:00:99", "10.1.1.98"), at("28:63:36:00:00:01", "10.1.1.44"));
        wire.claims(asked, 1, "1", Attribute.VENDOR, "SIEMENS", "modbus id", Trust.DEVICE);
        wire.claims(asked, 1, "1", Attribute.FIRMWARE, "V4", "modbus id", Trust.DEVICE);
        wire.later(60);
        wire.claims(asked, 1, "1", Attribute.VENDOR, "x1", "modbus id", Trust.DEVICE);
        wire.claims(asked, 1, "1", Attribute.FIRMWARE, "x2", "modbus id", Trust.DEVICE);
        wire.claims(asked, 1, "1", Attribute.SERIAL, "x3", "modbus id", Trust.DEVICE);

        Asset device = wire.asset("28:63:36:00:00:01", "10.1.1.44");
        assertThat(device.identity().vendor()).isEqualTo("Siemens");
        assertThat(device.value(Attribute.FIRMWARE)).isEqualTo("V4");
        assertThat(device.value(Attribute.SERIAL)).isNull();
        assertThat(wire.changed).hasSize(2);
    }

    @Test
    void fingerprintsStandSideBySideAndAreBounded() {
        for (int i = 0; i < 100; i++) {
            wire.claims(flow, 1, "", Attribute.FINGERPRINT, "hash " + i, "tls ja3", Trust.SESSION);
        }
        wire.claims(flow, 1, "", Attribute.FINGERPRINT, "hash 0", "tls ja4", Trust.SESSION);

        assertThat(plc().claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.FINGERPRINT && claim.isOpen())
                .hasSize(ClaimSet.MAX_FINGERPRINTS + 1);
        assertThat(plc().claims().refused()).isEqualTo(100 - ClaimSet.MAX_FINGERPRINTS);
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void twoValuesInOneMessageStandSideBySide() {
        for (int i = 0; i < 3; i++) {
            Origin answer = wire.message(flow, 1, "modbus");
            wire.claims(answer, flow.endpoint(1), "", Attribute.MODEL, "Quantum", "modbus id", Trust.DEVICE);
            wire.claims(answer, flow.endpoint(1), "", Attribute.MODEL, "140CPU", "modbus id", Trust.DEVICE);
        }

        assertThat(plc().value(Attribute.MODEL)).isEqualTo("Quantum");
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void sourcesOfEqualRankDoNotFlap() {
        wire.claims(flow, 1, "", Attribute.NAME, "a", "lldp", Trust.MANAGEMENT);
        wire.claims(flow, 1, "", Attribute.NAME, "b", "snmp", Trust.MANAGEMENT);
        wire.claims(flow, 1, "", Attribute.NAME, "a", "lldp", Trust.MANAGEMENT);

        assertThat(plc().value(Attribute.NAME)).isEqualTo("b");
    }

    @Test
    void aNameBeyondTheBoundTakesThePlaceOfTheOldestOneOfItsSource() {
        wire.claims(flow, 1, "", Attribute.NAME, "first", "lldp", Trust.MANAGEMENT);
        for (int i = 0; i < 11_000; i++) {
            wire.claims(flow, 1, "", Attribute.OS, "n" + i, "mdns", Trust.NAME_SERVICE);
        }

        assertThat(plc().claims().all()).hasSize(ClaimSet.MAX_CLAIMS);
        assertThat(plc().claims().refused()).isPositive();
        assertThat(plc().value(Attribute.OS)).isEqualTo("n10999");
        assertThat(plc().value(Attribute.NAME)).isEqualTo("first");
    }

    @Test
    void thatNotAllIsKeptIsToldOnceAndShown() {
        for (int i = 0; i < 10_500; i++) {
            wire.claims(flow, 1, "", Attribute.OS, "n" + i, "mdns", Trust.NAME_SERVICE);
        }

        assertThat(wire.health).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(CaptureHealth.Kind.LIMIT);
            assertThat(event.subject()).isEqualTo("claims of " + plc().address());
        });
        long refused = plc().identity().refusedClaims();
        assertThat(refused).isGreaterThan(500);
        assertThat(wire.export()).contains("\"claims_not_kept\":" + refused + ",");
        assertThat(Unknowns.of(wire.inventory).forgotten()).isEqualTo(new Unknowns.Forgotten(1, refused));
    }

    @Test
    void whatHasNoPlaceIsCountedAndNotKept() {
        for (int i = 0; i < 11_000; i++) {
            wire.claims(flow, 1, "", Attribute.SERVICE, "tcp/" + i, "scan", Trust.SESSION);
        }
        wire.claims(flow, 1, "", Attribute.NAME, "late", "lldp", Trust.MANAGEMENT);

        assertThat(plc().claims().all()).hasSize(ClaimSet.MAX_CLAIMS);
        assertThat(plc().claims().refused()).isGreaterThan(1_000);
        assertThat(plc().value(Attribute.NAME)).isNull();
    }

    @Test
    void aNameThatReturnsInTheFrameThatEndedItHoldsAmongMany() {
        for (int i = 0; i < 100; i++) {
            wire.claims(flow, 1, "", Attribute.NAME, "n" + i, "mdns", Trust.NAME_SERVICE);
        }
        Origin answer = wire.message(flow, 1, "mdns");
        wire.claims(answer, flow.endpoint(1), "", Attribute.NAME, "new", "mdns", Trust.NAME_SERVICE);
        wire.claims(answer, flow.endpoint(1), "", Attribute.NAME, "n99", "mdns", Trust.NAME_SERVICE);

        assertThat(plc().claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.NAME && claim.isOpen())
                .extracting(Claim::value)
                .containsExactly("n99", "new");
    }

    @Test
    void namesThatOthersGiveStandSideBySideAndKeepNothingOut() {
        for (int i = 0; i < 2 * ClaimSet.MAX_HEARSAY; i++) {
            for (int again = 0; again < 2; again++) {
                wire.claims(
                        wire.message(flow, 0, "dns"),
                        at(0, null, "10.1.1.33", -1),
                        "",
                        Attribute.NAME,
                        "alias" + i,
                        "dns address_record",
                        Trust.NAME_SERVICE);
            }
        }
        wire.claims(flow, 1, "", Attribute.NAME, "PLC1", "lldp", Trust.MANAGEMENT);

        assertThat(plc().value(Attribute.NAME)).isEqualTo("PLC1");
        assertThat(plc().claims().all().stream().filter(claim -> claim.voice() == Voice.OTHERS))
                .hasSize(ClaimSet.MAX_HEARSAY)
                .allMatch(claim -> claim.isOpen() && claim.count() == 2);
    }

    @Test
    void anAccountWhoseMakerIsNoNameIsNotBelieved() {
        wire.claims(flow, 1, "1", Attribute.VENDOR, "x000", "modbus id", Trust.DEVICE);
        wire.claims(flow, 1, "1", Attribute.MODEL, "x001", "modbus id", Trust.DEVICE);

        assertThat(plc().identity().vendor()).isEqualTo("Siemens");
        assertThat(plc().identity().model()).isNull();
        assertThat(Makers.isName("3M")).isTrue();
        assertThat(Makers.isName("ABB")).isTrue();
        assertThat(Makers.isName("0001")).isFalse();
    }

    @Test
    void whoSaysSomethingOfItselfSpeaksTheProtocol() {
        TestFlow shared = wire.sends(
                Transport.UDP, at("f8:bc:12:00:00:07", "0.0.0.0"), at("ff:ff:ff:ff:ff:ff", "255.255.255.255"));
        wire.claims(
                wire.message(shared.speaks("dhcp"), 0, "dhcp"),
                at(PLC, null),
                "",
                Attribute.NAME,
                "plc",
                "dhcp host_name",
                Trust.NAME_SERVICE);

        assertThat(plc().uses()).extracting(ProtocolUse::protocol).contains("dhcp");
    }

    @Test
    void whatOthersSayIsKeptButIsNotWhatTheDeviceCallsItself() {
        wire.claims(
                wire.message(flow, 0, "dns"),
                at(0, null, "10.1.1.99", -1),
                "",
                Attribute.NAME,
                "historian",
                "dns address_record",
                Trust.NAME_SERVICE);
        assertThat(wire.inventory.assets()).hasSize(2);
        wire.sends(Transport.UDP, at("3c:d9:2b:00:00:09", "10.1.1.99"), at(PLC, "10.1.1.33"));

        assertThat(wire.resolve("3c:d9:2b:00:00:09", "10.1.1.99").name()).isEqualTo("10.1.1.99");
        assertThat(wire.asset("3c:d9:2b:00:00:09", "10.1.1.99").claims().all())
                .extracting(Claim::value)
                .contains("historian");
    }

    private void answers(String name, String source) {
        wire.claims(flow, 1, "", Attribute.NAME, name, source, Trust.NAME_SERVICE);
    }

    @Test
    void whoAnswersForNamesOfOthersIsNotCalledSo() {
        wire.claims(flow, 1, "", Attribute.NAME, "pc-18", "dhcp host_name", Trust.NAME_SERVICE);
        for (int i = 0; i < 3; i++) {
            answers("wpad", NameAnswer.LLMNR);
            answers("WPAD", NameAnswer.NETBIOS);
            answers("fileserv01", NameAnswer.LLMNR);
            answers("FILESERV01", NameAnswer.NETBIOS);
        }

        assertThat(plc().value(Attribute.NAME)).isEqualTo("pc-18");
        assertThat(plc().claims().all()).extracting(Claim::value).contains("wpad", "FILESERV01");
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void ofTwoNamesThatItAnswersForAtOnceNeitherIsItsOwn() {
        answers("wpad", NameAnswer.LLMNR);
        assertThat(plc().value(Attribute.NAME)).isEqualTo("wpad");
        for (int i = 0; i < 3; i++) {
            answers("fileserv01", NameAnswer.LLMNR);
            answers("wpad", NameAnswer.LLMNR);
        }
        assertThat(plc().value(Attribute.NAME)).isNull();
    }

    @Test
    void aNameThatItHadForLongerIsKept() {
        answers("pc-18", NameAnswer.LLMNR);
        wire.later(7200);
        answers("PC-18", NameAnswer.NETBIOS);
        answers("hist1", NameAnswer.LLMNR);
        answers("backup", NameAnswer.NETBIOS);

        assertThat(plc().value(Attribute.NAME)).isEqualToIgnoringCase("pc-18");
    }

    @Test
    void aHostThatWasRenamedIsCalledSoADayLater() {
        answers("pc-18", NameAnswer.LLMNR);
        wire.later(7200);
        answers("pc-19", NameAnswer.LLMNR);
        assertThat(plc().value(Attribute.NAME)).isEqualTo("pc-18");
        wire.later(90_000);
        answers("pc-19", NameAnswer.LLMNR);
        assertThat(plc().value(Attribute.NAME)).isEqualTo("pc-19");
    }

    @Test
    void whoTellsItsNamesUnaskedMayTakeAnother() {
        answers("printer.local", NameAnswer.MDNS);
        answers("printer-2.local", NameAnswer.MDNS);
        assertThat(plc().value(Attribute.NAME)).isEqualTo("printer-2.local");
    }
}
