package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.graph.Volume;
import io.otus.testkit.TestFlow;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final Endpoint HMI = Wire.at(0, "f8:bc:12:00:00:01", "10.1.1.5", 50_000);
    private static final Endpoint PLC = Wire.at(0, "00:1b:1b:01:02:03", "10.1.1.33", 502);

    private final Wire wire = new Wire();

    private AssetRef side(TestFlow flow, int side) {
        return Objects.requireNonNull(wire.inventory.at(flow, side));
    }

    @Test
    void theSideOfAFlowIsTheSameObjectWhileNothingOfItsAssetChanges() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
        AssetRef before = side(flow, 1);
        wire.connects(
                Wire.at(0, "00:30:a7:00:00:01", "10.1.2.1", 50_000), Wire.at(0, "00:30:a7:00:00:02", "10.1.2.2", 502));

        assertThat(side(flow, 1)).isSameAs(before).isSameAs(wire.inventory.resolve(PLC, ""));

        wire.claims(flow, 1, "", Attribute.NAME, "PUMP", "modbus device identification", Trust.SESSION);

        assertThat(side(flow, 1)).isEqualTo(wire.inventory.resolve(PLC, ""));
        assertThat(side(flow, 1).name()).isEqualTo("PUMP");
    }

    @Test
    void aFlowFollowsWhenItsAddressTurnsOutToBeAnotherAssets() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
        wire.later(400);
        AssetRef before = side(flow, 1);
        wire.arp(0, "f8:bc:12:00:00:01", "10.1.1.33");
        assertThat(side(flow, 1).id()).as("while it was not heard since").isEqualTo(before.id());
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);

        assertThat(side(flow, 1)).isSameAs(side(flow, 0));
        assertThat(side(flow, 1)).isEqualTo(wire.inventory.resolve(PLC, ""));
    }

    @Test
    void whoWasOnlySpokenToAppearsByItsFirstMessage() {
        TestFlow flow = wire.sends(Transport.UDP, PLC, HMI);
        assertThat(wire.inventory.assets()).hasSize(1);
        wire.asks(flow, "modbus", "", Action.NOTIFY, Outcome.OK);
        SessionFact login = new SessionFact.Text("login", "x");
        wire.inventory.session(new SessionSeen(wire.message(flow, 1, "modbus"), HMI, PLC, "", login, login.detail()));

        assertThat(wire.inventory.assets()).hasSize(2);
    }

    private TestFlow asksInVain(Transport transport, int times) {
        TestFlow flow = wire.sends(transport, HMI, PLC).client(0);
        for (int i = 0; i < times; i++) {
            wire.asks(flow, "modbus", "1", Action.READ, Outcome.NO_RESPONSE);
        }
        return flow;
    }

    @Test
    void whoIsAskedOnOverAConnectionIsThereThoughTheMirrorDoesNotShowItsAnswers() {
        asksInVain(Transport.TCP, 2);
        assertThat(wire.inventory.assets()).hasSize(1);
        asksInVain(Transport.TCP, 3);

        assertThat(wire.inventory.assets()).hasSize(2);
        assertThat(wire.export()).contains(Sources.ASKED);
    }

    @Test
    void datagramsThatNobodyAnswersProveNobody() {
        asksInVain(Transport.UDP, 5);

        assertThat(wire.inventory.assets()).hasSize(1);
    }

    @Test
    void whoGetsALeaseSpeaksDhcp() {
        String mac = "00:1b:1b:01:02:03";
        wire.arp(0, mac, "10.1.1.33");
        TestFlow flow =
                wire.sends(Transport.UDP, HMI, Wire.at(0, mac, "10.1.1.33", 68)).speaks("dhcp");
        wire.inventory.addressBinding(new AddressBinding(
                wire.message(flow, 0, "dhcp"),
                0,
                MacAddress.parse(mac),
                IpAddress.parse("10.1.1.33"),
                AddressBinding.Source.DHCP_ACK,
                600));

        assertThat(wire.export().lines().filter(line -> line.contains(mac)))
                .singleElement()
                .asString()
                .contains("\"dhcp\"");
    }

    @Test
    void framesAndBytesAreOfWhoSentAndWhoWasSentThemEachOnce() {
        TestFlow flow = wire.connects(HMI, PLC);
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
        wire.inventory.flowInterval(flow, wire.now());
        wire.asks(flow, "modbus", "1", Action.READ, Outcome.NO_RESPONSE);
        wire.ends(flow);

        Volume asking = wire.asset("f8:bc:12:00:00:01", "10.1.1.5").volume();
        Volume asked = wire.asset("00:1b:1b:01:02:03", "10.1.1.33").volume();
        assertThat(asking.framesSent()).isEqualTo(3).isEqualTo(asked.framesReceived());
        assertThat(asking.bytesReceived()).isEqualTo(2 * 64).isEqualTo(asked.bytesSent());
        assertThat(wire.export())
                .contains("\"protocols\":[{\"protocol\":\"modbus\",\"frames_sent\":3,\"bytes_sent\":192,"
                        + "\"frames_received\":2,\"bytes_received\":128}]");
    }

    private Conversation.Carried carried() {
        return wire.inventory.conversations().all().stream()
                .filter(each -> each.key().unit().isEmpty())
                .map(Conversation::carried)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aConversationSaysWhatOfItWasSeen() {
        wire.arp(0, "00:1b:1b:01:02:03", "10.1.1.33");
        TestFlow half = asksInVain(Transport.TCP, 4);
        wire.inventory.flowInterval(half, wire.now());
        assertThat(carried()).isEqualTo(new Conversation.Carried(5 * 64, 5 * 64, 0, 0, 1, 1, 0));
        wire.answers(half, false);
        wire.ends(half.lost(wire.now()));
        TestFlow whole = wire.connects(HMI, PLC);
        wire.asks(whole, "modbus", "1", Action.READ, Outcome.OK);
        wire.ends(whole.unread(1, 20).encrypted(0, 30));

        assertThat(carried()).isEqualTo(new Conversation.Carried(10 * 64, 7 * 64, 20, 30, 2, 0, 1));
        assertThat(wire.inventory.conversations().all())
                .anySatisfy(each -> assertThat(each.understoodBytes()).isEqualTo(10 * 64 - 20 - 30));
    }

    @Test
    void eachClientOfASharedBroadcastIsHeardByItsOwnMessage() {
        String other = "f8:bc:12:00:00:02";
        wire.arp(0, other, "10.1.1.6");
        long before = wire.asset(other, null).lastTime();
        TestFlow shared = wire.sends(
                        Transport.UDP,
                        Wire.at(0, "f8:bc:12:00:00:01", "0.0.0.0", 68),
                        Wire.at(0, "ff:ff:ff:ff:ff:ff", "255.255.255.255", 67))
                .speaks("dhcp");
        wire.later(60);
        wire.claims(
                wire.message(shared, 0, "dhcp"),
                Wire.at(0, other, null, Endpoint.NO_PORT),
                "",
                Attribute.NAME,
                "NB-2",
                "dhcp host_name",
                Trust.NAME_SERVICE);

        assertThat(wire.asset(other, null).lastTime()).isGreaterThan(before + 60 * Wire.SECOND);
        assertThat(wire.asset(other, null).value(Attribute.NAME)).isEqualTo("NB-2");
        assertThat(wire.asset("f8:bc:12:00:00:01", null).value(Attribute.NAME)).isNull();
    }
}
