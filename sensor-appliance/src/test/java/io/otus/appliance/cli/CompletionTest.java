package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.Needs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion script in a real bash with a real terminal: what is typed, with the tabulator pressed behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionTest {
    @TempDir
    static Path directory = Path.of("");

    private Path script = Path.of("");

    @BeforeAll
    void writeTheScript() throws IOException, InterruptedException {
        Needs.programs(List.of(List.of("bash", "--version"), List.of("script", "--version")));
        Ran ran = Ran.otus("generate-completion");
        assertThat(ran.code()).isZero();
        script = Files.writeString(directory.resolve("otus.bash"), ran.data());
        Files.writeString(directory.resolve("plant.pcapng"), "");
        Files.createDirectory(directory.resolve("state"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        otus rep                    | replay
        otus replay --learn         | replay --learn-until
        otus replay --no            | replay --no-events
        otus replay -v --out        | replay -v --out
        otus replay plant           | replay plant.pcapng
        otus -v replay -v plant     | -v replay -v plant.pcapng
        otus replay --out sta       | replay --out state/
        otus replay plant.pcapng --baseline pl | replay plant.pcapng --baseline plant.pcapng
        otus dissect pl             | dissect plant.pcapng
        otus dissect --pro          | dissect --protocol
        otus baseline ex            | baseline export
        otus baseline export --his  | baseline export --history
        otus baseline export --fa   | baseline export --facts-only
        otus baseline import pl     | baseline import plant.pcapng
        otus alerts --color al      | alerts --color always
        otus alerts list --output j | alerts list --output json
        otus alerts list --state st | alerts list --state state/
        otus monitor --filter-      | monitor --filter-file
        """)
    void theTabulatorCompletes(String typed, String completed) throws IOException, InterruptedException {
        // In the place of otus, a function that writes its arguments where the terminal does not mix with them.
        String session = """
            PS1= ; otus() { printf '%%s\\n' "$*" >ran.txt; }; source '%s'
            %s\t
            exit
            """.formatted(script, typed);
        Files.deleteIfExists(directory.resolve("ran.txt"));
        Process bash = new ProcessBuilder("script", "-qec", "bash --norc --noprofile -i", "/dev/null")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("bash.txt").toFile())
                .start();
        try (OutputStream keyboard = bash.getOutputStream()) {
            keyboard.write(session.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Child.code(bash))
                .as(Files.readString(directory.resolve("bash.txt")))
                .isZero();
        assertThat(directory.resolve("ran.txt")).hasContent(completed);
    }
}
