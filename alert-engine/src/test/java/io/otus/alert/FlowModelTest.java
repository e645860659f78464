package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.LearningPlan;
import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.EvidenceRequests;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowModelTest {
    private static final String PROTOCOL = "modbus";

    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
    private final AssetRef first = ref(1);
    private final AssetModel client = baseline.asset(first);
    private final AssetModel gateway = baseline.asset(ref(2));
    private final FlowModel model = new FlowModel(baseline.joins());

    private static AssetRef ref(int host) {
        String ip = "10.0.0." + host;
        return new AssetRef("asset-" + host, ip, "unknown", List.of(), null, ip, 0, null, Plant.START);
    }

    private Conversation add(String unit) {
        Conversation made = Objects.requireNonNull(baseline.conversation(client, gateway, PROTOCOL, unit));
        model.add(made, unit);
        return made;
    }

    private @Nullable Conversation find(int unit) {
        return model.find(client, gateway, PROTOCOL, String.valueOf(unit));
    }

    @Test
    void unitsAreFoundInWhateverOrderTheyAreAsked() {
        Conversation[] units = new Conversation[5];
        for (int i = 0; i < units.length; i++) {
            units[i] = add(String.valueOf(i));
        }

        for (int step = 1; step < units.length; step++) {
            for (int i = 0; i < units.length; i++) {
                int unit = i * step % units.length;
                assertThat(find(unit)).isSameAs(units[unit]);
                assertThat(find(unit)).isSameAs(units[unit]);
            }
        }
        assertThat(find(9)).isNull();
    }

    @Test
    void whoAsksTheOtherWayRoundOrInAnotherProtocolHasAConversationOfItsOwn() {
        add("1");

        assertThat(model.find(gateway, client, PROTOCOL, "1")).isNull();
        assertThat(model.find(client, gateway, "umas", "1")).isNull();
    }

    @Test
    void nothingIsKnownOfASideThatIsAnotherAsset() {
        model.keep(0, first, client);
        add("1");
        assertThat(find(1)).isNotNull();

        model.keep(0, ref(3), baseline.asset(ref(3)));

        assertThat(find(1)).isNull();
    }
}
