package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.event.Units;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.room.Room;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What traffic makes of a baseline has bounds, whichever way it is made, and what there is no room for is counted. */
class BaselineBoundsTest {
    private static final Evidence SHOWN = Evidence.of("c", new FrameSpan(1, 1, 0, 1));

    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));

    private static AssetRef device(int number) {
        return new AssetRef("id" + number, "D" + number, "plc", List.of(), null, "10.0.0." + number, 0, null, 1);
    }

    @Test
    void atTheBoundAUnitThatWasNotSeenIsStillTheOneThatIsKnown() {
        AssetModel client = baseline.asset(device(1));
        AssetModel known = baseline.asset(device(2));
        AssetModel other = baseline.asset(device(3));
        Conversation only = baseline.conversation(client, known, "s7comm", "0/2");
        for (int unit = 0; baseline.conversations().size() < Baseline.MAX_CONVERSATIONS; unit++) {
            assertThat(baseline.conversation(client, other, "s7comm", "0/" + unit))
                    .isNotNull();
        }

        assertThat(only).isNotNull();
        assertThat(baseline.conversation(client, known, "s7comm", Units.UNKNOWN))
                .isSameAs(only);
        assertThat(baseline.refused()).isZero();
        assertThat(baseline.conversation(client, other, "s7comm", Units.UNKNOWN))
                .isNull();
        assertThat(baseline.refused()).isEqualTo(1);
    }

    @Test
    void withoutRoomNothingIsAddedAndWhatIsKnownStays() {
        baseline.within(Room.of(20_000_000));
        AssetModel client = baseline.asset(device(1));
        AssetModel server = baseline.asset(device(2));
        Conversation first = Objects.requireNonNull(baseline.conversation(client, server, "modbus", "0"));
        int made = 1;
        while (baseline.conversation(client, server, "modbus", "" + made) != null) {
            made++;
        }

        assertThat(made).isBetween(10_000, 20_000);
        assertThat(baseline.refused()).isEqualTo(1);
        assertThat(baseline.conversationFacts().addValues(first, "holding", 7, 1, SHOWN))
                .as("values stop before conversations do")
                .isNull();
        assertThat(baseline.conversation(client, server, "modbus", "0")).isSameAs(first);
    }

    @Test
    void withoutRoomWhatOnlyAlertedIsLeftAtARestart() throws BaselineException {
        Baseline before = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
        Conversation alerted = Objects.requireNonNull(
                before.conversation(before.asset(device(1)), before.asset(device(2)), "modbus", "1"));
        var _ = before.conversationFacts().link(alerted, 1, SHOWN);
        String lines = NovelFacts.of(alerted, before.deviations()).stream()
                .map(FactLine::text)
                .collect(Collectors.joining("\n"));

        assertThat(restored(lines, Room.unbounded()).conversations()).hasSize(1);
        assertThat(restored(lines, Room.of(1)).conversations()).isEmpty();
    }

    private static Baseline restored(String lines, Room room) throws BaselineException {
        Baseline restored = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
        var _ = restored.asset(device(1));
        var _ = restored.asset(device(2));
        restored.within(room);
        BaselineImport.ofStore(restored).restoreNovel("it", lines);
        return restored;
    }

    @Test
    void withoutRoomAUnitThatIsSeenAtLastIsTheOneThatWasKnown() {
        AssetModel client = baseline.asset(device(1));
        Conversation known = Objects.requireNonNull(
                baseline.conversation(client, baseline.asset(device(2)), "s7comm", Units.UNKNOWN));
        baseline.conversationFacts().link(known, 1, SHOWN).approve();
        baseline.within(Room.of(1));

        Conversation seen =
                Objects.requireNonNull(baseline.conversation(client, baseline.asset(device(2)), "s7comm", "0/2"));

        assertThat(Objects.requireNonNull(seen.link()).isKnown()).isTrue();
        assertThat(baseline.conversation(client, baseline.asset(device(3)), "s7comm", "0/2"))
                .isNull();
    }

    @Test
    void whatIsDismissedMakesRoom() {
        baseline.within(Room.of(20_000_000));
        AssetModel server = baseline.asset(device(1));
        int number = 2;
        while (baseline.conversation(baseline.asset(device(number)), server, "modbus", "1") != null) {
            number++;
        }
        int made = number;
        for (int i = 2; i < made; i++) {
            baseline.dismissed("id" + i);
        }

        assertThat(baseline.conversation(baseline.asset(device(number)), server, "modbus", "1"))
                .isNull();
        baseline.clock(60_000_000_000L);

        assertThat(baseline.conversation(baseline.asset(device(number)), server, "modbus", "1"))
                .isNotNull();
    }

    private void give(AssetModel asset, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(baseline.assetFacts().habit(asset, new Habit("calls", Integer.toString(i)), 1, SHOWN))
                    .isNotNull();
        }
    }

    private static @Nullable Fact news(Baseline from, AssetModel asset, String detail, long time) {
        return from.assetFacts().news(asset, new Habit("calls", detail), time, SHOWN);
    }

    @Test
    void whatAnAssetDoesBeyondTheBoundIsNewAndOneFactWhileItGoesOn() {
        AssetModel asset = baseline.asset(device(1));
        give(asset, 0, AssetModel.MAX_HABITS);

        Fact more = news(baseline, asset, "more", 1);
        assertThat(more).isNotNull();
        assertThat(news(baseline, asset, "more", 2)).isSameAs(more);
        assertThat(news(baseline, asset, "other", 2)).isNotNull().isNotSameAs(more);
        for (int i = 0; i < UnkeptHabits.MAX_OWN; i++) {
            assertThat(news(baseline, asset, "made up " + i, 3)).isNotNull();
        }
        assertThat(news(baseline, asset, "made up, too", 3))
                .as("what is made up beyond some is one fact for all of its sort")
                .isNotNull()
                .isSameAs(news(baseline, asset, "and again", 4));
        assertThat(baseline.assetFacts().news(asset, new Habit("sings", "x"), 4, SHOWN))
                .isNotNull()
                .isNotSameAs(news(baseline, asset, "and again", 4));
        assertThat(asset.habits()).hasSize(AssetModel.MAX_HABITS);
    }

    @Test
    void devicesThatDoTooMuchAreForgottenInTurn() {
        UnkeptHabits unkept = new UnkeptHabits(baseline.learning());
        Habit more = new Habit("calls", "more");
        Fact first = unkept.of(baseline.asset(device(0)), more, true, 1, SHOWN);
        long ofOne = unkept.weight();
        for (int i = 1; i < 2 * UnkeptHabits.MAX_ASSETS; i++) {
            unkept.of(baseline.asset(device(i)), more, true, 1, SHOWN);
        }

        assertThat(unkept.weight()).isEqualTo(UnkeptHabits.MAX_ASSETS * ofOne);
        assertThat(unkept.of(baseline.asset(device(0)), more, true, 2, SHOWN)).isNotSameAs(first);
    }

    @Test
    void whatFindsNoRoomIsNoNewsWhileItIsLearnedAndNotLearnedEither() {
        Baseline learning = new Baseline(new Learning(new LearningPlan.Until(10), EvidenceRequests.NONE));
        AssetModel asset = learning.asset(device(1));
        for (int i = 0; i <= AssetModel.MAX_HABITS; i++) {
            assertThat(news(learning, asset, "" + i, 1)).isNull();
        }

        assertThat(news(learning, asset, "0", 20)).isNull();
        assertThat(news(learning, asset, "" + AssetModel.MAX_HABITS, 20)).isNotNull();
    }

    @Test
    void whatAPersonDeclaresFindsRoomInTheTextToo() throws BaselineException {
        Baseline learned = new Baseline(new Learning(new LearningPlan.Until(10), EvidenceRequests.NONE));
        AssetModel asset = learned.asset(device(1));
        for (int i = 0; i < AssetModel.MAX_HABITS; i++) {
            assertThat(news(learned, asset, "" + i, 1)).isNull();
        }
        String statement = FactText.habit(AssetNames.of(learned).token(asset), new Habit("calls", "more"));
        assertThat(news(learned, asset, "more", 20)).isNotNull();

        BaselineApproval.add(learned, statement);

        assertThat(news(learned, asset, "more", 21)).isNull();
        String text = BaselineExport.of(learned).print(false);
        Baseline other = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
        BaselineImport.into(other, "plant.txt", BaselineText.parse("plant.txt", text));
        assertThat(text).contains(statement);
        assertThat(BaselineExport.of(other).print(false)).isEqualTo(text);
    }

    @Test
    void beyondABoundOfItsSortAHabitIsOneForAllFurtherOnes() {
        AssetModel asset = baseline.asset(device(1));
        give(asset, 0, 3);

        assertThat(asset.within(4, new Habit("calls", "3"))).isEqualTo(new Habit("calls", "3"));
        assertThat(asset.within(3, new Habit("calls", "2"))).isEqualTo(new Habit("calls", "2"));
        assertThat(asset.within(3, new Habit("calls", "3"))).isEqualTo(Habit.further("calls"));
        assertThat(asset.within(3, new Habit("sings", "3"))).isEqualTo(new Habit("sings", "3"));
    }

    @Test
    void anAssetThatIsJoinedWithAnotherHasNoMoreHabitsThanOne() {
        AssetModel kept = baseline.asset(device(1));
        AssetModel absorbed = baseline.asset(device(2));
        give(kept, 0, 800);
        give(absorbed, 700, 1_500);

        baseline.merged(device(1), "id2");

        assertThat(kept.habits()).hasSize(AssetModel.MAX_HABITS);
        assertThat(baseline.refused()).isEqualTo(1_500 - AssetModel.MAX_HABITS);
        assertThat(kept.habit(new Habit("calls", "799"))).isNotNull();
    }

    @Test
    void whatIsDismissedLeavesNothingSoThatAFloodOfAddressesDoesNotGrowIt() {
        AssetModel server = baseline.asset(device(1));
        for (int i = 2; i < 100_000; i++) {
            AssetModel spoofed = baseline.asset(device(i));
            assertThat(baseline.conversation(spoofed, server, "modbus", "1")).isNotNull();
            baseline.assetFacts().presence(spoofed, 1, SHOWN);
            baseline.dismissed("id" + i);
        }

        assertThat(baseline.assets()).containsExactly(server);
        assertThat(baseline.conversations()).isEmpty();
        assertThat(baseline.asked(server)).isEmpty();
        assertThat(baseline.find("id2")).isNull();
        assertThat(baseline.takeRemovedAssets()).isEmpty();
        assertThat(baseline.takeRemoved()).isEmpty();
        assertThat(baseline.asset(device(2))).isNotSameAs(server);
    }

    @Test
    void whatAPersonDeclaredOrOthersAreKnownToAskIsNeverDismissed() {
        AssetModel declared = baseline.declare("PLC9", AssetAddress.of(device(9)));
        assertThat(baseline.asset(device(9))).isSameAs(declared);
        AssetModel client = baseline.asset(device(1));
        AssetModel silent = baseline.asset(device(2));
        Conversation polled = Objects.requireNonNull(baseline.conversation(client, silent, "modbus", "1"));
        baseline.conversationFacts().link(polled, 1, SHOWN).approve();

        baseline.dismissed("id9");
        baseline.dismissed("id2");

        assertThat(baseline.assets()).containsExactly(declared, client, silent);
        assertThat(baseline.conversations()).containsExactly(polled);
    }

    /**
     * A device that was asked before it was heard is known by its IP address alone, and gets another id once it is
     * known by its MAC address.
     */
    private static AssetRef sameAddress(String id, int number, @Nullable String mac) {
        return new AssetRef(id, "D" + number, "plc", List.of(), mac, "10.0.0." + number, 0, null, 1);
    }

    private AssetModel polled(AssetRef asset) {
        AssetModel client = baseline.asset(device(1));
        AssetModel server = baseline.asset(asset);
        Conversation polls = Objects.requireNonNull(baseline.conversation(client, server, "modbus", "1"));
        baseline.conversationFacts().link(polls, 1, SHOWN).approve();
        return server;
    }

    @Test
    void whoIsSeenAgainAtTheAddressOfADismissedAssetIsThatAssetUnderWhicheverId() {
        AssetModel asked = polled(device(2));
        baseline.dismissed("id2");

        for (int i = 0; i < 1_000; i++) {
            assertThat(baseline.asset(sameAddress("other" + i, 2, "02:00:00:00:00:02")))
                    .isSameAs(asked);
            baseline.dismissed("other" + i);
        }

        assertThat(baseline.assets()).hasSize(2);
        assertThat(baseline.asset(sameAddress("intruder", 2, "02:00:00:00:00:66")))
                .as("another MAC address at the same IP address")
                .isNotSameAs(asked);
        assertThat(baseline.asset(sameAddress("id2", 3, "02:00:00:00:00:03")))
                .as("the first id, given to somebody else")
                .isNotSameAs(asked);
    }

    @Test
    void whatAPersonDeclaresOfAnAbsentAssetIsFoundAtItsAddressStill() {
        AssetModel asked = polled(device(2));
        baseline.dismissed("id2");
        assertThat(baseline.declare("PLC2", AssetAddress.of(device(2)))).isSameAs(asked);

        assertThat(baseline.asset(sameAddress("other", 2, "02:00:00:00:00:02"))).isSameAs(asked);
    }

    @Test
    void anAssetThatIsThereSharesItsModelWithNobody() {
        AssetModel asked = polled(device(2));
        baseline.dismissed("id2");
        assertThat(baseline.asset(device(2))).isSameAs(asked);

        assertThat(baseline.asset(sameAddress("other", 2, null))).isNotSameAs(asked);
    }

    @Test
    void whatAnEarlierRunLeftAndTheInventoryDoesNotKnowIsFoundByItsAddress() {
        AssetModel asked = polled(device(2));

        baseline.awaitAbsent(id -> id.equals("id1"));

        assertThat(baseline.asset(sameAddress("other", 2, null))).isSameAs(asked);
        assertThat(baseline.asset(sameAddress("another", 1, null)))
                .as("the first one is still there")
                .isNotSameAs(baseline.find("id1"));
    }
}
