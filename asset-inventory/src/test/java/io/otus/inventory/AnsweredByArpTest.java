package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.MissingFacts;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts of the same subnet for which a router answers by ARP, so that ARP binds their addresses to its MAC address. */
class AnsweredByArpTest {
    private static final String HMI = "3c:d9:2b:00:00:01";
    private static final String ROUTER = "00:09:0f:00:00:01";

    private final Wire wire = new Wire();

    /** Somebody asks at an address for which the router answers by ARP; who answers says its model. */
    private void isAsked(String ip, int timeToLive, String model) {
        wire.arp(0, ROUTER, ip);
        isHeard(ip, timeToLive, model);
    }

    private void isHeard(String ip, int timeToLive, String model) {
        TestFlow flow = answers(ip, timeToLive);
        wire.claims(flow, 1, "1", Attribute.MODEL, model, "modbus read_device_identification", Trust.DEVICE);
    }

    private TestFlow answers(String ip, int timeToLive) {
        wire.timeToLive = 64;
        TestFlow flow = wire.sends(Transport.TCP, at(0, HMI, "10.0.0.5", 40_000), at(0, ROUTER, ip, 502))
                .client(0);
        wire.timeToLive = timeToLive;
        wire.answers(flow, false);
        return flow;
    }

    @Test
    void hostsWhoseAnswersARouterPassedOnAreNoAddressesOfIt() {
        wire.arp(0, ROUTER, "10.0.0.254");
        for (int i = 0; i < 3; i++) {
            isAsked("10.0.0.10" + i, 63, "P" + i);
        }

        Asset router = wire.asset(ROUTER, null);
        assertThat(router.value(Attribute.MODEL)).isNull();
        assertThat(router.addresses().ip()).isEqualTo("10.0.0.254");
        for (int i = 0; i < 3; i++) {
            Asset host = wire.asset(ROUTER, "10.0.0.10" + i);
            assertThat(host).isNotSameAs(router);
            assertThat(host.value(Attribute.MODEL)).isEqualTo("P" + i);
            assertThat(host.addresses().mac()).isNull();
        }
    }

    /** As two of them show that the router answers for others, the last one needs no other beside it. */
    @Test
    void theLastOfSeveralHostsIsNotTheRouterEither() {
        for (int i = 0; i < 3; i++) {
            wire.arp(0, ROUTER, "10.0.0.10" + i);
        }
        for (int i = 0; i < 3; i++) {
            isHeard("10.0.0.10" + i, 63, "P" + i);
        }

        Asset router = wire.asset(ROUTER, null);
        assertThat(router.value(Attribute.MODEL)).isNull();
        assertThat(router.addresses().ip()).isNull();
        assertThat(router.addresses().forwards()).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(wire.asset(ROUTER, "10.0.0.10" + i).value(Attribute.MODEL))
                    .isEqualTo("P" + i);
        }
    }

    @Test
    void aHostThatWasHeardBeforeArpBoundItKeepsWhatItSaidAlone() {
        isHeard("10.0.0.100", 63, "P0");
        wire.arp(0, ROUTER, "10.0.0.100");
        isAsked("10.0.0.101", 100, "P1");
        answers("10.0.0.100", 63);
        answers("10.0.0.101", 63);

        for (int i = 0; i < 2; i++) {
            assertThat(wire.asset(ROUTER, "10.0.0.10" + i).value(Attribute.MODEL))
                    .isEqualTo("P" + i);
        }
        Asset router = wire.asset(ROUTER, null);
        assertThat(router.value(Attribute.MODEL)).isNull();
        assertThat(router.addresses().forwards()).isTrue();
        assertThat(router.addresses().forwarded()).hasSize(2);
    }

    @Test
    void whatTheRouterSaidIsItsOwnWhereAHostWasHeardBeforeIt() {
        isHeard("10.0.0.100", 63, "P0");
        wire.arp(0, ROUTER, "10.0.0.100");
        isAsked("10.0.0.254", 64, "router");
        isAsked("10.0.0.100", 63, "P0");

        assertThat(wire.asset(ROUTER, "10.0.0.254").value(Attribute.MODEL)).isEqualTo("router");
        assertThat(wire.asset(ROUTER, "10.0.0.100").value(Attribute.MODEL)).isEqualTo("P0");
    }

    @Test
    void oneHostIsEnoughWhereTheRouterAnsweredFromAnAddressOfItsOwn() {
        isAsked("10.0.0.254", 64, "router");
        isAsked("10.0.0.100", 63, "P0");

        assertThat(wire.asset(ROUTER, "10.0.0.100")).isNotSameAs(wire.asset(ROUTER, "10.0.0.254"));
        assertThat(wire.asset(ROUTER, null).value(Attribute.MODEL)).isEqualTo("router");
    }

    @Test
    void aLeaseOfItsOwnIsBoundWhoeverElseItAnswersFor() {
        isAsked("10.0.0.100", 63, "P0");
        isAsked("10.0.0.101", 63, "P1");
        wire.binds(0, HMI, ROUTER, "10.0.0.253", AddressBinding.Source.DHCP_ACK);
        wire.arp(0, ROUTER, "10.0.0.252");

        assertThat(wire.asset(ROUTER, null).addresses().ip()).isEqualTo("10.0.0.253");
        assertThat(wire.asset(ROUTER, "10.0.0.253")).isSameAs(wire.asset(ROUTER, null));
    }

    @Test
    void whoeverRefusesIsNoHostBehindIt() {
        for (String ip : List.of("10.0.0.100", "10.0.0.101")) {
            wire.arp(0, ROUTER, ip);
            wire.timeToLive = 64;
            TestFlow flow = wire.sends(Transport.TCP, at(0, HMI, "10.0.0.5", 40_000), at(0, ROUTER, ip, 502));
            wire.timeToLive = 63;
            wire.answers(flow, true);
        }

        assertThat(wire.asset(ROUTER, "10.0.0.100")).isSameAs(wire.asset(ROUTER, "10.0.0.101"));
    }

    @Test
    void addressesOfADeviceThatAnswersWithAWholeTimeToLiveOrAnUnusualOneAreItsOwn() {
        isAsked("10.0.0.100", 64, "P0");
        isAsked("10.0.0.101", 64, "P0");
        isAsked("10.0.0.102", 100, "P0");
        isAsked("10.0.0.103", 100, "P0");

        for (int i = 0; i < 4; i++) {
            assertThat(wire.asset(ROUTER, "10.0.0.10" + i)).isSameAs(wire.asset(ROUTER, null));
        }
    }

    /** Somebody answers without a connection: with this time to live, when asked with that one. */
    private void repliesTo(Transport transport, String ip, int asked, int answered) {
        wire.arp(0, ROUTER, ip);
        wire.timeToLive = asked;
        TestFlow flow = wire.sends(transport, at(0, HMI, "10.0.0.5", 40_000), at(0, ROUTER, ip, 161));
        wire.timeToLive = answered;
        wire.answers(flow, false);
    }

    private void asksByArp(String ip) {
        wire.binds(0, ROUTER, ROUTER, ip, AddressBinding.Source.ARP_REQUEST);
    }

    private static List<String> missing(Asset asset) {
        return MissingFacts.shipped().of(asset).stream()
                .map(MissingFacts.Missing::attribute)
                .toList();
    }

    @Test
    void hostsThatAnswerByUdpOrIcmpAloneAreNoAddressesOfTheRouter() {
        asksByArp("10.0.0.254");
        repliesTo(Transport.UDP, "10.0.0.100", 64, 63);
        repliesTo(Transport.IP, "10.0.0.101", 128, 127);

        Asset router = wire.asset(ROUTER, null);
        assertThat(router.addresses().ip()).isEqualTo("10.0.0.254");
        assertThat(wire.asset(ROUTER, "10.0.0.100")).isNotSameAs(router);
        assertThat(wire.asset(ROUTER, "10.0.0.101")).isNotSameAs(router);
    }

    @Test
    void anAnswerThatHasTheTimeToLiveOfItsQuestionTellsNothing() {
        asksByArp("10.0.0.254");
        repliesTo(Transport.IP, "10.0.0.100", 63, 63);

        assertThat(wire.asset(ROUTER, "10.0.0.100")).isSameAs(wire.asset(ROUTER, null));
    }

    @Test
    void anAddressFromWhichAComputerAsksByArpIsItsOwnThoughItsContainersAnswerThere() {
        asksByArp("10.0.0.100");
        asksByArp("10.0.0.101");
        isAsked("10.0.0.254", 64, "computer");
        isAsked("10.0.0.100", 63, "computer");
        isAsked("10.0.0.101", 63, "computer");

        Asset computer = wire.asset(ROUTER, null);
        assertThat(wire.asset(ROUTER, "10.0.0.100")).isSameAs(computer);
        assertThat(wire.asset(ROUTER, "10.0.0.101")).isSameAs(computer);
        assertThat(computer.addresses().forwards()).isFalse();
    }

    @Test
    void anAddressThatWasTakenForAHostsIsTheComputersOnceThatAsksByArpFromIt() {
        isAsked("10.0.0.254", 64, "computer");
        isAsked("10.0.0.100", 63, "computer");
        Asset host = wire.asset(ROUTER, "10.0.0.100");
        assertThat(host).isNotSameAs(wire.asset(ROUTER, null));
        assertThat(missing(host)).contains("mac");

        asksByArp("10.0.0.100");

        Asset computer = wire.asset(ROUTER, null);
        assertThat(wire.asset(ROUTER, "10.0.0.100")).isSameAs(computer);
        assertThat(missing(computer)).doesNotContain("mac");
        assertThat(computer.identity().unions().all()).hasSize(1);
    }

    @Test
    void noContainerAnswersThroughSeveralRoutersOrAsOtherSystemsDo() {
        asksByArp("10.0.0.100");
        isAsked("10.0.0.254", 64, "router");
        isAsked("10.0.0.100", 29, "P0");
        asksByArp("10.0.0.100");

        assertThat(wire.asset(ROUTER, "10.0.0.100")).isNotSameAs(wire.asset(ROUTER, null));
        assertThat(missing(wire.asset(ROUTER, "10.0.0.100"))).doesNotContain("mac");
    }

    @Test
    void addressesAtWhichSeveralSystemsAnswerMayBeOtherHosts() {
        isAsked("10.0.0.100", 64, "P0");
        isAsked("10.0.0.101", 64, "P0");
        assertThat(missing(wire.asset(ROUTER, null))).doesNotContain("ip");

        isAsked("10.0.0.102", 128, "P0");

        assertThat(missing(wire.asset(ROUTER, null))).contains("ip");
    }

    @Test
    void addressesFromWhichAGatewayAsksByArpStayItsOwnWhenItAnswersForMany() {
        asksByArp("10.0.0.1");
        asksByArp("10.0.0.2");
        for (int host = 1; host <= 40; host++) {
            wire.arp(0, ROUTER, "10.0.1." + host);
        }

        Asset gateway = wire.asset(ROUTER, null);
        assertThat(wire.asset(ROUTER, "10.0.0.1")).isSameAs(gateway);
        assertThat(wire.asset(ROUTER, "10.0.0.2")).isSameAs(gateway);
    }
}
