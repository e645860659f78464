package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineRevision;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.store.AlertTables;
import io.otus.core.event.Action;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What alerted and nobody approved happens again after a restart, and not for the first time. */
class NovelRestartTest {
    private static final LearningPlan PLAN = new LearningPlan.Until(START + HOUR);

    private static final String PROGRAM = "a".repeat(64);

    private final Path directory;
    private final PlantRuns runs;

    NovelRestartTest(@TempDir Path directory) {
        this.directory = directory;
        runs = new PlantRuns(directory);
    }

    private void learn() throws IOException {
        runs.run(PLAN, plant -> {
            plant.device("HMI1", 1);
            plant.device("PLC-1", 2);
            for (int minute = 0; minute < 50; minute++) {
                plant.read(1, 2, 0, 40);
                plant.pass(MINUTE);
            }
        });
    }

    /** A panel that reads does what else is given, at some hour. */
    private void work(LearningPlan plan, int hour, Consumer<Plant> act) throws IOException {
        runs.run(plan, plant -> {
            plant.knownDevice("HMI1", 1);
            plant.knownDevice("PLC-1", 2);
            plant.pass(hour * HOUR);
            plant.read(1, 2, 0, 40);
            act.accept(plant);
            plant.pass(10 * MINUTE);
        });
    }

    private static void write(Plant plant) {
        plant.write(1, 2, 100, 7);
    }

    @Test
    void whatAlertedHappensAgainAfterARestart() throws IOException {
        learn();
        work(PLAN, 3, NovelRestartTest::write);
        assertThat(runs.last()).contains("for the first time").doesNotContain(" again");
        for (int hour = 40; hour < 43; hour++) {
            work(PLAN, hour, NovelRestartTest::write);
            assertThat(runs.last())
                    .contains(" again")
                    .contains("before, first on")
                    .doesNotContain("for the first time");
        }
    }

    @Test
    void aProgramThatAlertedIsTheSameAfterARestart() throws IOException {
        learn();
        work(PLAN, 3, plant -> plant.move(1, 2, Action.DOWNLOAD, "OB1", PROGRAM));
        assertThat(runs.last()).contains("first seen");
        work(PLAN, 40, plant -> plant.move(1, 2, Action.UPLOAD, "OB1", PROGRAM));
        assertThat(runs.last()).contains("the same as before").doesNotContain("first seen");
        assertThat(runs.baseline(false)).doesNotContain("OB1");
    }

    @Test
    void itIsNoPartOfTheBaselineAndOutlivesAnEdit() throws IOException {
        learn();
        String text = runs.baseline(false);
        work(PLAN, 3, NovelRestartTest::write);
        assertThat(runs.baseline(false)).isEqualTo(text);
        runs.edit(loaded -> loaded.conversations()
                .forEach(each -> Objects.requireNonNull(each.link()).approve()));
        work(PLAN, 40, NovelRestartTest::write);
        assertThat(runs.last()).contains(" again");
    }

    @Test
    void itOutlivesThatAnotherBaselineTakesThePlaceOfThisOne() throws IOException {
        learn();
        work(PLAN, 3, NovelRestartTest::write);
        runs.edit(loaded -> BaselineRevision.replace(loaded, "site.baseline", BaselineExport.of(loaded)));
        work(PLAN, 40, NovelRestartTest::write);
        assertThat(runs.last()).contains(" again").doesNotContain("for the first time");
    }

    @Test
    void itOutlivesThatNothingElseOfItsConversationIsNormal() throws IOException {
        learn();
        work(PLAN, 3, NovelRestartTest::write);
        runs.edit(loaded -> {
            BaselineText text = BaselineExport.of(loaded);
            BaselineText none = new BaselineText(text.assets(), List.of(), text.tail());
            var _ = BaselineRevision.replace(loaded, "site.baseline", none);
        });
        assertThat(runs.baseline(false)).doesNotContain("->");
        runs.run(
                PLAN,
                plant -> assertThat(plant.engine().baseline().conversations())
                        .anySatisfy(each ->
                                assertThat(each.writes().ranges("holding")).isNotNull()));
    }

    @Test
    void whatIsLearnedByNowIsLearnedAnew() throws IOException {
        work(new LearningPlan.Enforce(), 3, NovelRestartTest::write);
        LearningPlan.Repetition repetition = LearningPlan.Repetition.DEFAULT;
        work(repetition, 40, NovelRestartTest::write);
        assertThat(runs.baseline(false)).contains("candidate").contains("write");
    }

    @Test
    void whatIsLeftOfADeviceThatIsNoneGoesWithIt() throws IOException {
        leaveADevice();
        runs.run(LearningPlan.Repetition.DEFAULT, plant -> {
            known(plant);
            plant.dismiss(3);
        });
        work(PLAN, 80, NovelRestartTest::write);
        assertThat(runs.last()).contains("for the first time");
    }

    @Test
    void whatIsLeftOfADeviceThatIsAnotherOneGoesWithIt() throws IOException {
        leaveADevice();
        runs.run(LearningPlan.Repetition.DEFAULT, plant -> {
            known(plant);
            plant.merge(1, 3);
        });
        work(PLAN, 80, NovelRestartTest::write);
        assertThat(runs.last()).contains("for the first time");
    }

    /** A third device does only what alerts. */
    private void leaveADevice() throws IOException {
        learn();
        work(PLAN, 3, plant -> {
            plant.device("PC3", 3);
            plant.read(3, 2, 0, 40);
        });
        assertThat(runs.last()).contains("PC3");
    }

    private static void known(Plant plant) {
        plant.knownDevice("HMI1", 1);
        plant.knownDevice("PLC-1", 2);
        plant.knownDevice("PC3", 3);
        plant.pass(40 * HOUR);
    }

    @Test
    void ofMuchTheLatestIsKept() throws IOException {
        learn();
        work(PLAN, 3, plant -> {
            for (int i = 0; i < 600; i++) {
                plant.write(1, 2, 1_000 + 2 * i, 7);
                plant.pass(MINUTE / 60);
            }
        });
        work(PLAN, 40, plant -> plant.write(1, 2, 1_000 + 2 * 599, 7));
        assertThat(runs.last()).contains(" again");
        work(PLAN, 80, plant -> plant.write(1, 2, 1_000, 7));
        assertThat(runs.last()).contains("for the first time");
    }

    @Test
    void aStoreOfAVersionThatKeptNoneIsTakenUp() throws IOException {
        StoreModule earlier = new StoreModule() {
            @Override
            public String prefix() {
                return AlertTables.INSTANCE.prefix();
            }

            @Override
            public List<String> migrations() {
                List<String> all = AlertTables.INSTANCE.migrations();
                return all.subList(0, all.size() - 1);
            }
        };
        try (Store store = Store.open(directory, List.of(earlier))) {
            Batch batch = new Batch();
            String asset = "INSERT INTO alert_asset (number, asset_id, name, mac, ip, vlan, above, remark, facts)"
                    + " VALUES (?, ?, ?, ?, ?, 0, '', '', ?)";
            for (int i = 1; i <= 2; i++) {
                String name = i == 1 ? "HMI1" : "PLC-1";
                batch.add(
                        asset,
                        i,
                        "asset-" + i,
                        name,
                        "02:00:00:00:00:0" + i,
                        "10.0.0." + i,
                        "learned " + i + " present\n");
            }
            store.write(batch).join();
        }
        work(PLAN, 3, NovelRestartTest::write);
        work(PLAN, 40, NovelRestartTest::write);
        assertThat(runs.last()).contains(" again");
    }
}
