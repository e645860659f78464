package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.room.Room;
import io.otus.core.value.ValueList;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.graph.Asset;
import io.otus.testkit.TestFlow;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Modbus units that only answer reads are assets of their own where the device shows to mind their numbers. */
class AnsweringUnitsTest {
    private static final String HMI = "f8:bc:12:00:00:01";
    private static final String GATEWAY = "00:90:e8:00:00:41"; // Moxa
    private static final String AT = "10.1.1.41";
    /** Answers after which contents are compared; see {@code UnitContents}. */
    private static final int TURNS = 13;

    private final Wire wire = new Wire();
    private final TestFlow flow = wire.connects(at(HMI, "10.1.1.5"), at(GATEWAY, AT));

    private void answers(String unit) {
        wire.asks(flow, "modbus", unit, Action.READ, Outcome.OK);
    }

    private void reads(TestFlow by, String unit, long first, long... values) {
        wire.asks(
                by,
                "modbus",
                unit,
                Action.READ,
                Outcome.OK,
                List.of(PointRange.of("holding", first, ValueList.signed(values))));
    }

    private void failsToRespond() {
        wire.claims(
                flow,
                1,
                "",
                Attribute.CAPABILITY,
                "gateway",
                "modbus exception gateway_target_device_failed_to_respond",
                Trust.DEVICE);
    }

    private AssetRef ref(String number) {
        return Objects.requireNonNull(wire.inventory.resolve(at(GATEWAY, AT), number));
    }

    private Asset asset(String number) {
        return Objects.requireNonNull(wire.inventory.graph().find(ref(number).id()));
    }

    private boolean isApart(String number) {
        return ref("").id().equals(ref(number).parent());
    }

    private List<String> partsOf(Asset device) {
        return wire.inventory.assets().stream()
                .filter(asset -> asset.parent() == device)
                .map(Asset::unit)
                .sorted()
                .toList();
    }

    @Test
    void twoThatAnswerBehindAGatewayAreDevices() {
        answers("3");
        answers("4");
        assertThat(wire.split).isEmpty();
        failsToRespond();

        assertThat(partsOf(asset(""))).containsExactly("3", "4");
        assertThat(wire.split).allSatisfy(split -> assertThat(split.reason()).contains("passes on"));
        assertThat(ref("").type()).isEqualTo("gateway");
        assertThat(ref("3").type()).isEqualTo("controller");
        assertThat(ref("3").name()).isEqualTo("10.1.1.41 unit 3");
        assertThat(asset("3").uses()).singleElement().satisfies(use -> {
            assertThat(use.protocol()).isEqualTo("modbus");
            assertThat(use.served()).isEqualTo(1);
            assertThat(use.clients()).isEqualTo(1);
        });
        answers("9");
        assertThat(isApart("9")).isTrue();
    }

    @Test
    void aUnitIsNoDeviceByBeingAsked() {
        failsToRespond();
        answers("1");
        for (int unit = 2; unit <= 247; unit++) {
            wire.asks(
                    flow,
                    "modbus",
                    Integer.toString(unit),
                    Action.READ,
                    unit % 2 == 0 ? Outcome.error(11, "gateway_target_device_failed_to_respond") : Outcome.NO_RESPONSE);
        }
        assertThat(wire.split).isEmpty();
        answers("8");
        assertThat(partsOf(asset(""))).containsExactly("1", "8");
    }

    @Test
    void theDeviceItselfAnswersUnder0And255() {
        failsToRespond();
        for (String unit : List.of("0", "1", "255", "248")) {
            answers(unit);
        }
        assertThat(wire.split).isEmpty();
        answers("2");
        assertThat(partsOf(asset(""))).containsExactly("1", "2");
    }

    @Test
    void unitsThatHoldOtherValuesAtTheSamePointsAreDevices() {
        for (int i = 0; i < TURNS; i++) {
            assertThat(wire.split).isEmpty();
            reads(flow, "1", 0, 0, 21_493 - i % 3, 13_074 + i);
            reads(flow, "2", 0, 0, 22_599 + i % 5, 788);
        }
        assertThat(partsOf(asset(""))).containsExactly("1", "2");
        assertThat(ref("").type()).isEqualTo("gateway");
    }

    @Test
    void aDeviceThatMindsNoNumberIsOneDeviceHoweverItsValuesChange() {
        for (int i = 0; i < 300; i++) {
            int unit = 1 + i % 16;
            int noise = i * i % 7;
            reads(flow, Integer.toString(unit), 0, 500 + noise, 114, 121, i, -i);
        }
        assertThat(wire.split).isEmpty();
        assertThat(wire.inventory.assets()).hasSize(2);
    }

    @Test
    void aClockThatKeepsStepWithTheClientMakesNoTwoOfADevice() {
        for (int i = 0; i < 3 * TURNS; i++) {
            reads(flow, "1", 0, 0, 21_493);
            reads(flow, "2", 0, 1, 21_493);
        }
        assertThat(wire.split).isEmpty();
    }

    @Test
    void aScanOverAllNumbersOfADeviceThatMindsNoneMakesNoDevices() {
        for (int unit = 1; unit <= 247; unit++) {
            reads(flow, Integer.toString(unit), 0, unit);
        }
        assertThat(wire.split).isEmpty();
        assertThat(wire.inventory.assets()).hasSize(2);
    }

    @Test
    void aScanOverAllNumbersOfADeviceThatHasTwoBanksMakesNoMoreDevicesOfIt() {
        for (int i = 0; i < TURNS; i++) {
            reads(flow, "1", 0, 21_493, 13_074);
            reads(flow, "2", 0, 788, 12);
        }
        for (int unit = 1; unit <= 247; unit++) {
            if (unit % 2 == 0) {
                reads(flow, Integer.toString(unit), 0, 788, 12);
            } else {
                reads(flow, Integer.toString(unit), 0, 21_493, 13_074);
            }
        }
        assertThat(partsOf(asset(""))).containsExactly("1", "2");
    }

    @Test
    void numbersOfOneBankAreOneDeviceHoweverOftenTheyAreRead() {
        for (int i = 0; i < 12 * TURNS; i++) {
            int unit = 1 + i % 6;
            reads(flow, Integer.toString(unit), 0, unit % 2 == 0 ? 788 : 21_493, unit % 2 == 0 ? 12 : 13_074);
        }
        assertThat(partsOf(asset(""))).containsExactly("2", "3");
    }

    @Test
    void oneThatIsReadLaterIsComparedWithThoseThatAreDevices() {
        for (int i = 0; i < 10 * TURNS; i++) {
            reads(flow, "1", 0, 21_493, 13_074);
            reads(flow, "2", 0, 788, 12);
        }
        for (int i = 0; i < 2 * TURNS; i++) {
            reads(flow, "1", 0, 21_493, 13_074);
            reads(flow, "2", 0, 788, 12);
            reads(flow, "3", 0, 5, 6);
            reads(flow, "4", 0, 21_493, 13_074);
        }
        assertThat(partsOf(asset(""))).containsExactly("1", "2", "3");
        failsToRespond();
        assertThat(partsOf(asset(""))).containsExactly("1", "2", "3", "4");
    }

    @Test
    void whatPassesOnMessagesOfAnotherProtocolNeedMindNoNumbers() {
        wire.claims(flow, 1, "", Attribute.CAPABILITY, "gateway", "bacnet npdu source_specifier", Trust.DEVICE);
        answers("3");
        answers("4");
        assertThat(wire.split).isEmpty();
    }

    @Test
    void whatAnotherProtocolCallsByTheSameNumberIsNoneOfTheUnit() {
        TestFlow other = wire.connects(at(HMI, "10.1.1.5"), at(GATEWAY, AT));
        wire.asks(other, "iec104", "3", Action.READ, Outcome.OK);
        wire.asks(flow, "umas", "3", Action.READ, Outcome.OK);
        answers("3");
        answers("4");
        failsToRespond();
        wire.asks(other, "iec104", "3", Action.READ, Outcome.OK);
        wire.asks(flow, "umas", "3", Action.READ, Outcome.OK);
        wire.claims(other, 1, "3", Attribute.NAME, "sector", "iec104 x", Trust.DEVICE);

        assertThat(asset("3").value(Attribute.NAME)).isNull();
        assertThat(wire.inventory.conversations().of(asset("")))
                .filteredOn(each -> each.key().unit().equals("3"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.key().protocol()).isEqualTo("iec104");
                    assertThat(each.requests()).isEqualTo(2);
                });
        assertThat(wire.inventory.conversations().of(asset("3")))
                .extracting(each -> each.key().protocol())
                .containsExactlyInAnyOrder("modbus", "umas");
    }

    @Test
    void oneForWhichThereWasNoRoomIsADeviceOnceThereIs() {
        answers("3");
        answers("4");
        wire.inventory.within(Room.of(1));
        failsToRespond();
        answers("3");
        assertThat(wire.split).isEmpty();

        wire.inventory.within(Room.unbounded());
        answers("3");
        assertThat(partsOf(asset(""))).containsExactly("3");
        answers("4");
        assertThat(partsOf(asset(""))).containsExactly("3", "4");
    }

    @Test
    void unitsOfADeviceThatTurnsOutToBeOneThatMindsNumbersAreDevices() {
        TestFlow other = wire.connects(at(HMI, "10.1.1.5"), at("00:90:e8:00:00:42", "10.1.1.42"));
        failsToRespond();
        answers("3");
        answers("4");
        wire.asks(other, "modbus", "5", Action.READ, Outcome.OK);
        wire.asks(other, "modbus", "6", Action.READ, Outcome.OK);

        Asset kept = wire.inventory
                .graph()
                .unite(asset(""), wire.asset("00:90:e8:00:00:42", "10.1.1.42"), "a person says so");
        assertThat(partsOf(kept)).containsExactly("3", "4", "5", "6");
    }

    @Test
    void aUnitThatIsReadNoMoreIsNotComparedFor() {
        reads(flow, "9", 0, 7);
        reads(flow, "1", 0, 7);
        for (int i = 0; i < 3 * TURNS; i++) {
            reads(flow, "2", 0, 100);
            reads(flow, "3", 0, 200);
        }
        assertThat(partsOf(asset(""))).containsExactly("2", "3");
    }

    @Test
    void aClientThatAsksEachForPointsOfItsOwnIsSetUpForDevices() {
        for (int i = 0; i < TURNS; i++) {
            assertThat(wire.split).isEmpty();
            reads(flow, "1", 0, 1, 2);
            reads(flow, "2", 300, 1, 2);
        }
        assertThat(partsOf(asset(""))).containsExactly("1", "2");
        assertThat(wire.split).allSatisfy(split -> assertThat(split.reason()).contains("points of their own"));
    }

    @Test
    void twoClientsThatCallOneDeviceByDifferentNumbersMakeNoTwoOfIt() {
        TestFlow other = wire.connects(at("f8:bc:12:00:00:02", "10.1.1.6"), at(GATEWAY, AT));
        for (int i = 0; i < 3 * TURNS; i++) {
            reads(flow, "1", 0, 1, 2);
            reads(other, "2", 300, 1, 2);
        }
        assertThat(wire.split).isEmpty();
    }

    @Test
    void whatWasTalkedAboutAUnitIsTalkWithItAndTheClientAskedSoManyDevices() {
        answers("3");
        answers("4");
        failsToRespond();
        answers("3");
        answers("5");

        assertThat(wire.inventory.conversations().of(asset("3")))
                .extracting(Conversation::requests)
                .containsExactly(2L);
        assertThat(wire.inventory.conversations().of(asset("")))
                .extracting(each -> each.key().unit())
                .doesNotContain("3", "4", "5");
        assertThat(wire.asset(HMI, "10.1.1.5").uses())
                .singleElement()
                .satisfies(use -> assertThat(use.servers()).isEqualTo(3));
    }

    @Test
    void allUnitsOfAGatewayAreListed() {
        failsToRespond();
        for (int unit = 1; unit <= 247; unit++) {
            answers(Integer.toString(unit));
        }
        assertThat(partsOf(asset(""))).hasSize(247);
        assertThat(wire.appeared).hasSize(2);
    }

    @Test
    void whenTwoDevicesTurnOutToBeOneTheirUnitsAreToo() {
        TestFlow other = wire.connects(at(HMI, "10.1.1.5"), at("00:90:e8:00:00:42", "10.1.1.42"));
        failsToRespond();
        answers("3");
        answers("4");
        wire.claims(other, 1, "", Attribute.CAPABILITY, "gateway", "modbus exception x", Trust.DEVICE);
        wire.asks(other, "modbus", "4", Action.READ, Outcome.OK);
        wire.asks(other, "modbus", "5", Action.READ, Outcome.OK);
        assertThat(wire.inventory.assets()).hasSize(7);

        Asset kept = wire.inventory
                .graph()
                .unite(asset(""), wire.asset("00:90:e8:00:00:42", "10.1.1.42"), "a person says so");
        assertThat(partsOf(kept)).containsExactly("3", "4", "5");
        assertThat(wire.inventory.assets()).hasSize(5);
    }
}
