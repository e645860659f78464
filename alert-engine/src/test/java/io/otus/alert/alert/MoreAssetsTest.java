package io.otus.alert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.log.AlertJson;
import io.otus.alert.log.AlertJsonReader;
import org.junit.jupiter.api.Test;

/** Alerts in which more devices have part than are named. */
class MoreAssetsTest {
    private final Alert alert = TestAlert.of(Kind.SCAN_HOST, Severity.MEDIUM);

    private void add(int first, int last) {
        for (int i = first; i <= last; i++) {
            alert.involved()
                    .add(new InvolvedAsset("asset-" + i, "PLC-" + i, null, null, null, "plc", InvolvedAsset.TARGET));
        }
    }

    @Test
    void oneThatFitsHasNoOthers() {
        add(1, 16);
        add(1, 16);
        assertThat(alert.involved().more()).isEmpty();
        assertThat(AlertJson.write("test", 1, AlertState.of(alert))).doesNotContain("more_assets");
    }

    @Test
    void whoIsNotNamedIsFoundByItsId() {
        add(1, 18);
        add(1, 18);
        assertThat(alert.involved().named()).hasSize(16);
        assertThat(alert.involved().more()).containsExactly("asset-17", "asset-18");
        assertThat(alert.involved().has("asset-17")).isTrue();
    }

    @Test
    void theyAreToldWithTheNextLine() {
        add(1, 16);
        alert.lineWritten(Plant.START);
        add(17, 18);
        assertThat(alert.untold().isLineDue()).isFalse();
        assertThat(alert.untold().isChanged()).isTrue();
    }

    @Test
    void theyAreBounded() {
        add(1, 1_000);
        assertThat(alert.involved().more()).hasSize(Alert.MAX_MORE);
    }

    @Test
    void whatIsReadBackIsTheSame() {
        add(1, 18);
        AlertState state = AlertState.of(alert);
        AlertState again = AlertJsonReader.read(AlertJson.write("test", 1, state));
        assertThat(again.moreAssets()).isEqualTo(state.moreAssets());
        Alert restored = new Alert(again.origin(), again.severity());
        restored.restore(again);
        assertThat(restored.involved().more()).isEqualTo(alert.involved().more());
    }
}
