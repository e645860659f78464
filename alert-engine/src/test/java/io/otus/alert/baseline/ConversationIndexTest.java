package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.EvidenceRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two assets that turn out to be one talk as one. */
class ConversationIndexTest {
    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
    private final ConversationIndex index = new ConversationIndex();
    private final AssetModel kept = device(1);
    private final AssetModel absorbed = device(2);
    private final AssetModel other = device(3);
    private final AssetModel another = device(4);

    private AssetModel device(int number) {
        return baseline.asset(
                new AssetRef("id" + number, "D" + number, "plc", List.of(), null, "10.0.0." + number, 0, null, 1));
    }

    private static String text(Conversation each) {
        return each.client().name() + ' ' + each.server().name() + ' ' + each.protocol();
    }

    @Test
    void siblingsAreOfTheSameClientAndProtocolWithOtherDevices() {
        Conversation first = index.exactly(other, absorbed, "modbus", "1");
        index.exactly(other, absorbed, "modbus", "2");
        Conversation sibling = index.exactly(other, another, "modbus", "1");
        Conversation unit = index.exactly(other, another, "modbus", "2");
        index.exactly(other, another, "s7comm", "1");
        index.exactly(kept, another, "modbus", "1");
        assertThat(index.siblings(first)).containsExactly(sibling, unit);
    }

    @Test
    void conversationsOfTheAbsorbedAssetAreThoseOfTheKeptInTheOrderInWhichTheyWereHeardOf() {
        index.exactly(other, absorbed, "modbus", "1");
        index.exactly(absorbed, other, "s7comm", "1");
        index.exactly(other, another, "modbus", "1");
        index.exactly(another, absorbed, "enip", "1");
        index.exactly(absorbed, absorbed, "dns", "1");
        index.exactly(absorbed, another, "modbus", "1");

        index.join(kept, absorbed);

        assertThat(index.all())
                .extracting(ConversationIndexTest::text)
                .containsExactly(
                        "D3 D4 modbus", "D3 D1 modbus", "D1 D3 s7comm", "D4 D1 enip", "D1 D1 dns", "D1 D4 modbus");
        assertThat(index.asking(absorbed)).isEmpty();
        assertThat(index.asked(absorbed)).isEmpty();
        assertThat(index.takeRemoved()).hasSize(5);
    }
}
