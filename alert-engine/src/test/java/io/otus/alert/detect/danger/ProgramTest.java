package io.otus.alert.detect.danger;

import static io.otus.alert.Plant.DAY;
import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.log.AlertLog;
import io.otus.alert.store.AlertStore;
import io.otus.alert.store.AlertTables;
import io.otus.core.event.Action;
import io.otus.core.event.Units;
import io.otus.core.log.Rotation;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a controller's program was, what it is now, and who changed it. */
class ProgramTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @TempDir
    Path directory;

    /** An engineering station puts two blocks into a controller and takes one out again, all while that is learned. */
    private static Plant commissioned() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        commission(plant);
        return plant;
    }

    private static void commission(Plant plant) {
        plant.device("ES1", 1);
        plant.device("PLC-1", 2);
        plant.move(1, 2, Action.DOWNLOAD, "OB1", A);
        plant.move(1, 2, Action.DOWNLOAD, "DB1", B);
        plant.pass(10 * MINUTE);
        plant.move(1, 2, Action.UPLOAD, "OB1", A);
    }

    private static AlertState last(Plant plant) {
        return plant.alerts().getLast();
    }

    @Test
    void theActSaysWhatWasMovedAndWhetherItIsTheSame() {
        Plant plant = commissioned();
        plant.engine().end(plant.now());
        List<AlertState> alerts = plant.alerts();
        assertThat(alerts).extracting(alert -> alert.origin().kind()).containsOnly(Kind.PROGRAM_XFER);
        assertThat(alerts).hasSize(2);
        assertThat(alerts.getFirst().origin().explanation().explanation())
                .contains("Program: OB1, 1234 bytes, SHA-256 " + A
                        + " (download by ES1, 2026-03-02 00:00 UTC): first seen.")
                .contains("Program: DB1, 1234 bytes, SHA-256 " + B);
        assertThat(alerts.getLast().origin().explanation().explanation())
                .contains("(upload by ES1, 2026-03-02 00:10 UTC): the same as before"
                        + " (first download by ES1 on 2026-03-02 00:00 UTC, seen 1 time).");
        assertThat(alerts.getLast().evidence()).hasSize(2);
        assertThat(alerts.getLast().points()).containsExactly("OB1");
    }

    @Test
    void theBaselineHoldsTheProgram() throws BaselineException {
        String text = BaselineExport.of(commissioned().engine().baseline()).print(false);
        assertThat(text)
                .contains("learned PLC-1 program s7comm unit=0/2 DB1 " + B + "\n"
                        + "learned PLC-1 program s7comm unit=0/2 OB1 " + A + "\n");
        String history = BaselineExport.of(commissioned().engine().baseline()).print(true);
        assertThat(history).contains(" deed=download%20by%20ES1 ");
        for (String each : List.of(text, history)) {
            Plant plant = new Plant(new LearningPlan.Enforce());
            Baseline read = plant.engine().baseline();
            BaselineImport.into(read, "plant.txt", BaselineText.parse("plant.txt", each));
            assertThat(BaselineExport.of(read).print(each.equals(history))).isEqualTo(each);
        }
    }

    private static Plant imported(String text) throws BaselineException {
        Plant plant = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(plant.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", text));
        plant.device("ES1", 1);
        plant.device("PLC-1", 2);
        plant.lines().clear();
        return plant;
    }

    @Test
    void anotherContentThanTheLearnedOneIsAnAlertOfItsOwn() {
        Plant plant = commissioned();
        plant.pass(DAY);
        plant.move(1, 2, Action.DOWNLOAD, "OB1", B);
        AlertState alert = last(plant);
        assertThat(alert.origin().kind()).isEqualTo(Kind.PROGRAM_XFER);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.origin().explanation().title()).isEqualTo("OB1 of PLC-1, unit 0/2 is another one than before");
        assertThat(alert.origin().explanation().explanation())
                .contains("download by ES1 of OB1, 1234 bytes, into PLC-1, unit 0/2 in s7comm. Its SHA-256 is " + B)
                .contains("Expected: SHA-256 " + A + " (learned since 2026-03-02 00:00 UTC)")
                .contains("History: the expected content: first download by ES1 on 2026-03-02 00:00 UTC, last on"
                        + " 2026-03-02 00:10 UTC, seen 2 times.");
        assertThat(alert.origin().explanation().expected()).isEqualTo(A);
        assertThat(alert.origin().explanation().observed()).isEqualTo(B);
        assertThat(alert.evidence()).hasSize(1);
    }

    @Test
    void furtherBlocksOfTheSameControllerBelongToTheSameAlert() {
        Plant plant = commissioned();
        plant.pass(DAY);
        plant.move(1, 2, Action.DOWNLOAD, "OB1", B);
        plant.move(1, 2, Action.DOWNLOAD, "DB1", A);
        plant.engine().end(plant.now());
        AlertState alert = last(plant);
        assertThat(alert.origin().explanation().observed()).isEqualTo(B);
        assertThat(alert.count()).isEqualTo(2);
        assertThat(alert.points()).containsExactly("OB1", "DB1");
        assertThat(alert.origin().explanation().explanation())
                .contains("Program: DB1, 1234 bytes, SHA-256 " + A)
                .contains("changed; before: SHA-256 " + B);
    }

    @Test
    void anUploadShowsThatSomebodyChangedIt() {
        Plant plant = commissioned();
        plant.pass(DAY);
        plant.move(1, 2, Action.UPLOAD, "OB1", B);
        AlertState changed = last(plant);
        assertThat(changed.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(changed.origin().explanation().explanation()).contains("whoever put it there");

        plant.pass(DAY);
        plant.move(1, 2, Action.UPLOAD, "OB1", B);
        assertThat(last(plant).origin().id())
                .as("still not the learned one")
                .isNotEqualTo(changed.origin().id());
        assertThat(last(plant).origin().explanation().explanation())
                .contains("It was so already at the last transfer (first upload by ES1 on 2026-03-03 00:10 UTC");

        plant.pass(DAY);
        plant.lines().clear();
        plant.move(1, 2, Action.UPLOAD, "OB1", A);
        plant.engine().end(plant.now());
        assertThat(plant.alerts()).as("back to what is normal: only the act").hasSize(1);
        assertThat(last(plant).origin().explanation().explanation())
                .contains("changed; before: SHA-256 " + B)
                .contains("Lowered by one");
    }

    @Test
    void whatALaterTransferMovedIsToldWithThat() throws BaselineException {
        Plant plant = imported("# otus-baseline 1\n");
        plant.move(1, 2, Action.DOWNLOAD, "OB1", A);
        plant.pass(25 * MINUTE);
        plant.move(1, 2, Action.DOWNLOAD, "OB1", B);
        plant.engine().end(plant.now());
        List<AlertState> transfers = plant.alerts().stream()
                .filter(alert -> alert.origin().kind() == Kind.PROGRAM_XFER)
                .toList();
        assertThat(transfers).hasSize(2);
        assertThat(transfers.getFirst().origin().explanation().explanation())
                .contains(A)
                .doesNotContain(B);
        assertThat(transfers.getLast().origin().explanation().explanation())
                .contains("SHA-256 " + B)
                .contains("changed; before: SHA-256 " + A);
    }

    @Test
    void whatWasNeverSeenIsToldWithTheAct() {
        Plant plant = commissioned();
        plant.pass(DAY);
        plant.lines().clear();
        plant.move(1, 2, Action.DOWNLOAD, "FC9", B);
        plant.move(1, 2, Action.DOWNLOAD, "FC9", B);
        plant.engine().end(plant.now());
        assertThat(plant.alerts()).hasSize(1);
        assertThat(last(plant).origin().explanation().explanation())
                .contains("Program: FC9")
                .contains("first seen");
    }

    @Test
    void whoApprovesTheAlertMakesTheNewProgramNormal() throws BaselineException {
        Plant plant = commissioned();
        plant.pass(DAY);
        plant.move(1, 2, Action.DOWNLOAD, "OB1", B);
        String fact = last(plant).origin().explanation().fact();
        assertThat(fact).isEqualTo("PLC-1 program s7comm unit=0/2 OB1 " + B);
        BaselineApproval.add(plant.engine().baseline(), fact);
        plant.pass(DAY);
        plant.lines().clear();
        plant.move(1, 2, Action.UPLOAD, "OB1", B);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(last(plant).origin().explanation().title()).contains("asked PLC-1");
    }

    @Test
    void aFileThatIsAnotherOneEachTimeMayHoldAnything() throws BaselineException {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("ES1", 1);
        plant.device("RTU", 2);
        for (int i = 0; i < 20; i++) {
            plant.move(1, 2, "dnp3", "10", Action.FILE, "/log", (i < 10 ? "0" + i : i + "").repeat(32));
        }
        String text = BaselineExport.of(plant.engine().baseline()).print(false);
        assertThat(text).contains("learned RTU program dnp3 unit=10 /log *\n").doesNotContain("0404");
        plant.pass(DAY);
        plant.lines().clear();
        plant.move(1, 2, "dnp3", "10", Action.FILE, "/log", A);
        assertThat(plant.lines()).isEmpty();
        assertThat(BaselineExport.of(imported(text).engine().baseline()).print(false))
                .isEqualTo(text);
    }

    @Test
    void anObjectWhoseUnitWasNotSeenIsTheOneThatIsKnown() {
        Plant plant = commissioned();
        plant.pass(DAY);
        plant.lines().clear();
        plant.move(1, 2, "s7comm", Units.UNKNOWN, Action.UPLOAD, "OB1", B);
        assertThat(last(plant).origin().explanation().expected()).isEqualTo(A);
    }

    @Test
    void aRestartForgetsNoProgram() throws IOException {
        LearningPlan plan = new LearningPlan.Until(START + HOUR);
        String before;
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE));
                StoreReader reader = store.reader()) {
            AlertStore alerts = new AlertStore("test", store, AlertLog.open(directory, Rotation.NEVER));
            Plant plant = new Plant(plan, alerts, reader);
            commission(plant);
            before = BaselineExport.of(plant.engine().baseline()).print(true);
            Batch batch = new Batch();
            plant.engine().checkpoint(batch);
            store.write(batch).join();
        }
        try (StoreReader reader = StoreReader.open(directory, List.of(AlertTables.INSTANCE))) {
            assertThat(BaselineExport.of(BaselineStore.load(reader)).print(true))
                    .isEqualTo(before);
        }
    }
}
