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

    @Test
    void whoIsOnlyNamedIsNoAsset() {
        TestFlow forwarded = between(BBMD, WORKSTATION);
        wire.passesOn(forwarded, BACNET, new Speaker(Wire.at(0, null, "10.9.9.9", PORT), ""));

        assertThat(wire.appeared).hasSize(2);
        assertThat(served(at(BBMD))).isEmpty();
    }
}
