package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Lesson;
import io.otus.alert.baseline.FactState;
import io.otus.appliance.run.Analysis;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is kept stays as it was, is copied while it is written, and is put back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingTest {
    @TempDir
    static Path directory = Path.of("");

    private Path original = Path.of("");
    private Path state = Path.of("");
    private int number;

    @BeforeAll
    void replay() throws IOException {
        original = Replayed.demo(directory);
        for (String act : List.of("acknowledge", "close")) {
            String id = firstAlert();
            assertThat(Ran.otus("alerts", act, id, "--state", original.toString())
                            .code())
                    .isZero();
        }
        assertThat(Ran.otus("backup", directory.resolve("first.zip").toString(), "--state", original.toString())
                        .code())
                .isZero();
    }

    private String firstAlert() {
        String line = Ran.otus("alerts", "-o", "json", "--state", original.toString())
                .data()
                .lines()
                .findFirst()
                .orElseThrow();
        return line.substring(line.indexOf("\"id\":\"") + 6, line.indexOf("\"id\":\"") + 22);
    }

    /** A copy that a test may spoil. */
    @BeforeEach
    void copy() throws IOException {
        state = directory.resolve("copy" + ++number);
        Ran ran = Ran.otus("restore", directory.resolve("first.zip").toString(), "--state", state.toString());
        assertThat(ran.code()).as(ran.talk()).isZero();
        Files.copy(original.resolve("alerts.jsonl"), state.resolve("alerts.jsonl"));
    }

    private Ran verify() {
        return Ran.otus("verify", "--state", state.toString());
    }

    private void change(String file, int line, String what, String by) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(state.resolve(file)));
        String before = lines.get(line - 1);
        lines.set(line - 1, before.replaceFirst(what, by));
        assertThat(lines.get(line - 1)).isNotEqualTo(before);
        Files.write(state.resolve(file), lines);
    }

    @Test
    void whatNobodyTouchedIsSound() {
        Ran ran = verify();
        assertThat(ran.code()).as(ran.data()).isZero();
        assertThat(ran.data())
                .contains("audit.jsonl: 3 lines", "otus.db: ", "alerts.jsonl: ")
                .doesNotContain("BROKEN");
    }

    @Test
    void theFirstBrokenLineIsNamed() throws IOException {
        change("alerts.jsonl", 3, "\"severity\":\"[a-z]+\"", "\"severity\":\"info\"");
        assertThat(verify().data()).contains("BROKEN", "alerts.jsonl:3: is not the line that the store has");
        change("audit.jsonl", 2, "\"act\":\"[a-z]+\"", "\"act\":\"mute\"");
        Ran ran = verify();
        assertThat(ran.code()).isEqualTo(6);
        assertThat(ran.data()).contains("audit.jsonl:3: does not follow from line 2: that line was changed");
        Ran listed = Ran.otus("audit", "--state", state.toString());
        assertThat(listed.code()).isEqualTo(1);
        assertThat(listed.data().lines())
                .as("what is before the break is shown")
                .hasSize(3);
        assertThat(listed.talk()).contains("audit.jsonl:3: does not follow from line 2");
    }

    @Test
    void factsThatDoNotFitInALineOfTheAuditAreInACopyAndChecked() throws IOException {
        List<String> facts = IntStream.range(0, 1_000)
                .mapToObj(each -> "a -> b modbus unit=1 function " + each)
                .toList();
        Lesson lesson = new Lesson(List.of(), List.of(), Map.of(FactState.LEARNED, facts));
        long decision = AuditLog.append(
                        state,
                        new AuditEntry(
                                0, "2026-11-02T08:15:00Z", "k", DecisionKind.APPROVE, "", lesson, null, 0, "as built"))
                .number();
        Path file = directory.resolve("approved.zip");
        Path other = directory.resolve("approved");
        for (List<String> command : List.of(
                List.of("backup", file.toString(), "--state", state.toString()),
                List.of("restore", file.toString(), "--state", other.toString()))) {
            Ran ran = Ran.otus(command.toArray(String[]::new));
            assertThat(ran.code()).as(ran.talk()).isZero();
        }
        assertThat(AuditLog.read(other).entries().get((int) decision - 1).lesson())
                .isEqualTo(lesson);
        assertThat(verify().data()).doesNotContain("BROKEN");
        try (Stream<Path> kept = Files.list(state.resolve("audit-lessons"))) {
            Files.delete(kept.findFirst().orElseThrow());
        }
        assertThat(verify().data())
                .contains("BROKEN", "audit.jsonl:" + decision + ": its file in audit-lessons is missing");
        Ran undo = Ran.otus("alerts", "undo", Long.toString(decision), "--state", state.toString());
        assertThat(undo.talk()).contains("decision " + decision + " (approve) cannot be taken back");
    }

    @Test
    void aLineThatWasChangedInStoreAndLogBreaksTheChain() throws IOException {
        try (Store store = Store.open(state, Analysis.MODULES)) {
            store.write(new Batch()
                            .add("UPDATE alert_line SET json = replace(json, '\"count\":', '\"count\": ')"
                                    + " WHERE seq = 4"))
                    .join();
        }
        assertThat(verify().data())
                .contains("otus.db: alert line 5: does not follow from line 4", "alerts.jsonl:4: is not");
        try (Store store = Store.open(state, Analysis.MODULES)) {
            store.write(new Batch().add("DELETE FROM alert_line WHERE seq = 4")).join();
        }
        assertThat(verify().data()).contains("otus.db: alert line 4: missing");
    }

    @Test
    void aLineWhoseHashWasTakenAwayBreaksTheChain() throws IOException {
        try (Store store = Store.open(state, Analysis.MODULES)) {
            store.write(new Batch()
                            .add("UPDATE alert_line SET json = replace(json, '\"count\":', '\"count\": ')"
                                    + " WHERE seq = 4")
                            .add("UPDATE alert_line SET json = substr(json, 1, instr(json, '\"prev\":') - 1)"
                                    + " || substr(json, instr(json, '\"seq\":')) WHERE seq = 5"))
                    .join();
        }
        assertThat(verify().data()).contains("otus.db: alert line 5: does not follow from line 4");
        change("alerts.jsonl", 7, "\"prev\":\"[0-9a-f]+\",", "");
        Files.delete(state.resolve("otus.db"));
        Files.copy(original.resolve("otus.db"), state.resolve("otus.db"));
        assertThat(verify().data()).contains("alerts.jsonl:7: does not follow from line 6");
    }

    @Test
    void whatIsNoLineAtAllIsToldAsBroken() throws IOException {
        Path log = state.resolve("alerts.jsonl");
        byte[] bytes = Files.readAllBytes(log);
        Files.writeString(log, "{\"seq\":99999999999999999999}\n", StandardOpenOption.APPEND);
        Ran ran = verify();
        assertThat(ran.code()).isEqualTo(6);
        assertThat(ran.data()).contains(": no whole line of an alert");
        bytes[20] = (byte) 0xFF;
        Files.write(log, bytes);
        byte[] audit = Files.readAllBytes(state.resolve("audit.jsonl"));
        audit[20] = (byte) 0xFF;
        Files.write(state.resolve("audit.jsonl"), audit);
        assertThat(verify().data()).contains("alerts.jsonl:1: is not the line", "audit.jsonl:2: does not follow");
    }

    @Test
    void aCopyIsMadeWhileTheStoreIsWrittenAndHoldsOneMoment() throws Exception {
        Path file = directory.resolve("running.zip");
        try (Store store = Store.open(state, Analysis.MODULES)) {
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 1; i <= 2_000; i++) {
                    // Two tables that always say the same: a copy of two moments would not.
                    var _ = store.write(new Batch()
                            .add("INSERT OR REPLACE INTO alert_tail (only, lines) VALUES (1, ?)", Integer.toString(i))
                            .add("INSERT OR REPLACE INTO export_cursor (sink, seq) VALUES ('test', ?)", i));
                }
            });
            Ran ran = Ran.otus("backup", file.toString(), "--state", state.toString());
            assertThat(ran.code()).as(ran.talk()).isZero();
            writer.join();
            Ran inUse = Ran.otus("restore", file.toString(), "--state", state.toString());
            assertThat(inUse.code()).isEqualTo(1);
            assertThat(inUse.talk()).contains("in use by another Otus process");
        }
        Path other = directory.resolve("other");
        assertThat(Ran.otus("restore", file.toString(), "--state", other.toString())
                        .code())
                .isZero();
        try (StoreReader reader = StoreReader.open(other, Analysis.MODULES)) {
            List<String> tail = reader.query("SELECT lines FROM alert_tail", row -> row.text(1));
            List<String> cursor = reader.query("SELECT seq FROM export_cursor", row -> Long.toString(row.integer(1)));
            assertThat(tail).isEqualTo(cursor);
        }
        String id = firstAlert();
        assertThat(Ran.otus("explain", id, "--state", other.toString()).data())
                .isEqualTo(
                        Ran.otus("explain", id, "--state", original.toString()).data());
        assertThat(Ran.otus("audit", "--state", other.toString()).data()).contains("restore");
    }

    @Test
    void whatPeopleSaidOfDevicesAndImportedIsInACopy() throws IOException {
        Path list = Files.writeString(directory.resolve("own.csv"), "ip,name,owner\n10.20.0.21,Mill 1,Ann\n");
        Files.writeString(state.resolve("asset-rules.txt"), "# none of our own yet\n");
        Path makers = Files.writeString(
                directory.resolve("oui.csv"),
                "Registry,Assignment,Organization Name,Organization Address\nMA-L,02FEED,Mill Works,Nowhere\n");
        for (List<String> command : List.of(
                List.of("assets", "import", list.toString(), "--state", state.toString()),
                List.of("oui", "update", makers.toString(), "--state", state.toString()))) {
            Ran ran = Ran.otus(command.toArray(String[]::new));
            assertThat(ran.code()).as(ran.talk()).isZero();
        }
        Path file = directory.resolve("own.zip");
        assertThat(Ran.otus("backup", file.toString(), "--state", state.toString())
                        .code())
                .isZero();
        Path fresh = directory.resolve("fresh");
        Ran restored = Ran.otus("restore", file.toString(), "--state", fresh.toString());
        assertThat(restored.talk()).contains("restored").doesNotContain("what was there");
        assertThat(fresh.resolve("before-restore-1")).doesNotExist();
        for (String name : List.of("asset-values.csv", "asset-rules.txt", "oui.tsv.gz")) {
            assertThat(fresh.resolve(name)).hasSameBinaryContentAs(state.resolve(name));
        }
        assertThat(Ran.otus("assets", "show", "Mill 1", "--state", fresh.toString())
                        .data())
                .contains("10.20.0.21", "Ann");
        // An older copy without them leaves none of them behind.
        Path first = directory.resolve("first.zip");
        assertThat(Ran.otus("restore", first.toString(), "--state", fresh.toString())
                        .code())
                .isZero();
        assertThat(fresh.resolve("asset-values.csv")).doesNotExist();
        assertThat(fresh.resolve("before-restore-1/asset-values.csv")).exists();
    }

    @Test
    void whatCannotBeRestoredLeavesNoDirectoryAndSaysWhy() throws IOException {
        byte[] good = Files.readAllBytes(directory.resolve("first.zip"));
        Path cut = Files.write(directory.resolve("end.zip"), Arrays.copyOf(good, good.length / 3));
        Path never = directory.resolve("never");
        Ran ran = Ran.otus("restore", cut.toString(), "--state", never.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.talk()).contains("it is damaged, or was cut before its end");
        assertThat(never).doesNotExist();
        Path nowhere = directory.resolve("no/such/place/b.zip");
        assertThat(Ran.otus("backup", nowhere.toString(), "--state", state.toString())
                        .talk())
                .contains(nowhere + " cannot be written: there is no directory " + nowhere.getParent());
    }

    @Test
    void whatWasThereIsMovedAsideAndADamagedCopyChangesNothing() throws IOException {
        byte[] good = Files.readAllBytes(directory.resolve("first.zip"));
        byte[] before = Files.readAllBytes(state.resolve("audit.jsonl"));
        Path cut = Files.write(directory.resolve("cut.zip"), Arrays.copyOf(good, good.length / 2));
        Path evil = directory.resolve("evil.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(evil))) {
            zip.putNextEntry(new ZipEntry("evidence/../../evil"));
            zip.write("x".getBytes(StandardCharsets.UTF_8));
        }
        for (Path file : List.of(cut, evil, directory.resolve("plant.pcap"), directory.resolve("none.zip"))) {
            Ran ran = Ran.otus("restore", file.toString(), "--state", state.toString());
            assertThat(ran.code()).as(file.toString()).isEqualTo(1);
            assertThat(ran.talk()).contains(file + " cannot be restored: ");
        }
        assertThat(state.resolve("audit.jsonl")).hasBinaryContent(before);
        assertThat(directory.resolve("evil")).doesNotExist();
        Ran ran = Ran.otus("restore", directory.resolve("first.zip").toString(), "--state", state.toString());
        assertThat(ran.talk()).contains("what was there is in " + state.resolve("before-restore-1"));
        assertThat(state.resolve("before-restore-1/audit.jsonl")).hasBinaryContent(before);
    }
}
