package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who has a habit is found without a look at all assets, and whatever became of them. */
class HabitIndexTest {
    private static final Evidence SHOWN = Evidence.of("c", new FrameSpan(1, 1, 0, 1));

    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));

    private static AssetRef device(int number) {
        return new AssetRef("id" + number, "D" + number, "plc", List.of(), null, "10.0.0." + number, 0, null, 1);
    }

    private void give(int number, Habit habit) {
        baseline.assetFacts().habit(baseline.asset(device(number)), habit, 1, SHOWN);
    }

    private List<AssetModel> lookedThrough(Habit habit) {
        List<AssetModel> found = new ArrayList<>();
        for (AssetModel each : baseline.assets()) {
            if (each.habit(habit) != null) {
                found.add(each);
            }
        }
        return found;
    }

    @Test
    void whoHasAHabitBeforeAndAfterTheFirstQuestionIsFound() {
        Habit habit = new Habit("provides", "time");
        give(1, habit);
        give(2, new Habit("provides", "addresses"));
        assertThat(baseline.having(habit)).containsExactly(baseline.find("id1"));
        give(3, habit);
        assertThat(baseline.having(habit)).containsExactly(baseline.find("id1"), baseline.find("id3"));
        assertThat(baseline.having(new Habit("other", "x"))).isEmpty();
    }

    @Test
    void itIsTheSameAsALookAtAllWhateverHappens() throws BaselineException {
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            Habit habit = new Habit(random.nextBoolean() ? "calls" : "sings", Integer.toString(random.nextInt(4)));
            int number = random.nextInt(40);
            switch (random.nextInt(6)) {
                case 0 -> baseline.dismissed("id" + number);
                case 1 -> {
                    AssetRef kept = device(random.nextInt(40));
                    if (!kept.id().equals("id" + number)) {
                        baseline.merged(kept, "id" + number);
                    }
                }
                case 2 -> {
                    AssetModel asset = baseline.asset(device(number));
                    BaselineApproval.add(
                            baseline, FactText.habit(AssetNames.of(baseline).token(asset), habit));
                }
                default -> give(number, habit);
            }
            assertThat(baseline.having(habit)).containsExactlyInAnyOrderElementsOf(lookedThrough(habit));
        }
        assertThat(baseline.assets()).isNotEmpty();
    }
}
