package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.appliance.run.Analysis;
import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreModule;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies that other versions made. */
class OlderCopyTest {
    private static final String LINE =
            "{\"id\":\"0123456789abcdef\",\"last_seen\":\"2026-03-02T06:28:00.000000Z\",\"seq\":1}";

    @TempDir
    Path directory = Path.of("");

    /** A module as a version knew it. */
    private record Then(String prefix, List<String> migrations) implements StoreModule {}

    /** A copy with a store that has some of the migrations of each module, and further ones. */
    private Path copy(String name, int most, List<String> further) throws IOException {
        List<StoreModule> modules = new ArrayList<>();
        for (StoreModule now : Analysis.MODULES) {
            List<String> migrations = new ArrayList<>(now.migrations());
            List<String> then = new ArrayList<>(migrations.subList(0, Math.min(most, migrations.size())));
            then.addAll(now.prefix().equals("alert") ? further : List.of());
            modules.add(new Then(now.prefix(), then));
        }
        Path state = directory.resolve(name);
        try (Store store = Store.open(state, modules)) {
            store.write(new Batch()
                            .add("INSERT INTO alert_line (seq, id, json) VALUES (1, '0123456789abcdef', ?)", LINE)
                            .add("INSERT INTO alert_tail (only, lines) VALUES (1, '# as built')"))
                    .join();
        }
        byte[] content = Files.readAllBytes(state.resolve("otus.db"));
        Path file = directory.resolve(name + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("otus.db"));
            zip.write(content);
            zip.putNextEntry(new ZipEntry("backup.json"));
            zip.write(("{\"schema\":1,\"files\":[{\"name\":\"otus.db\",\"size\":" + content.length + ",\"sha256\":\""
                            + Sha256.hex(ByteView.of(content)) + "\"}]}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static Ran restore(Path file, Path state) {
        return Ran.otus("restore", file.toString(), "--state", state.toString());
    }

    @Test
    void aCopyOfAnOlderVersionIsBroughtUpToDate() throws IOException {
        Path state = directory.resolve("restored");
        for (int most = 1; most <= 2; most++) {
            Ran ran = restore(copy("older" + most, most, List.of()), state);
            assertThat(ran.code()).as(ran.talk()).isZero();
            try (StoreReader reader = StoreReader.open(state, Analysis.MODULES)) {
                assertThat(reader.query(
                                "SELECT json FROM alert_line WHERE time = 1772432880000000000", row -> row.text(1)))
                        .containsExactly(LINE);
            }
            assertThat(Ran.otus("baseline", "export", "--state", state.toString())
                            .data())
                    .contains("# as built");
        }
        assertThat(state.resolve("before-restore-1/otus.db")).exists();
        assertThat(state.resolve("restoring.part")).doesNotExist();
    }

    @Test
    void aCopyOfANewerVersionIsRefusedAndChangesNothing() throws IOException {
        Path state = directory.resolve("kept");
        assertThat(restore(copy("older", 1, List.of()), state).code()).isZero();
        byte[] before = Files.readAllBytes(state.resolve("otus.db"));
        Path newer = copy("newer", Integer.MAX_VALUE, List.of("CREATE TABLE alert_later (only INTEGER) STRICT;"));
        Ran ran = restore(newer, state);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.talk())
                .contains(newer + " cannot be restored: it was written by a newer version of Otus (alert ")
                .contains("which alone can restore it")
                .doesNotContain("restoring.part");
        assertThat(state.resolve("otus.db")).hasBinaryContent(before);
        assertThat(state.resolve("before-restore-1")).doesNotExist();
    }
}
