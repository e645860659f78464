package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.PortUse;
import io.otus.core.evidence.EvidenceRequests;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of detectors, where it matters which of two looks at an event first. */
class DetectorListTest {
    private static List<String> names() {
        LearningPlan plan = new LearningPlan.Until(0);
        Plant plant = new Plant(plan, SiteRules.NONE);
        Baseline baseline = new Baseline(new Learning(plan, EvidenceRequests.NONE));
        AlertBook book = new AlertBook("test", baseline, plant, EvidenceRequests.NONE, (_, _, _) -> {});
        PlantSite site = new PlantSite(
                plant, baseline, book, EvidenceRequests.NONE, (_, _) -> true, PortUse.NONE, SiteRules.NONE);
        return DetectorList.of(site, SiteRules.NONE).all().stream()
                .map(each -> each.getClass().getSimpleName())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FirstCommandDetector | ConversationDetector | what is asked for the first time must not count as asked before
        SilenceDetector      | RhythmDetector       | time in which nothing was heard is no gap of a rhythm
        RhythmDetector       | OrderDetector        | what is given in a steady cycle has no order
        UnreadDetector       | ProtocolDetector     | that a client asks comes before what is served
        """)
    void oneLooksBeforeTheOther(String first, String second, String because) {
        assertThat(names()).as("%s before %s: %s", first, second, because).containsSubsequence(first, second);
    }
}
