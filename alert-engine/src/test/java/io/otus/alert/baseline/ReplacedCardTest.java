package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.EvidenceRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A device with another network card than that by which it was learned, as after a spare part was fitted. */
class ReplacedCardTest {
    private static final String OLD = "02:00:00:00:00:01";
    private static final String SPARE = "02:00:00:00:00:02";

    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));

    private static AssetRef plc(String id, String mac) {
        return new AssetRef(id, "PLC-1", "plc", List.of(), mac, "10.0.0.1", 0, null, 1);
    }

    private String line() {
        return BaselineExport.of(baseline).print(false).lines().toList().get(1);
    }

    private void learn() throws BaselineException {
        baseline.asset(plc("id1", OLD));
        BaselineApproval.add(baseline, "PLC-1 present");
    }

    @Test
    void bothCardsAreOfTheDeviceInTheText() throws BaselineException {
        learn();
        baseline.readdressed(plc("id1", SPARE));
        assertThat(line()).isEqualTo("asset PLC-1 mac=" + SPARE + "," + OLD + " ip=10.0.0.1");
        Baseline other = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
        String text = BaselineExport.of(baseline).print(false);
        BaselineImport.into(other, "own", BaselineText.parse("own", text));
        assertThat(other.asset(plc("a", OLD))).isSameAs(other.asset(plc("b", SPARE)));
        assertThat(BaselineExport.of(other).print(false)).isEqualTo(text);
    }

    @Test
    void aCardThatCameAndWentIsNone() throws BaselineException {
        learn();
        baseline.readdressed(plc("id1", SPARE));
        baseline.readdressed(plc("id1", OLD));
        assertThat(line()).isEqualTo("asset PLC-1 mac=" + OLD + " ip=10.0.0.1");
    }

    @Test
    void theCardOfADeviceThatIsNotKnownIsForgotten() {
        baseline.declare("PLC-1", new AssetAddress(List.of(), List.of("10.0.0.1"), 0));
        baseline.asset(plc("id1", OLD));
        baseline.readdressed(plc("id1", SPARE));
        assertThat(line()).isEqualTo("asset PLC-1 mac=" + SPARE + " ip=10.0.0.1");
    }
}
