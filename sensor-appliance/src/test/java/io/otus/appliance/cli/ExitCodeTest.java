package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.plant.DemoPlant;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command ends with the code that is documented for what happened, and one sentence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExitCodeTest {
    @TempDir
    static Path directory = Path.of("");

    @BeforeAll
    void prepare() throws IOException {
        Path capture = directory.resolve("plant.pcap");
        DemoPlant.simulate(1).writeTo(capture);
        byte[] whole = Files.readAllBytes(capture);
        Files.write(directory.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length / 20 - 3));
        Files.writeString(directory.resolve("text.pcap"), "not a capture at all, just a text\n");
        Files.writeString(directory.resolve("bad.txt"), "# otus-baseline 1\nnonsense\n");
        Files.writeString(directory.resolve("empty.txt"), "# otus-baseline 1\n");
        Files.writeString(directory.resolve("plan.json"), "[{\"start\": \"soon\"}]");
        Files.writeString(directory.resolve("otus.yaml"), "sensr: a\n");
        Files.writeString(directory.resolve("junk.csv"), "hello\n");
        assertThat(run("replay DIR/cut.pcap --out DIR/state").code()).isEqualTo(5);
    }

    private static Ran run(String line) {
        return Ran.otus(line.replace("DIR", directory.toString()).split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --version | 0
        --build-info | 0
        --help | 0
        help | 0
        help replay | 0
        help baseline approve | 0
        help nonsense | 2
        help replay nonsense | 2
        --no-such | 2
        nonsense | 2
        demo --no-such | 2
        monitor | 2
        monitor -i no-such-interface --state DIR/new | 4
        monitor -i lo --filter tcp_port --state DIR/new | 2
        monitor -i lo --config DIR/otus.yaml --state DIR/new | 3
        monitor -i lo --maintenance DIR/plan.json --state DIR/new | 3
        replay | 2
        replay DIR/none.pcap --out DIR/new | 1
        replay DIR/text.pcap --out DIR/new | 5
        replay DIR/cut.pcap --out DIR/new --baseline DIR/bad.txt | 3
        replay DIR/cut.pcap --out DIR/new --maintenance DIR/plan.json | 3
        replay DIR/cut.pcap --out DIR/new --maintenance DIR/none.json | 3
        replay DIR/cut.pcap --out DIR/new --config DIR/none.yaml | 3
        dissect | 2
        dissect DIR/none.pcap | 1
        dissect DIR/text.pcap | 5
        dissect DIR/cut.pcap --protocol nonsense | 2
        dissect DIR/cut.pcap | 5
        alerts --state DIR/none | 1
        alerts --state DIR/state --config DIR/otus.yaml | 3
        assets -c DIR/none.yaml --state DIR/state | 3
        oui lookup 00:1b:1b:01:02:03 --config DIR/otus.yaml | 3
        alerts --config DIR/otus.yaml --help | 0
        alerts --state DIR/state | 0
        alerts list --state DIR/state -o json | 0
        alerts list --state DIR/state -o xml | 2
        alerts list --state DIR/state --color sometimes | 2
        alerts show 00000000 --state DIR/state | 1
        assets --state DIR/none | 1
        assets --state DIR/state | 0
        assets --conversations --state DIR/state | 0
        baseline | 2
        baseline show --state DIR/state | 0
        baseline show --state DIR/none | 1
        baseline export --state DIR/state | 0
        baseline export DIR/no/such/place --state DIR/state | 1
        baseline diff DIR/empty.txt --state DIR/state | 6
        baseline diff DIR/empty.txt DIR/empty.txt --state DIR/state | 0
        baseline diff --since 2100-01-01T00:00:00Z --state DIR/state | 0
        baseline diff --state DIR/state | 2
        baseline status --state DIR/state | 0
        baseline status -o json --review 0 --state DIR/state | 0
        baseline diff DIR/bad.txt --state DIR/state | 3
        baseline import DIR/bad.txt --state DIR/imported | 3
        baseline import DIR/empty.txt --state DIR/imported | 0
        baseline import DIR/empty.txt --dry-run --state DIR/imported | 0
        baseline drop nothing --state DIR/state | 1
        baseline approve --state DIR/state | 2
        baseline approve 00000000 --state DIR/state | 1
        explain --state DIR/state | 2
        explain nothing --state DIR/state | 1
        export --state DIR/state | 2
        export --state DIR/state --to gopher://h:1 | 2
        export --state DIR/state --to http://127.0.0.1:99999/x | 2
        export --state DIR/state --to syslog+udp://127.0.0.1:0 | 2
        nonsense --help | 2
        alerts nonsense --help | 2
        incident nothing --state DIR/state --out DIR/no/such/x.html | 1
        incident nothing --state DIR/state --out DIR/x.pdf | 2
        backup DIR/no/such/b.zip --state DIR/state | 1
        rules on LINK_NEW --yes --state DIR/state | 1
        export --state DIR/state --to file:DIR/exported | 0
        oui | 2
        oui lookup 00:1b:1b:01:02:03 | 0
        oui lookup 02:00:00:00:00:01 | 1
        oui lookup siemens | 2
        oui update DIR/none.csv --state DIR/oui | 1
        oui update DIR/junk.csv --state DIR/oui | 5
        generate-completion | 0
        generate-man-pages DIR/man | 0
        generate-man-pages DIR/text.pcap/man | 1
        generate-man-pages | 2
        """)
    void everyCommand(String line, int code) {
        Ran ran = run(line);
        assertThat(ran.code()).as("%s: %s", line, ran.talk()).isEqualTo(code);
        assertThat(ran.talk()).doesNotContain("Exception", "\tat ");
        if (code != 0) {
            assertThat(ran.talk() + ran.data()).isNotBlank(); // a difference is data
        }
        assertThat(directory.resolve("new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "rules test", "baseline diff", "assets diff", "assets compare"})
    void whatFindsADifferenceNamesItsCodeInItsHelp(String command) {
        Ran ran = run(command + " --help");
        assertThat(ran.code()).isZero();
        assertThat((ran.talk() + ran.data()).replaceAll("\\s+", " ")).contains("exits with 6 if");
    }

    @Test
    void helpIsBrokenBetweenWordsAndConditions() {
        assertThat(run("--help")
                        .data()
                        .lines()
                        .dropWhile(line -> !line.startsWith("Exit codes:"))
                        .skip(1))
                .isNotEmpty()
                .allMatch(line -> line.matches(" +\\d+  .*"));
        assertThat(run("assets --help").data()).contains("FIELD!=VALUE", "FIELD!~PART");
    }

    @Test
    void aWrongFilterIsPointedAt() {
        assertThat(run("monitor -i lo --filter tcp_port --state DIR/new").talk())
                .contains("'tcp_port' (character 1)");
    }

    @Test
    void aCommandThatThereIsNotIsNamed() {
        assertThat(Ran.otus("bogus").talk()).contains("there is no command 'bogus'");
        assertThat(Ran.otus("alerts", "shw").talk())
                .contains("there is no command 'alerts shw'", "Did you mean: alerts show?");
        assertThat(Ran.otus("alerts", "reopen", "1").talk())
                .contains("there is no command 'alerts reopen'", "Did you mean: alerts undo?")
                .doesNotContain("incidents");
    }

    @Test
    void anUnknownInterfaceIsToldWithThoseThatThereAre() {
        assertThat(run("monitor -i no-such-interface --state DIR/new").talk())
                .contains("no-such-interface")
                .contains("there are");
    }

    @Test
    void aCutCaptureGivesWhatIsBeforeTheCutAndSaysSo() throws IOException {
        assertThat(run("replay DIR/cut.pcap --out DIR/cut").talk()).contains("cut");
        assertThat(Files.readString(directory.resolve("cut/summary.json"))).contains("\"end\" : \"cut\"");
        assertThat(Files.readAllLines(directory.resolve("cut/assets.jsonl"))).isNotEmpty();
    }

    /** Without the capabilities that root has, but with its files. */
    private static List<String> without(String capabilities) throws IOException, InterruptedException {
        Needs.that(Needs.runs("setpriv", "--bounding-set=" + capabilities, "true"), "root and setpriv");
        return List.of("setpriv", "--bounding-set=" + capabilities, "--inh-caps=" + capabilities);
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException, InterruptedException {
        Path locked = Files.copy(directory.resolve("text.pcap"), directory.resolve("locked.pcap"));
        assertThat(Child.runs("chmod", "000", locked.toString())).isTrue();
        Path said = directory.resolve("locked.out");
        Process otus = Child.otus(
                said,
                without("-dac_override,-dac_read_search"),
                "replay",
                locked.toString(),
                "--out",
                directory.resolve("new").toString());
        assertThat(Child.code(otus)).as(Files.readString(said)).isEqualTo(1);
        assertThat(Files.readString(said)).contains("locked.pcap").doesNotContain("Exception");
        assertThat(directory.resolve("new")).doesNotExist();
    }

    @Test
    void noPermissionToCapture() throws IOException, InterruptedException {
        Path said = directory.resolve("capture.out");
        Process otus = Child.otus(
                said,
                without("-net_raw,-net_admin"),
                "monitor",
                "-i",
                "lo",
                "--state",
                directory.resolve("new").toString());
        assertThat(Child.code(otus)).as(Files.readString(said)).isEqualTo(4);
        assertThat(Files.readString(said)).contains("CAP_NET_RAW").doesNotContain("Exception");
        assertThat(directory.resolve("new")).doesNotExist();
    }
}
