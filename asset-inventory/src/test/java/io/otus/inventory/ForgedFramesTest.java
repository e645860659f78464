package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes from a device's IP address and another network card does not tell which protocols the device speaks. */
class ForgedFramesTest {
    private static final String HMI = "3c:d9:2b:00:00:01";
    private static final String PLC = "00:1d:9c:00:00:01";
    private static final String SPARE = "00:1d:9c:00:00:02";
    private static final String LAPTOP = "54:ee:75:00:00:03";
    private static final String ROUTER = "00:1e:13:00:00:01";
    private static final String OTHER_ROUTER = "00:1e:13:00:00:02";
    private static final String VIRTUAL = "00:00:5e:00:01:07";
    private static final String IP = "10.0.0.1";
    private static final Endpoint CLIENT = Wire.at(0, HMI, "10.0.0.9", 50_000);
    private static final Endpoint SERVER = Wire.at(0, HMI, "10.0.0.9", 47808);

    private final Wire wire = new Wire();

    @BeforeEach
    void aPlcRuns() {
        wire.arp(0, HMI, "10.0.0.9");
        wire.arp(0, PLC, IP);
        polls(PLC, IP);
    }

    /** The panel polls a device over TCP. */
    private TestFlow polls(String mac, String ip) {
        TestFlow flow = wire.sends(Transport.TCP, CLIENT, Wire.at(0, mac, ip, 502))
                .client(0)
                .sent(0, 1, 200);
        wire.answers(flow, false);
        wire.asks(flow.sent(1, 1, 200), "modbus", "", Action.READ, Outcome.OK);
        wire.ends(flow);
        return flow;
    }

    /** Somebody asks the panel by UDP, and is answered. */
    private TestFlow asks(String mac, String ip) {
        TestFlow flow = wire.sends(Transport.UDP, Wire.at(0, mac, ip, 47809), SERVER)
                .client(0)
                .speaks("bacnet");
        wire.answers(flow, false);
        wire.claims(flow, 0, "", Attribute.DESCRIPTION, "b", "bacnet i_have", Trust.DEVICE);
        wire.asks(flow, "bacnet", "", Action.READ, Outcome.OK);
        wire.ends(flow);
        return flow;
    }

    private static List<String> protocols(Asset asset) {
        return asset.uses().stream().map(ProtocolUse::protocol).sorted().toList();
    }

    private List<String> spokenAt(String mac, @Nullable String ip) {
        return protocols(wire.asset(mac, ip));
    }

    @Test
    void aQuestionFromAnotherCardIsNotTheDevices() {
        asks(LAPTOP, IP);

        Asset plc = wire.asset(PLC, IP);
        assertThat(protocols(plc)).containsExactly("arp", "modbus");
        assertThat(wire.inventory.conversations().of(plc))
                .extracting(each -> each.key().protocol())
                .containsExactly("modbus");
    }

    @Test
    void norIsAnAnswerOrAService() {
        TestFlow flow = wire.sends(Transport.UDP, CLIENT, Wire.at(0, LAPTOP, IP, 161))
                .client(0)
                .speaks("snmp");
        wire.answers(flow, false);
        wire.claims(flow, 1, "", Attribute.NAME, "made-up", "snmp get", Trust.MANAGEMENT);
        wire.ends(flow);
        TestFlow accepted = wire.connects(CLIENT, Wire.at(0, LAPTOP, IP, 22));
        wire.ends(accepted);

        Asset plc = wire.asset(PLC, IP);
        assertThat(protocols(plc)).containsExactly("arp", "modbus");
        assertThat(plc.services()).extracting(each -> each.port()).containsExactly(502);
    }

    @Test
    void whatItAnswersItselfIsItsOwnThoughSomebodyElseAnswersToo() {
        TestFlow flow = wire.sends(Transport.UDP, CLIENT, Wire.at(0, LAPTOP, IP, 161))
                .client(0)
                .speaks("snmp");
        wire.answers(flow.from(1, PLC), false);
        wire.claims(flow, 1, "", Attribute.NAME, "plc", "snmp get", Trust.MANAGEMENT);

        assertThat(spokenAt(PLC, IP)).contains("snmp");
    }

    @Test
    void whoTalksOverAConnectionIsTakenForTheDeviceUnlessHeClaimedItsAddress() {
        TestFlow talk = wire.sends(Transport.TCP, Wire.at(0, LAPTOP, IP, 40_000), SERVER)
                .client(0)
                .sent(0, 1, 200);
        wire.answers(talk, false);
        wire.claims(talk.speaks("http").sent(1, 1, 200), 0, "", Attribute.OS, "x", "http user_agent", Trust.SESSION);
        assertThat(spokenAt(PLC, IP)).contains("http");

        wire.arp(0, LAPTOP, IP);
        wire.claims(talk.speaks("ftp"), 0, "", Attribute.OS, "x", "ftp banner", Trust.SESSION);
        assertThat(spokenAt(PLC, IP)).doesNotContain("ftp");
        assertThat(spokenAt(LAPTOP, null)).contains("ftp");
    }

    @Test
    void hostsBehindRoutersSpeakWhicheverRouterPassesItOn() {
        for (String router : List.of(ROUTER, OTHER_ROUTER)) {
            for (int host = 1; host < 5; host++) {
                wire.timeToLive = host % 2 == 0 ? 64 : 63;
                asks(router, "10.20.0." + host);
            }
        }
        for (int host = 1; host < 5; host++) {
            assertThat(spokenAt(ROUTER, "10.20.0." + host)).containsExactly("bacnet");
        }
    }

    @Test
    void soDoesADeviceOfWhichTheMirrorShowsWhatARouterPassesOnToo() {
        wire.timeToLive = 63;
        asks(ROUTER, IP);
        assertThat(spokenAt(PLC, IP)).contains("bacnet");
    }

    @Test
    void whoHoldsAVirtualAddressSpeaksFromBothItsCards() {
        wire.arp(0, ROUTER, "10.0.0.2");
        wire.binds(0, ROUTER, VIRTUAL, "10.0.0.3", AddressBinding.Source.ARP);
        asks(VIRTUAL, "10.0.0.2");
        assertThat(spokenAt(ROUTER, null)).contains("bacnet");
    }

    @Test
    void aDeviceThatWasReplacedSpeaksFromItsNextCard() {
        for (int i = 0; i < 8; i++) {
            wire.later(30);
            polls(SPARE, IP);
        }
        assertThat(wire.asset(SPARE, null)).as("it was replaced").isSameAs(wire.asset(SPARE, IP));
        asks(SPARE, IP);
        assertThat(spokenAt(SPARE, IP)).contains("bacnet");
    }

    @Test
    void whatItsFormerCardSentIsToldLateAndStillItsOwn() {
        TestFlow before =
                wire.sends(Transport.UDP, Wire.at(0, PLC, IP, 47808), SERVER).speaks("bacnet");
        wire.answers(before, false);
        for (int i = 0; i < 8; i++) {
            wire.later(30);
            polls(SPARE, IP);
        }
        wire.ends(before);
        assertThat(spokenAt(SPARE, IP)).contains("bacnet");
    }

    @Test
    void aTeamSpeaksFromAllItsCards() {
        for (int i = 0; i < 6; i++) {
            String card = i % 2 == 0 ? PLC : SPARE;
            wire.later(60);
            wire.arp(0, card, IP);
            TestFlow flow = polls(card, IP);
            wire.claims(flow, 1, "", Attribute.SERIAL, "4c7a20f1", "modbus read_device_identification", Trust.DEVICE);
        }
        assertThat(wire.asset(SPARE, IP)).isSameAs(wire.asset(PLC, IP));
        asks(PLC, IP);
        asks(SPARE, IP);
        assertThat(spokenAt(PLC, IP)).contains("bacnet", "modbus");
    }
}
