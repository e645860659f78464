package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Speaker;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.SubDevices;
import io.otus.testkit.TestFlow;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a device passes on for others, as a BBMD of BACnet does, is their conversation and not its own. */
class PassedOnTest {
    private static final String BACNET = "bacnet";
    private static final int PORT = 47_808;
    private static final Endpoint BBMD = Wire.at(0, "00:e0:c9:00:10:a5", "10.1.1.24", PORT);
    private static final Endpoint ROUTER = Wire.at(0, "00:60:2d:00:15:d5", "10.1.1.18", PORT);
    private static final Endpoint WORKSTATION = Wire.at(0, "00:1d:09:bc:43:5f", "10.1.1.134", PORT);
    /** As a forwarded message names the router. */
    private static final Endpoint NAMED = Wire.at(0, null, "10.1.1.18", PORT);

    private final Wire wire = new Wire();

    private TestFlow between(Endpoint from, Endpoint to) {
        TestFlow flow = wire.sends(Transport.UDP, from, to);
        wire.answers(flow, false);
        return flow;
    }

    private Asset at(Endpoint endpoint) {
        return Objects.requireNonNull(wire.inventory.graph().find(endpoint));
    }

    private List<String> served(Asset server) {
        return wire.inventory.conversations().all().stream()
                .map(Conversation::key)
                .filter(key -> key.server().equals(server.id()))
                .map(key -> key.protocol() + ' ' + key.unit())
                .toList();
    }

    @Test
    void whatADeviceTellsIsItsConversation() {
        between(ROUTER, WORKSTATION);
        TestFlow forwarded = between(BBMD, WORKSTATION);
        wire.passesOn(forwarded, BACNET, new Speaker(NAMED, ""));
        wire.passesOn(forwarded, BACNET, new Speaker(NAMED, ""));

        assertThat(served(at(ROUTER))).containsExactly("bacnet ");
        assertThat(served(at(BBMD))).isEmpty();
    }

    @Test
    void whatADeviceBehindItsRouterTellsIsOfThatDevice() {
        TestFlow heard = between(ROUTER, WORKSTATION);
        wire.claims(heard, 0, "", Attribute.CAPABILITY, "gateway", "bacnet npdu source_specifier", Trust.DEVICE);
        wire.claims(heard, 0, "4/56", Attribute.MODEL, "LMBC-300", "bacnet who_am_i", Trust.DEVICE);
        TestFlow forwarded = between(BBMD, WORKSTATION);
        wire.passesOn(forwarded, BACNET, new Speaker(NAMED, "4/56"));

        Asset behind = SubDevices.part(at(ROUTER), "4/56");
        assertThat(behind).isNotEqualTo(at(ROUTER));
        assertThat(served(behind)).containsExactly("bacnet 4/56");
        assertThat(served(at(BBMD))).isEmpty();
    }

    @Test
    void whatComesBackToItsSpeakerIsNoConversation() {
        between(WORKSTATION, ROUTER);
        TestFlow forwarded = between(BBMD, WORKSTATION);
        wire.passesOn(forwarded, BACNET, new Speaker(Wire.at(0, null, "10.1.1.134", PORT), ""));

        assertThat(served(at(WORKSTATION))).isEmpty();
        assertThat(served(at(BBMD))).isEmpty();
    }

    /** Whoever forges such a message may name any device that is there. */
    @Test
    void whoWasNotHeardToSpeakItDoesNotServeByWhatIsSaidInItsName() {
        between(ROUTER, WORKSTATION);
        TestFlow forwarded = between(BBMD, WORKSTATION);
        wire.passesOn(forwarded, BACNET, new Speaker(NAMED, ""));
        assertThat(at(ROUTER).use(BACNET).served()).isZero();
        assertThat(wire.resolve("00:60:2d:00:15:d5", "10.1.1.18").type()).isNotEqualTo("building_controller");

        speaksItself(ROUTER);
        wire.passesOn(forwarded, BACNET, new Speaker(NAMED, ""));
        assertThat(at(ROUTER).use(BACNET).served()).isEqualTo(1);
        assertThat(wire.resolve("00:60:2d:00:15:d5", "10.1.1.18").type()).isEqualTo("building_controller");
    }

    private void speaksItself(Endpoint device) {
        TestFlow own = between(device, WORKSTATION).speaks(BACNET);
        wire.claims(own, 0, "", Attribute.MODEL, "LMBC-300", "bacnet who_am_i", Trust.DEVICE);
    }

    @Test
    void whatADeviceAsksIsItsConversation() {
        speaksItself(ROUTER);
        TestFlow forwarded = between(BBMD, WORKSTATION);
        wire.later(60);
        wire.passesOnQuestion(forwarded, BACNET, new Speaker(NAMED, ""));

        assertThat(asked(at(ROUTER))).containsExactly(at(WORKSTATION).id());
        assertThat(asked(at(BBMD))).isEmpty();
        assertThat(at(ROUTER).use(BACNET).asked()).isEqualTo(1);
        assertThat(at(ROUTER).lastTime()).isEqualTo(wire.now());
        wire.ends(forwarded);
        assertThat(asked(at(BBMD))).isEmpty();
    }

    private List<String> asked(Asset client) {
        return wire.inventory.conversations().all().stream()
                .filter(conversation -> conversation.key().protocol().equals(BACNET))
                .filter(Conversation::isDirectionKnown)
                .map(Conversation::key)
                .filter(key -> key.client().equals(client.id()))
                .map(Conversation.Key::server)
                .toList();
    }

    @Test
    void whoIsOnlyNamedIsNoAsset() {
        TestFlow forwarded = between(BBMD, WORKSTATION);
        wire.passesOn(forwarded, BACNET, new Speaker(Wire.at(0, null, "10.9.9.9", PORT), ""));

        assertThat(wire.inventory.graph().find(Wire.at(0, null, "10.9.9.9", PORT)))
                .isNull();
        assertThat(served(at(BBMD))).isEmpty();
    }
}
