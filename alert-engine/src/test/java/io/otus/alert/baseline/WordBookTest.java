package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.model.Reading;
import io.otus.alert.word.PairType;
import io.otus.core.asset.AssetRef;
import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.value.ValueList;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Words of a device that one client knows as one number, and another one apart. */
class WordBookTest {
    private static final String REAL = "holding:float32-CDAB";
    private static final long SECOND = 1_000_000_000L;

    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
    private final AssetModel server = device(1);
    private final Conversation whole = client(2);
    private final Conversation apart = client(3);
    private final Conversation later = client(4);

    private AssetModel device(int number) {
        return baseline.asset(
                new AssetRef("id" + number, "D" + number, "plc", List.of(), null, "10.0.0." + number, 0, null, 1));
    }

    private Conversation client(int number) {
        return Objects.requireNonNull(baseline.conversation(device(number), server, "modbus", "1"));
    }

    private static ReadPoint told(Conversation conversation, String space, long index) {
        Fact fact = new Fact(conversation, Category.VALUES, FactState.LEARNED);
        ReadPoint point = new ReadPoint(space, index, new ValueSet(), new Reading(), fact);
        conversation.addReading(point);
        return point;
    }

    private static void wrote(Conversation conversation, String space, long index, String values) {
        Fact fact = new Fact(conversation, Category.VALUES, FactState.LEARNED);
        ValueSet set = Objects.requireNonNull(ValueSet.parse(values));
        conversation.addValues(space, index, new WrittenValues(set, fact));
    }

    private static PointRange words(long first, int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * words.length);
        for (int word : words) {
            bytes.putShort((short) word);
        }
        return PointRange.of("holding", first, ValueList.words(ByteView.of(bytes.array()), 0, words.length));
    }

    /** The words of a real, the lower one first. */
    private static int[] real(double number) {
        int bits = Float.floatToRawIntBits((float) number);
        return new int[] {bits & 0xFFFF, bits >>> Short.SIZE};
    }

    private List<String> written(Conversation conversation, double number) {
        return baseline.words().written(conversation, words(20, real(number)), SECOND).stream()
                .map(each -> each.space() + ' ' + each.values().text(0))
                .toList();
    }

    @Test
    void whoLearnedTheWordsApartGoesOnToReadThem() {
        told(apart, "holding", 10);
        told(apart, "holding", 11);
        told(whole, REAL, 10);
        PairType type = Objects.requireNonNull(PairType.of(REAL, 10));
        assertThat(baseline.words().readAs(whole, "holding", 10)).isEqualTo(type);
        assertThat(baseline.words().readAs(later, "holding", 10)).isEqualTo(type);
        assertThat(baseline.words().readAs(apart, "holding", 10)).isNull();
        assertThat(baseline.words().numbers(apart, words(10, real(70)))).hasSize(1);
    }

    @Test
    void whoLearnedToWriteThemApartGoesOnToWriteThem() {
        wrote(apart, "holding", 20, "{0}");
        wrote(apart, "holding", 21, "{17031,17032}");
        wrote(whole, REAL, 20, "{70.0,71.0}");
        assertThat(written(whole, 250)).containsExactly(REAL + " 250.0");
        assertThat(written(later, 250)).containsExactly(REAL + " 250.0");
        assertThat(written(apart, 67.5)).containsExactly("holding 0");
    }

    @Test
    void whoHasBothInItsBaselineWritesWhatEitherAllows() {
        wrote(apart, "holding", 20, "{0}");
        wrote(apart, "holding", 21, "{17031}");
        wrote(apart, REAL, 20, "{70.0,71.0}");
        assertThat(written(apart, 67.5)).containsExactly("holding 0");
        assertThat(written(apart, 70)).containsExactly(REAL + " 70.0");
        assertThat(written(apart, 250)).containsExactly(REAL + " 250.0");
    }

    @Test
    void aBlockLooksUpItsPointsAnewWhereALineTellsOfANumber() {
        Block block = Objects.requireNonNull(later.readings().block(words(10, real(70)), 2, true));
        assertThat(baseline.words().isOtherwise(later, block, "holding", 10)).isFalse();
        told(later, REAL, 10);
        assertThat(baseline.words().isOtherwise(later, block, "holding", 10)).isTrue();
        assertThat(baseline.words().isOtherwise(later, block, "holding", 10)).isFalse();
        told(whole, REAL, 30);
        assertThat(baseline.words().isOtherwise(apart, block, "holding", 10)).isTrue();
    }

    @Test
    void twoWritesOfAWordEachAreTheNumberThatTheyMake() {
        ReadPoint point = told(whole, REAL, 20);
        point.reading().observe(70, SECOND, false);
        int[] words = real(71.3);
        baseline.readings().written(later, words(20, words[0]), 2 * SECOND);
        baseline.readings().written(later, words(21, words[1]), 3 * SECOND);
        assertThat(point.commanded()).isEqualTo(71.3);
        baseline.readings().written(later, words(21, real(72.3)[1]), 4 * SECOND);
        assertThat(point.commanded()).isBetween(72.2, 72.4);
    }

    @Test
    void aDeviceThatTurnsOutToBeAKnownOneIsToldAsThatIs() {
        told(apart, "holding", 10);
        told(apart, "holding", 11);
        told(whole, REAL, 10);
        new ConversationJoin(apart).take(whole);
        assertThat(apart.readings().size()).isEqualTo(2);
        assertThat(baseline.words().readAs(apart, "holding", 10)).isNull();
        new ConversationJoin(later).take(whole);
        new ConversationJoin(later).take(apart);
        assertThat(later.readings().size()).isEqualTo(1);
        assertThat(baseline.words().readAs(later, "holding", 10)).isNotNull();
    }
}
