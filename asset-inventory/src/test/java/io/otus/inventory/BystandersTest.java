package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses that send again and again, but take part in nothing, make room for those who do. */
class BystandersTest {
    private static final String PLC = "00:1b:1b:01:02:03";
    private static final String HMI = "f8:bc:12:00:00:01";
    private static final String SWITCH = "00:80:63:00:00:11";
    private static final String RELAY = "00:30:a7:00:00:21";
    private static final String CAMERA = "00:40:8c:00:00:31";
    private static final String STATION = "00:50:c2:00:00:41";
    private static final String SERVER = "00:50:c2:00:00:51";
    private static final String NAMED = "06:ff:00:00:00:01";
    private static final int MANY = 55_000;
    private static final String PUBLISHER = "00:30:a7:00:00:22";

    private final Wire wire = new Wire();

    private static Endpoint host(int n) {
        return at(
                "06:00:00:%02x:%02x:%02x".formatted(n >> 16 & 255, n >> 8 & 255, n & 255),
                "%d.%d.%d.7".formatted(10 + (n >> 16), 2 + (n >> 8 & 255), n & 255));
    }

    private void floodTwice(int from, int count) {
        for (int round = 0; round < 2; round++) {
            wire.later(2);
            for (int i = from; i < from + count; i++) {
                wire.ends(wire.sends(Transport.UDP, host(i), at(SERVER, "10.1.1.10")));
                if (i % 1_000 == 0) {
                    wire.inventory.clock(wire.now());
                }
            }
        }
    }

    private void modbus(String client, String clientIp, String server, String serverIp) {
        TestFlow flow = wire.connects(at(client, clientIp), at(server, serverIp));
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
        wire.ends(flow);
    }

    private boolean isListed(String mac) {
        return wire.inventory.assets().stream()
                .anyMatch(asset -> mac.equals(asset.addresses().mac()));
    }

    @Test
    void whoTakesPartIsListedThoughMoreAddressesThanFitSendTwice() {
        floodTwice(0, MANY);
        wire.later(120);
        modbus(HMI, "10.1.1.5", PLC, "10.1.1.33");
        wire.later(5);
        modbus(HMI, "10.1.1.5", PLC, "10.1.1.33");

        assertThat(List.of(HMI, PLC)).allMatch(this::isListed);
        assertThat(wire.appeared).extracting(event -> event.asset().mac()).contains(HMI, PLC);
        assertThat(wire.inventory.assets()).hasSizeLessThan(50_000);
        assertThat(wire.inventory.floods())
                .singleElement()
                .satisfies(flood -> assertThat(flood.count()).isGreaterThan(5_000));
    }

    @Test
    void whoWasThereBeforeAndIsHeardStays() {
        modbus(HMI, "10.1.1.5", PLC, "10.1.1.33");
        wire.later(5);
        modbus(HMI, "10.1.1.5", PLC, "10.1.1.33");
        TestFlow lldp = wire.sends(Transport.LINK, at(SWITCH, null), at("01:80:c2:00:00:0e", null));
        wire.claims(lldp, 0, "", Attribute.NAME, "sw1", "lldp", Trust.MANAGEMENT);
        TestFlow goose = wire.sends(Transport.LINK, at(RELAY, null), at("01:0c:cd:01:00:01", null));
        TestFlow values = wire.sends(Transport.LINK, at(PUBLISHER, null), at("01:0c:cd:04:00:01", null));
        connectsUnread(STATION, "10.1.1.7", SERVER, "10.1.1.10");
        for (int minute = 0; minute < 20; minute++) {
            wire.ends(wire.sends(Transport.UDP, at(CAMERA, "10.1.1.9"), at("01:00:5e:01:02:03", "239.1.2.3")));
            goesOn(goose, "goose");
            goesOn(values, "sv");
            wire.later(60);
        }
        floodTwice(0, MANY);
        wire.later(120);

        assertThat(List.of(HMI, PLC, SWITCH, RELAY, PUBLISHER, CAMERA, STATION, SERVER))
                .allMatch(this::isListed);
    }

    @Test
    void whoSaysWhatIsUnderstoodStaysWhereAddressesAloneMakeRoom() {
        for (int round = 0; round < 2; round++) {
            goesOn(wire.sends(Transport.LINK, at(RELAY, null), at("01:0c:cd:01:00:01", null)), "goose");
            goesOn(wire.sends(Transport.UDP, at(CAMERA, "10.1.1.9"), at(SERVER, "10.1.1.10")), "egd");
            goesOn(wire.sends(Transport.LINK, at(STATION, null), at("ff:ff:ff:ff:ff:ff", null)), "arp");
            goesOn(wire.sends(Transport.IP, at(NAMED, "10.1.1.99"), at(SERVER, "10.1.1.10")), "icmp");
            wire.later(5);
        }
        floodTwice(0, MANY);

        assertThat(List.of(RELAY, CAMERA)).allMatch(this::isListed);
        assertThat(List.of(STATION, NAMED)).noneMatch(this::isListed);
    }

    @Test
    void madeUpAddressesThatAreUnderstoodMakeRoomAheadOfWhoPublishesForLong() {
        TestFlow goose = wire.sends(Transport.LINK, at(RELAY, null), at("01:0c:cd:01:00:01", null));
        for (int minute = 0; minute < 20; minute++) {
            goesOn(goose, "goose");
            wire.later(60);
        }
        for (int round = 0; round < 2; round++) {
            wire.later(2);
            for (int i = 0; i < MANY; i++) {
                TestFlow flow = wire.sends(Transport.UDP, host(i), at(SERVER, "10.1.1.10"));
                goesOn(flow, "ntp");
                wire.ends(flow);
            }
        }
        wire.later(120);
        modbus(HMI, "10.1.1.5", PLC, "10.1.1.33");
        wire.later(5);
        modbus(HMI, "10.1.1.5", PLC, "10.1.1.33");

        assertThat(List.of(RELAY, HMI, PLC)).allMatch(this::isListed);
        assertThat(wire.inventory.assets()).hasSizeLessThan(50_000);
    }

    private void goesOn(TestFlow flow, String protocol) {
        wire.message(flow.speaks(protocol), 0, protocol);
        wire.message(flow, 0, protocol);
        wire.inventory.flowInterval(flow, wire.now());
    }

    private void connectsUnread(String client, String clientIp, String server, String serverIp) {
        TestFlow flow = wire.connects(at(client, clientIp), Wire.at(0, server, serverIp, 9_999));
        wire.later(5);
        wire.message(flow, 0, "tcp");
        wire.ends(flow);
    }

    @Test
    void anAddressThatWasDismissedIsAnAssetAtOnceWhenItIsHeardAgain() {
        floodTwice(0, MANY);
        Endpoint first = host(0);
        assertThat(wire.inventory.graph().find(first)).isNull();
        long before = wire.inventory.floods().getFirst().count();
        wire.later(300);
        wire.sends(Transport.UDP, first, at(SERVER, "10.1.1.10"));

        assertThat(isListed(mac(first))).isTrue();
        assertThat(wire.inventory.floods().getFirst().count()).isLessThan(before + 1);
    }

    private static String mac(Endpoint endpoint) {
        return String.valueOf(endpoint.mac());
    }

    @Test
    void whoWasNamedByAPersonStays() {
        wire.inventory.spare(() -> asset -> NAMED.equals(asset.addresses().mac()));
        wire.sends(Transport.UDP, at(NAMED, "10.1.1.99"), at(SERVER, "10.1.1.10"));
        wire.later(5);
        wire.sends(Transport.UDP, at(NAMED, "10.1.1.99"), at(SERVER, "10.1.1.10"));
        floodTwice(0, MANY);

        assertThat(isListed(NAMED)).isTrue();
    }

    @Test
    void bystandersThatCameOverALongTimeCountInNoFlood() {
        for (int i = 0; i < MANY; i += 500) {
            floodTwice(i, 500);
            wire.later(7_200);
        }

        assertThat(wire.inventory.assets()).hasSizeLessThan(50_000);
        assertThat(wire.inventory.floods()).allMatch(flood -> flood.count() == 0);
        assertThat(wire.health).anyMatch(each -> each.text().contains("made room in the full inventory"));
    }
}
