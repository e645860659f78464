package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Outcome;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address goes from one device to the next: what was sent stays with whom it was of then. */
class MovedAddressesTest {
    private static final String ALPHA = "3c:d9:2b:00:00:0a";
    private static final String BETA = "3c:d9:2b:00:00:0b";
    private static final String ROUTER = "00:1e:13:00:00:01";
    private static final String SERVER_MAC = "00:1b:1b:01:02:03";
    private static final Endpoint SERVER = Wire.at(0, SERVER_MAC, "10.0.0.9", 502);

    private final Wire wire = new Wire();

    @BeforeEach
    void aServerIsThere() {
        wire.arp(0, SERVER_MAC, "10.0.0.9");
    }

    private Asset leases(String mac, String ip) {
        wire.binds(0, mac, mac, ip, AddressBinding.Source.DHCP_ACK);
        return wire.asset(mac, null);
    }

    /** A server says so. */
    private void isLent(String mac, String ip) {
        wire.binds(0, SERVER_MAC, mac, ip, AddressBinding.Source.DHCP_ACK);
    }

    private TestFlow asks(String mac, String ip, int port) {
        TestFlow flow =
                wire.sends(Transport.UDP, Wire.at(0, mac, ip, port), SERVER).client(0);
        wire.answers(flow, false);
        wire.asks(flow, "modbus", "", Action.READ, Outcome.OK);
        return flow;
    }

    private static long sent(Asset asset) {
        return asset.uses().stream()
                .filter(use -> use.protocol().equals("modbus"))
                .mapToLong(use -> use.volume().framesSent())
                .sum();
    }

    private static List<String> protocols(Asset asset) {
        return asset.uses().stream().map(ProtocolUse::protocol).sorted().toList();
    }

    private List<Conversation> conversations(Asset client) {
        return wire.inventory.conversations().all().stream()
                .filter(each -> each.key().client().equals(client.id()))
                .toList();
    }

    @Test
    void aLeaseTakesNoAddressFromWhoeverHasItWithoutOneAndIsThere() {
        wire.arp(0, ALPHA, "10.0.0.60");
        wire.arp(0, BETA, "10.0.0.70");
        wire.later(60);
        isLent(BETA, "10.0.0.60");

        assertThat(wire.asset(ALPHA, null).addresses().ip()).isEqualTo("10.0.0.60");
        assertThat(wire.asset(BETA, null).addresses().ip()).isEqualTo("10.0.0.70");
        assertThat(wire.changed).isEmpty();

        wire.later(130);
        isLent(BETA, "10.0.0.60");

        assertThat(wire.asset(ALPHA, null).addresses().ip()).isNull();
        assertThat(wire.asset(BETA, null).addresses().ip()).isEqualTo("10.0.0.60");
    }

    @Test
    void aLeaseTakesNoLeasedAddressFromWhoeverSpeaks() {
        isLent(ALPHA, "10.0.0.60");
        wire.later(600);
        asks(ALPHA, "10.0.0.60", 50_000);
        wire.later(10);
        isLent(BETA, "10.0.0.60");

        assertThat(wire.asset(ALPHA, null).addresses().ip()).isEqualTo("10.0.0.60");

        wire.later(40);
        isLent(BETA, "10.0.0.60");

        assertThat(wire.asset(BETA, null).addresses().ip()).isEqualTo("10.0.0.60");
    }

    @Test
    void aLeaseMakesNoHostBehindARouterOfOneThatIsHeardOnTheLink() {
        wire.timeToLive = 63;
        asks(ROUTER, "10.9.0.50", 50_000);
        asks(ROUTER, "10.9.0.51", 50_001);
        asks(ROUTER, "10.9.0.52", 50_002);
        asks(ROUTER, "10.9.0.53", 50_003);
        wire.timeToLive = 64;
        wire.arp(0, BETA, "10.0.0.70");
        isLent(BETA, "10.9.0.51");

        assertThat(wire.merged).isEmpty();
        assertThat(wire.asset(BETA, null).addresses().ip()).isEqualTo("10.0.0.70");

        isLent(ALPHA, "10.9.0.52");

        assertThat(wire.asset(ALPHA, null).addresses().ip()).isEqualTo("10.9.0.52");
    }

    @Test
    void whatIsToldAfterALeaseHasMovedIsOfWhoHadItThen() {
        Asset alpha = leases(ALPHA, "10.0.0.60");
        TestFlow flow = asks(ALPHA, "10.0.0.60", 50_000);
        wire.later(120);
        Asset beta = leases(BETA, "10.0.0.60");
        wire.ends(flow);

        assertThat(sent(alpha)).isEqualTo(2);
        assertThat(alpha.lastTime()).isEqualTo(flow.lastTime());
        assertThat(protocols(beta)).containsExactly("arp");
        assertThat(conversations(beta)).isEmpty();
        assertThat(conversations(alpha)).hasSize(1);
        assertThat(wire.inventory.at(flow, 0)).isEqualTo(wire.inventory.find(alpha.id()));
    }

    @Test
    void whatIsToldAfterAClientGotAnotherLeaseIsStillOfThatClient() {
        Asset alpha = leases(ALPHA, "10.0.0.60");
        TestFlow flow = asks(ALPHA, "10.0.0.60", 50_000);
        wire.later(120);
        leases(ALPHA, "10.0.0.61");
        wire.ends(flow);

        assertThat(sent(alpha)).isEqualTo(2);
    }

    @Test
    void ofSeveralWhoHadAnAddressEachHasWhatItSent() {
        Asset alpha = leases(ALPHA, "10.0.0.60");
        TestFlow first = asks(ALPHA, "10.0.0.60", 50_000);
        wire.later(120);
        Asset beta = leases(BETA, "10.0.0.60");
        TestFlow second = asks(BETA, "10.0.0.60", 50_001);
        wire.later(120);
        leases(ALPHA, "10.0.0.60");
        TestFlow third = asks(ALPHA, "10.0.0.60", 50_002);
        leases("3c:d9:2b:00:00:0c", "10.0.0.60");
        List.of(third, second, first).forEach(wire::ends);

        assertThat(sent(alpha)).isEqualTo(4);
        assertThat(sent(beta)).isEqualTo(2);
        assertThat(protocols(wire.asset("3c:d9:2b:00:00:0c", null))).containsExactly("arp");
    }

    @Test
    void aFlowThatGoesOnIsOfWhoHasTheAddressNowFromThenOn() {
        Asset alpha = leases(ALPHA, "10.0.0.60");
        TestFlow flow = asks(ALPHA, "10.0.0.60", 502);
        wire.later(120);
        Asset beta = leases(BETA, "10.0.0.60");
        long moved = wire.now();
        wire.inventory.flowInterval(flow, wire.now());
        wire.asks(flow.from(0, BETA), "modbus", "", Action.READ, Outcome.OK);
        wire.ends(flow);

        assertThat(sent(alpha)).isEqualTo(2);
        assertThat(sent(beta)).isEqualTo(1);
        assertThat(conversations(beta)).singleElement().satisfies(each -> {
            assertThat(each.firstTime()).isGreaterThanOrEqualTo(moved);
        });
    }

    @Test
    void whatANewOwnerSentBeforeItWasKnownAsThatIsItsOwn() {
        leases(ALPHA, "10.0.0.60");
        wire.later(120);
        TestFlow flow = wire.sends(Transport.UDP, Wire.at(0, BETA, "10.0.0.60", 50_000), SERVER)
                .client(0)
                .speaks("modbus");
        wire.later(10);
        Asset beta = leases(BETA, "10.0.0.60");
        wire.ends(flow);

        assertThat(sent(beta)).isEqualTo(1);
    }

    @Test
    void aLeaseThatMovesJoinsNobodyThoughARouterPassesItsTrafficOn() {
        Asset alpha = leases(ALPHA, "10.0.0.60");
        wire.arp(7, ROUTER, "10.7.0.1");
        wire.timeToLive = 63;
        for (int i = 0; i < 4; i++) {
            Endpoint far = Wire.at(7, ROUTER, "10.0.0." + (60 + i), 50_000);
            wire.connects(far, Wire.at(7, "00:1b:1b:01:02:07", "10.7.0.9", 502));
        }
        wire.later(120);
        Asset beta = leases(BETA, "10.0.0.60");

        assertThat(wire.asset(ALPHA, null)).isSameAs(alpha);
        assertThat(wire.asset(BETA, null)).isSameAs(beta).isNotSameAs(alpha);
    }
}
