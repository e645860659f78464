package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.appliance.run.Analysis;
import io.otus.core.log.HashChain;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code otus verify} makes of what is missing, and of alerts that somebody changed in the store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyTest {
    @TempDir
    static Path directory = Path.of("");

    private Path original = Path.of("");
    private Path state = Path.of("");
    private List<String> lines = List.of();
    private int number;

    @BeforeAll
    void replay() throws IOException {
        original = Replayed.demo(directory);
        lines = Files.readAllLines(original.resolve("alerts.jsonl"));
        assertThat(lines).hasSizeGreaterThan(8);
    }

    /** A copy that a test may spoil. */
    @BeforeEach
    void copy() throws IOException {
        state = Files.createDirectory(directory.resolve("copy" + ++number));
        Files.copy(original.resolve("otus.db"), state.resolve("otus.db"));
        log("alerts.jsonl", 1, lines.size());
    }

    /** Has a file of the log hold some of the lines. */
    private void log(String name, int first, int last) throws IOException {
        Files.write(state.resolve(name), lines.subList(first - 1, last));
    }

    private Ran verify(int code, String... more) {
        String[] command = new String[more.length + 3];
        command[0] = "verify";
        command[1] = "--state";
        command[2] = state.toString();
        System.arraycopy(more, 0, command, 3, more.length);
        Ran ran = Ran.otus(command);
        assertThat(ran.code()).as(ran.data() + ran.talk()).isEqualTo(code);
        return ran;
    }

    private void change(String... statements) {
        try (Store store = Store.open(state, Analysis.MODULES)) {
            Batch batch = new Batch();
            for (String each : statements) {
                batch.add(each);
            }
            store.write(batch).join();
        }
    }

    private String one(String query) {
        try (StoreReader reader = StoreReader.open(state, Analysis.MODULES)) {
            return reader.first(query, row -> row.text(1)).orElseThrow();
        }
    }

    @Test
    void whatNobodyTouchedIsSound() {
        assertThat(verify(0, "--complete").data())
                .contains(
                        " alerts as their lines say", "alerts.jsonl: " + lines.size() + " lines, 1 to " + lines.size())
                .doesNotContain("BROKEN", "unclear");
    }

    @Test
    void whatAReplayWroteHasAllOfItsLog() throws IOException {
        Files.copy(original.resolve("summary.json"), state.resolve("summary.json"));
        assertThat(verify(0).data()).doesNotContain("BROKEN", "unclear");
        Files.delete(state.resolve("alerts.jsonl"));
        assertThat(verify(6).data()).contains("BROKEN ", "lines 1 to " + lines.size() + " are in no file here");
    }

    @Test
    void aLogThatWasCutOffIsBroken() throws IOException {
        log("alerts.jsonl", 1, lines.size() - 2);
        assertThat(verify(6).data())
                .contains("BROKEN  ", "ends with line " + (lines.size() - 2) + " of the store, which has 2 lines more");
        Files.writeString(state.resolve("alerts.jsonl"), lines.getLast().substring(0, 40), StandardOpenOption.APPEND);
        assertThat(verify(6).data()).contains("unclear ", "ends within a line", "which has 2 lines more");
        log("alerts-000001.jsonl", 1, 4);
        log("alerts.jsonl", 5, 6);
        assertThat(verify(6).data()).contains("alerts.jsonl: ends with line 6 of the store");
    }

    @Test
    void aLineThatIsBeingWrittenIsNotBroken() throws IOException {
        String last = lines.getLast();
        String next = last.substring(0, last.indexOf("\"prev\":")) + "\"prev\":\"" + HashChain.hash(last)
                + "\",\"seq\":" + (lines.size() + 1) + "}\n";
        Files.writeString(state.resolve("alerts.jsonl"), next, StandardOpenOption.APPEND);
        assertThat(verify(0).data()).contains("unclear ", "1 line behind the last one of otus.db: being written");
        Files.writeString(state.resolve("alerts.jsonl"), "{\"id\":\"0", StandardOpenOption.APPEND);
        assertThat(verify(0).data()).contains("ends within a line: being written just now");
    }

    /** Lines that follow from the last one and tell of its alert again, in the store. */
    private List<String> grow(int count) {
        return grow(count, "", "");
    }

    private List<String> grow(int count, String what, String by) {
        List<String> all = new ArrayList<>(lines);
        String last = lines.getLast();
        String told = last.substring(0, last.indexOf("\"prev\":")).replace(what, by);
        String id = told.substring(7, 23);
        try (Store store = Store.open(state, Analysis.MODULES)) {
            Batch batch = new Batch();
            for (int i = 0; i < count; i++) {
                String next =
                        told + "\"prev\":\"" + HashChain.hash(all.getLast()) + "\",\"seq\":" + (all.size() + 1) + "}";
                all.add(next);
                batch.add("INSERT INTO alert_line SELECT ?, ?, ?, max(time) FROM alert_line", all.size(), id, next);
            }
            batch.add("UPDATE alert_state SET json = ? WHERE id = ?", all.getLast(), id);
            store.write(batch).join();
        }
        return all;
    }

    @Test
    void theFirstLineThatDiffersFromTheStoreIsNamedHoweverManyThereAre() throws IOException {
        List<String> all = grow(700);
        Path log = state.resolve("alerts.jsonl");
        Files.write(log, all);
        assertThat(verify(0).data()).contains("alerts.jsonl: " + all.size() + " lines, 1 to " + all.size());
        List<String> changed = new ArrayList<>(all);
        changed.set(all.size() - 1, all.getLast().replace("\"count\":", "\"count\": "));
        Files.write(log, changed);
        assertThat(verify(6).data()).contains("alerts.jsonl:" + all.size() + ": is not the line that the store has");
        changed.set(399, all.get(399).replace("\"count\":", "\"count\": "));
        Files.write(log, changed);
        assertThat(verify(6).data())
                .as("not the line behind it, which does not follow from it")
                .contains("alerts.jsonl:400: is not the line that the store has");
    }

    /** It may be as large as the disk: it is not read whole to be found to be no log. */
    @Test
    void aFileWithoutLineFeedsIsBroken() throws IOException {
        Path log = state.resolve("alerts.jsonl");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(1L << 33);
        }
        assertThat(verify(6).data()).contains("alerts.jsonl:" + (lines.size() + 1) + ": has more than 4194304 bytes");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(0);
            file.setLength(5 << 20);
        }
        assertThat(verify(6).data()).contains("alerts.jsonl:1: has more than 4194304 bytes");
    }

    @Test
    void whatWasRotatedIsFoundOrSaidToBeElsewhere() throws IOException {
        log("alerts-000001.jsonl", 1, 3);
        log("alerts.jsonl-20260301", 4, 5);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(state.resolve("alerts.jsonl.1.gz")))) {
            packed.write((String.join("\n", lines.subList(5, lines.size())) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(state.resolve("alerts.jsonl"), List.of());
        assertThat(verify(0, "--complete").data()).doesNotContain("unclear", "BROKEN");
        Files.delete(state.resolve("alerts-000001.jsonl"));
        assertThat(verify(0, "--complete").data()).contains("unclear ", "is checked from line 4 on");
        Files.delete(state.resolve("alerts.jsonl.1.gz"));
        String rest = "lines 6 to " + lines.size() + " are in no file here";
        assertThat(verify(0).data())
                .as("nothing tells whether an empty file was cut or is new")
                .contains("unclear ", rest + ": moved elsewhere, or deleted");
        assertThat(verify(6, "--complete").data()).contains("BROKEN ", rest);
        Files.delete(state.resolve("alerts.jsonl"));
        assertThat(verify(0).data()).contains(state + ": " + rest);
        log("alerts.jsonl", 8, lines.size());
        assertThat(verify(0).data()).contains("lines 6 to 7 are in no file here");
    }

    @Test
    void filesThatDoNotFollowFromEachOtherAreBroken() throws IOException {
        log("alerts-000001.jsonl", 1, 4);
        log("alerts.jsonl", 5, lines.size());
        change("UPDATE alert_line SET json = replace(json, '\"count\":', '\"count\": ') WHERE seq = 4");
        Path aside = state.resolve("alerts-000001.jsonl");
        List<String> changed = new ArrayList<>(Files.readAllLines(aside));
        changed.set(3, changed.get(3).replace("\"count\":", "\"count\": "));
        Files.write(aside, changed);
        assertThat(verify(6).data()).contains("alerts.jsonl:1: does not follow from the last line of " + aside);
    }

    /** The sensor goes on behind the copy, and uses the numbers again of lines that are in the log. */
    @Test
    void linesThatWereToldBeforeAnOlderCopyWasRestoredAreNotBroken() throws IOException {
        int kept = lines.size();
        List<String> before = grow(9);
        Path fresh = directory.resolve("restored" + number);
        Path copy = directory.resolve("copy" + number + ".zip");
        assertThat(Ran.otus("backup", copy.toString(), "--state", original.toString())
                        .code())
                .isZero();
        assertThat(Ran.otus("restore", copy.toString(), "--state", fresh.toString())
                        .code())
                .isZero();
        state = fresh;
        Files.write(state.resolve("alerts-000001.jsonl"), before.subList(0, kept + 5));
        Files.write(state.resolve("alerts-000002.jsonl"), before.subList(kept + 5, before.size()));
        assertThat(verify(0).data())
                .contains("9 lines behind the last one of otus.db", "copy the log before a sensor starts")
                .doesNotContain("in no file here");
        Path log = state.resolve("alerts.jsonl");
        for (int since = 1; since <= 11; since++) {
            change("DELETE FROM alert_line WHERE seq > " + kept);
            List<String> after = grow(since, "\"sensor\":\"", "\"sensor\":\"again ");
            change("UPDATE alert_line SET time = unixepoch() * 1000000000 + 3600000000000 WHERE seq > " + kept);
            Files.write(log, after.subList(kept, after.size()));
            assertThat(verify(0).data())
                    .contains("unclear " + state.resolve("alerts-000001.jsonl") + ": lines " + (kept + 1) + " to "
                            + (kept + 5) + " were told before an older copy was restored (line 1 of the audit)")
                    .contains("unclear " + state.resolve("alerts-000002.jsonl") + ": lines " + (kept + 6) + " to "
                            + (kept + 9) + " were told before an older copy was restored")
                    .contains("otus verify --state before-restore-N");
        }
        change("UPDATE alert_line SET time = 1772432880000000000 WHERE seq > " + kept);
        assertThat(verify(6).data())
                .as("what the store was told before the restoration as well must be the same")
                .contains("alerts-000001.jsonl:" + (kept + 1) + ": is not the line that the store has");
        Files.delete(state.resolve("audit.jsonl"));
        assertThat(verify(6).data()).contains("alerts-000001.jsonl:" + (kept + 1) + ": is not the line");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        UPDATE alert_state SET json = replace(json, '"status":"new"', '"status":"closed"') WHERE id = 'ID'   | is not as line
        UPDATE alert_state SET last_seen = last_seen + 1000000 WHERE id = 'ID'                               | its times or its fact
        DELETE FROM alert_state WHERE id = 'ID'                                                              | missing, though line
        UPDATE alert_state SET json = replace(json, '"id":"ID"', '"id":"0123456789abcdef"') WHERE id = 'ID'  | is not what its id says
        UPDATE alert_state SET json = '{' WHERE id = 'ID'                                                    | is not what its id says
        INSERT INTO alert_state SELECT 'f', first_seen, last_seen, fact, line_time, line_due, replace(json, 'ID', 'f') FROM alert_state WHERE id = 'ID' | no line tells of it
        DELETE FROM alert_line WHERE seq = (SELECT max(seq) FROM alert_line)                                 | the last line is
        """)
    void anAlertThatSomebodyChangedIsBroken(String statement, String problem) {
        String id = one("SELECT id FROM alert_state WHERE json LIKE '%\"prev\":%' ORDER BY id LIMIT 1");
        change(statement.replace("ID", id));
        assertThat(verify(6).data()).contains("BROKEN  otus.db: alert ", problem);
    }

    /** Between two lines an alert counts up; that is in the store without a hash. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 0", "1, 0, 6", "0, 1, 6", "-1, -1, 6", "1000000, 1000000, 6"})
    void anAlertCountsWithItsWaveAndNoFurtherThanALineWouldTell(int more, int inWave, int code) {
        String id = one("SELECT id FROM alert_state WHERE json LIKE '%\"prev\":%'"
                + " AND json_extract(json, '$.count') > 1"
                + " AND json_extract(json, '$.count') & (json_extract(json, '$.count') + 1) <> 0 ORDER BY id LIMIT 1");
        change("UPDATE alert_state SET json = json_set(json_remove(json, '$.prev'),"
                + " '$.count', json_extract(json, '$.count') + " + more
                + ", '$.occurrence.count', json_extract(json, '$.occurrence.count') + " + inWave
                + ") WHERE id = '" + id + "'");
        String data = verify(code).data();
        if (code != 0) {
            assertThat(data).contains("BROKEN  otus.db: alert " + id.substring(0, 8) + ": its count");
        }
    }

    /** What makes an alert worse is told within a minute. */
    @Test
    void newsIsBrokenOnceALineWouldHaveToldOfIt() {
        String id = one("SELECT id FROM alert_state WHERE json LIKE '%\"severity\":\"high\"%' ORDER BY id LIMIT 1");
        change(
                "UPDATE alert_state SET json = json_set(json_remove(json, '$.prev'), '$.severity', 'critical')"
                        + " WHERE id = '" + id + "'",
                "UPDATE alert_line SET time = (SELECT max(time) FROM alert_line) WHERE id = '" + id + "'");
        verify(0);
        change("UPDATE alert_line SET time = time - 600000000000 WHERE id = '" + id + "'");
        assertThat(verify(6).data()).contains("BROKEN  otus.db: alert " + id.substring(0, 8) + ": its severity");
    }

    /** A build of before told nothing of what was folded into an alert on a new device. */
    @Test
    void aNewDeviceMayHaveCountedInSilence() {
        String id =
                one("SELECT id FROM alert_state WHERE json_extract(json, '$.kind') = 'ASSET_NEW' ORDER BY id LIMIT 1");
        change(
                "UPDATE alert_state SET json = json_set(json_remove(json, '$.prev'), '$.count', 1000,"
                        + " '$.occurrence.count', 1000 - json_extract(json, '$.count')"
                        + " + json_extract(json, '$.occurrence.count')) WHERE id = '" + id + "'",
                "UPDATE alert_line SET time = time - 600000000000 WHERE id = '" + id + "'");
        assertThat(verify(0).data()).contains("unclear otus.db: 1 alert on new devices with a count");
    }

    @Test
    void howManyWereFoldedInIsInTheTitle() {
        String id = one("SELECT id FROM alert_state WHERE json LIKE '%\"further\"%' ORDER BY id LIMIT 1");
        change("UPDATE alert_state SET json = json_set(json_remove(json, '$.prev'), '$.title', 'Nothing to see here')"
                + " WHERE id = '" + id + "'");
        assertThat(verify(6).data()).contains("BROKEN  otus.db: alert " + id.substring(0, 8) + ": its title");
    }

    /** Between two lines an alert counts up; that is in the store without a hash. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        $.count      | 1000000                          | its count
        $.incident   | 0123456789abcdef                 | its incident
        $.count      | 0                                | its count
        $.severity   | info                             | its severity
        $.severity   | harmless                         | its severity
        $.status     | muted                            | its status
        $.title      | Nothing to see here              | its title
        $.kind       | ASSET_NEW                        | its kind
        $.explanation | Nothing                         | its explanation
        $.assets[0].name | nobody                       | its assets
        $.evidence[0].frame | 1                         | its evidence
        $.attack[0]  | T0000                            | its attack
        """)
    void whatAnAlertCannotHaveBecomeIsBroken(String path, String value, String problem) {
        String id = one("SELECT id FROM alert_state WHERE json LIKE '%\"prev\":%' AND json LIKE '%\"attack\":[\"%'"
                + " AND json LIKE '%\"severity\":\"high\"%' AND json LIKE '%\"incident\"%'"
                + " AND json NOT LIKE '%\"further\"%' ORDER BY id LIMIT 1");
        String set = path.equals("$.count") || path.endsWith("frame") ? value : "'" + value + "'";
        change("UPDATE alert_state SET json = json_set(json_remove(json, '$.prev'), '" + path + "', " + set
                + ") WHERE id = '" + id + "'");
        String data = verify(problem == null ? 0 : 6).data();
        if (problem != null) {
            assertThat(data).contains("BROKEN  otus.db: alert " + id.substring(0, 8) + ": " + problem);
        }
    }

    @Test
    void anAlertWhoseLinesAreNotKeptIsCountedAndNotBroken() {
        String last = one("SELECT min(last) FROM (SELECT max(seq) AS last FROM alert_line"
                + " GROUP BY json_extract(json, '$.id'))");
        change("DELETE FROM alert_line WHERE seq <= " + last);
        assertThat(verify(0).data()).contains("alerts as their lines say, but for ");
    }

    @Test
    void whatWasDecidedAndNotFollowedIsSaid() throws IOException {
        String id = one("SELECT id FROM alert_state ORDER BY id LIMIT 1");
        assertThat(Ran.otus("alerts", "close", id, "--state", state.toString()).code())
                .isZero();
        assertThat(verify(0).data()).contains("audit.jsonl: 1 line, ", "no sensor followed any, so that one cut off");
        Files.writeString(state.resolve("audit.jsonl"), "{", StandardOpenOption.APPEND);
        assertThat(verify(0).data()).contains("audit.jsonl: ends within a line");
    }
}
