package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetOrder;
import io.otus.testkit.TestFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Devices behind a device are assets of their own as soon as the protocol shows that they are devices. */
class UnitsTest {
    private static final String HMI = "f8:bc:12:00:00:01";
    private static final String GATEWAY = "00:90:e8:00:00:41"; // Moxa
    private static final String AT = "10.1.1.41";
    private static final String MODBUS = "modbus read_device_identification";

    private final Wire wire = new Wire();
    private final TestFlow flow = wire.connects(at(HMI, "10.1.1.5"), at(GATEWAY, AT));

    private void says(String unit, Attribute attribute, String value, String source) {
        wire.claims(flow, 1, unit, attribute, value, source, Trust.DEVICE);
    }

    private void isGateway() {
        says("", Attribute.CAPABILITY, "gateway", "modbus exception gateway_target_device_failed_to_respond");
    }

    private Asset device() {
        return wire.asset(GATEWAY, AT);
    }

    private AssetRef unit(String number) {
        return Objects.requireNonNull(wire.inventory.resolve(at(GATEWAY, AT), number));
    }

    private Asset part(String number) {
        return Objects.requireNonNull(wire.inventory.graph().find(unit(number).id()));
    }

    @Test
    void unitsAreListedByTheirNumbers() {
        isGateway();
        List<String> numbers = List.of("1", "2", "3", "4", "9", "10", "11");
        numbers.reversed().forEach(number -> says(number, Attribute.MODEL, "PM800", MODBUS));
        List<Asset> all = new ArrayList<>(wire.inventory.assets());
        all.sort(AssetOrder.by("ip"));
        assertThat(all.stream().map(Asset::unit).filter(unit -> !unit.isEmpty()))
                .containsExactlyElementsOf(numbers);
    }

    @Test
    void whatAUnitBehindAGatewayTellsIsNotTheGatewaysOwn() {
        isGateway();
        says("3", Attribute.MODEL, "PM800", MODBUS);

        assertThat(device().value(Attribute.MODEL)).isNull();
        assertThat(unit("3").parent()).isEqualTo(unit("").id());
        assertThat(part("3").value(Attribute.MODEL)).isEqualTo("PM800");
        assertThat(wire.split)
                .singleElement()
                .satisfies(split -> assertThat(split.reason()).contains("passes on"));
    }

    @Test
    void aUnitThatToldBeforeTheGatewayWasKnownAsOneIsPartedThen() {
        says("3", Attribute.MODEL, "PM800", MODBUS);
        assertThat(device().value(Attribute.MODEL)).isEqualTo("PM800");
        isGateway();

        assertThat(device().value(Attribute.MODEL)).isNull();
        assertThat(part("3").value(Attribute.MODEL)).isEqualTo("PM800");
    }

    @Test
    void theGatewaysOwnWordsStayItsOwn() {
        says("", Attribute.MODEL, "MGate", MODBUS);
        says("3", Attribute.MODEL, "PM800", MODBUS);

        assertThat(device().value(Attribute.MODEL)).isEqualTo("MGate");
        assertThat(part("3").value(Attribute.MODEL)).isEqualTo("PM800");
        assertThat(wire.split)
                .singleElement()
                .satisfies(split -> assertThat(split.reason()).contains("another account"));
    }

    @Test
    void aControllerThatAnswersToAnyNumberIsOneDevice() {
        says("", Attribute.MODEL, "M340", MODBUS);
        says("1", Attribute.MODEL, "M340", MODBUS);
        says("7", Attribute.MODEL, "M340", MODBUS);

        assertThat(wire.split).isEmpty();
        assertThat(device().value(Attribute.MODEL)).isEqualTo("M340");
    }

    @Test
    void aUnitThatSaysWhatTheDeviceSaysIsNoOtherAmongThoseThatAre() {
        says("", Attribute.MODEL, "M340", MODBUS);
        says("1", Attribute.MODEL, "M340", MODBUS);
        says("2", Attribute.MODEL, "Valve", MODBUS);

        assertThat(unit("1").id()).isEqualTo(unit("").id());
        assertThat(unit("2").id()).isNotEqualTo(unit("").id());
    }

    @Test
    void aDeviceThatIsHeardItselfIsNoOtherBehindTheRouterThatPassesItsMessagesOn() {
        wire.sends(Transport.LINK, at("00:0c:6e:b0:3c:15", null), at("ff:ff:ff:ff:ff:ff", null));
        wire.connects(at(HMI, "10.1.1.5"), at("00:0c:6e:b0:3c:16", "192.168.1.5"));
        says("", Attribute.CAPABILITY, "gateway", "bacnet npdu source_specifier");
        for (String known : List.of("11/000c6eb03c15", "12/c0a80105bac0")) {
            says(known, Attribute.INSTANCE, known, "bacnet npdu source_specifier");
            assertThat(unit(known).id()).isEqualTo(unit("").id());
        }
        says("12/c0a80106bac0", Attribute.INSTANCE, "12/c0a80106bac0", "bacnet npdu source_specifier");
        assertThat(unit("12/c0a80106bac0").parent()).isEqualTo(unit("").id());
    }

    @Test
    void twoStationsThatAnswerBehindOneAddressAreTwoDevicesThoughTheySayNoMore() {
        says("10", Attribute.INSTANCE, "10", "dnp3 link_address");
        assertThat(wire.split).isEmpty();
        says("11", Attribute.INSTANCE, "11", "dnp3 link_address");

        assertThat(unit("10").parent()).isEqualTo(unit("").id());
        assertThat(unit("11").parent()).isEqualTo(unit("").id());
        assertThat(wire.inventory.assets()).hasSize(4);
    }

    @Test
    void theOneDeviceBehindARouterIsAnAssetWithItsFirstMessage() {
        says("", Attribute.CAPABILITY, "gateway", "bacnet npdu source_specifier");
        says("2001/0c", Attribute.INSTANCE, "2001/0c", "bacnet npdu source_specifier");
        says("2001/0c", Attribute.INSTANCE, "4711", "bacnet i_am");
        says("", Attribute.NAME, "router", "bacnet device object object-name");

        assertThat(unit("2001/0c").parent()).isEqualTo(unit("").id());
        assertThat(unit("").name()).isEqualTo("router");
        assertThat(part("2001/0c").claims().all())
                .extracting(claim -> claim.value())
                .containsExactly("2001/0c", "4711");
    }

    @Test
    void aDeviceBehindARouterThatAsksIsTheClientAndNotTheRouter() {
        TestFlow asking = wire.sends(Transport.UDP, at(0, GATEWAY, AT, 47_808), at(0, HMI, "10.1.1.5", 47_808));
        String source = "bacnet npdu source_specifier";
        wire.claims(asking, 0, "", Attribute.CAPABILITY, "gateway", source, Trust.DEVICE);
        for (String behind : List.of("2001/0c", "2001/0d")) {
            wire.claims(asking, 0, behind, Attribute.INSTANCE, behind, source, Trust.DEVICE);
            wire.asks(asking, "bacnet", behind, "", Action.READ, Outcome.OK, List.of());
        }
        wire.asks(asking, "bacnet", "2001/0c", "", Action.WRITE, Outcome.OK, List.of());
        assertThat(wire.inventory.conversations().of(part("2001/0c")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.key().client()).isEqualTo(unit("2001/0c").id());
                    assertThat(each.requests()).isEqualTo(2);
                });
        assertThat(wire.inventory.conversations().of(part("2001/0d"))).hasSize(1);
        assertThat(wire.inventory.conversations().of(device())).isEmpty();

        wire.answers(asking, false);
        wire.ends(asking.speaks("bacnet"));

        assertThat(wire.inventory.conversations().of(device()))
                .noneMatch(each -> each.key().client().equals(device().id()) && each.isDirectionKnown());
    }

    @Test
    void whoAsksOneUnitAsksByTurnsNeitherBeforeNorAfterThatIsADevice() {
        wire.asks(flow, "modbus", "3", Action.READ, Outcome.OK);
        wire.asks(flow, "modbus", "3", Action.READ, Outcome.OK);
        isGateway();
        says("3", Attribute.MODEL, "PM800", MODBUS);
        wire.asks(flow, "modbus", "3", Action.READ, Outcome.OK);

        Asset hmi = wire.asset(HMI, "10.1.1.5");
        assertThat(hmi.uses().iterator().next().isByTurns()).isFalse();
        wire.asks(flow, "modbus", "", Action.READ, Outcome.OK);
        wire.asks(flow, "modbus", "3", Action.READ, Outcome.OK);
        assertThat(hmi.uses().iterator().next().isByTurns()).isTrue();
    }
}
