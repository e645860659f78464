package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.Needs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Each command has its manual page, which tells all that its help tells and is sound to what sets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManPageTest {
    @TempDir
    static Path directory = Path.of("");

    private Path pages = Path.of("");

    @BeforeAll
    void writeThem() {
        pages = directory.resolve("share/man/man1");
        Ran ran = Ran.otus("generate-man-pages", pages.toString());
        assertThat(ran.code()).as(ran.talk()).isZero();
    }

    private static List<CommandSpec> commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Set.of());
        List<CommandSpec> all = new ArrayList<>();
        all.add(CommandRunner.commandLine(terminal, ColourMode.NEVER).getCommandSpec());
        for (int i = 0; i < all.size(); i++) {
            all.get(i).subcommands().values().stream()
                    .map(CommandLine::getCommandSpec)
                    .forEach(all::add);
        }
        return all;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(pages)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyCommandHasAPageAndThereAreNoOthers() throws IOException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(
                        commands().stream().map(ManPage::fileName).toList());
        assertThat(files()).hasSizeGreaterThan(20);
    }

    @Test
    void aPageNamesEveryOptionArgumentAndCommand() throws IOException {
        for (CommandSpec command : commands()) {
            String page = Files.readString(pages.resolve(ManPage.fileName(command)))
                    .replace("\\-", "-")
                    .replace("\\(aq", "'");
            for (OptionSpec option : command.options()) {
                for (String name : option.names()) {
                    assertThat(page).contains("\n.TP\n").contains("\\fB" + name + "\\fR");
                }
                assertThat(page).contains(option.description()[0].replace("%n", ""));
            }
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                assertThat(page).contains("\n.TP\n\\fI" + parameter.paramLabel() + "\\fR\n");
            }
            for (String name : command.subcommands().keySet()) {
                assertThat(page).contains("\n.TP\n\\fB" + name + "\\fR\n");
            }
        }
    }

    /** Runs man over a page, as wide as a page can be wanted. */
    private static String man(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("man"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "MANWIDTH", "200", "MANPAGER", "cat"));
        Path said = Files.createTempFile(directory, "man", ".txt");
        Process process = builder.redirectOutput(said.toFile()).start();
        assertThat(Child.code(process)).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    @Test
    void manHasNothingToWarnOf() throws IOException, InterruptedException {
        Needs.programs(List.of(List.of("man", "--version"), List.of("groff", "--version")));
        for (Path file : files()) {
            assertThat(man("--warnings", "-l", file.toString()))
                    .as(file.toString())
                    .doesNotContain(": warning:", ": error:");
        }
    }

    @Test
    void whatManShowsIsReadable() throws IOException, InterruptedException {
        Needs.programs(List.of(List.of("man", "--version"), List.of("groff", "--version")));
        assertThat(man("-l", pages.resolve("otus-replay.1").toString()))
                .contains("otus replay [option ...] --out=DIR FILE ...")
                .contains("The same captures, options and version give the same inventory")
                .contains("-o, --out=DIR")
                .contains("EXIT STATUS", "SEE ALSO", "otus(1)");
        assertThat(man("-l", pages.resolve("otus-monitor.1").toString()))
                .contains("'not port 22'. Not together with --filter-file.");
    }
}
