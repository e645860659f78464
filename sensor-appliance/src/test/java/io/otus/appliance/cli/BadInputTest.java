package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gives one clear sentence and the documented exit code, and leaves nothing half-written. */
class BadInputTest {
    @TempDir
    Path directory = Path.of("");

    private Ran replay(Path file, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "replay";
        arguments[1] = file.toString();
        arguments[2] = "--out";
        arguments[3] = directory.resolve("out").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Ran.otus(arguments);
    }

    private void refused(Ran ran, int code, String sentence) {
        assertThat(ran.code()).as(ran.talk()).isEqualTo(code);
        assertThat(ran.talk()).contains(sentence).doesNotContain("Exception");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aMissingFile() {
        refused(replay(directory.resolve("none.pcap")), 1, "does not exist");
    }

    @Test
    void anEmptyFileAndATextFile() throws IOException {
        refused(replay(Files.createFile(directory.resolve("empty.pcap"))), 5, "empty");
        refused(
                replay(Files.writeString(directory.resolve("text.pcap"), "not a capture at all, just text\n")),
                5,
                "text.pcap");
    }

    @Test
    void anUnknownOptionAndABadTime() {
        refused(replay(directory.resolve("x.pcap"), "--no-such-option"), 2, "--no-such-option");
        refused(replay(directory.resolve("x.pcap"), "--learn-until", "yesterday"), 2, "yesterday");
        Ran withoutOut = Ran.otus("replay", "--no-such-option", "x.pcap");
        refused(withoutOut, 2, "Unknown option: '--no-such-option'");
        refused(Ran.otus("replay", "x.pcap"), 2, "'--out=DIR'");
    }

    @Test
    void whatIsWrongIsToldInWordsAboutTheInput() throws IOException {
        refused(Ran.otus("alerts", "undo", "x"), 2, "otus: Invalid value for NUMBER: 'x' is no whole number\n");
        refused(Ran.otus("doctor", "--seconds", "x"), 2, "'--seconds': 'x' is no whole number\n");
        refused(Ran.otus("assets", "split", "10.0.0.1", "A", "B"), 2, "otus: more than is expected: 'A', 'B'\n");
        Path config = Files.writeString(directory.resolve("twice.yaml"), "sensor: a\nsensor: b\n");
        refused(Ran.otus("--config", config.toString(), "alerts"), 3, ": key 'sensor' is there twice\n");
    }

    @Test
    void aCommandThatOnlyHoldsOthersShowsThem() {
        for (Ran alone : List.of(Ran.otus(), Ran.otus("baseline"))) {
            assertThat(alone.code()).isEqualTo(2);
            assertThat(alone.data()).isEmpty();
            assertThat(alone.talk()).startsWith("otus: which command?\n");
        }
        assertThat(Ran.otus().talk()).contains("  monitor ", "  baseline ");
        assertThat(Ran.otus("baseline").talk()).contains("  approve ", "  import ");
    }

    @Test
    void anUnknownConfigurationKeyNamesItsLine() throws IOException {
        Path config = Files.writeString(directory.resolve("otus.yaml"), "sensor: a\nsensr: b\n");
        refused(replay(directory.resolve("x.pcap"), "--config", config.toString()), 3, "sensr");
    }

    @Test
    void aBadSinkAndABadBaseline() throws IOException {
        refused(replay(directory.resolve("x.pcap"), "--to", "gopher://h:1"), 2, "gopher");
        Path baseline = Files.writeString(directory.resolve("b.txt"), "# otus-baseline 1\nnonsense\n");
        refused(replay(directory.resolve("x.pcap"), "--baseline", baseline.toString()), 3, "b.txt");
    }

    @Test
    void aStateDirectoryThatIsNone() {
        Ran ran = Ran.otus("alerts", "--state", directory.resolve("nothing").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.talk()).contains("nothing");
    }

    @Test
    void resultsOfAnotherCaptureAreReplacedOnlyOnRequest() throws IOException {
        Path one = capture("one.pcap", 1);
        Path other = capture("other.pcap", 2);
        Path summary = directory.resolve("out").resolve("summary.json");
        Ran first = replay(one);
        assertThat(first.code()).as(first.talk()).isZero();
        assertThat(first.talk()).contains("--learn-until 2026-03-02T0", "two thirds");
        String before = Files.readString(summary);
        Ran refused = replay(other);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.talk()).contains("results of another capture (" + one + ")", "--force");
        assertThat(Files.readString(summary)).isEqualTo(before);
        Ran again = replay(one);
        assertThat(again.code()).as("the same again").isZero();
        assertThat(again.talk()).contains("in place of the results of an earlier replay");
        assertThat(first.talk()).doesNotContain("in place of");
        assertThat(replay(other, "--force").code()).isZero();
        assertThat(Files.readString(summary)).contains("other.pcap");
        Files.writeString(summary, "{");
        assertThat(replay(other).talk()).contains("cannot be read");
    }

    @Test
    void filesOfOneCaptureInTheWrongOrderAreNamed() throws IOException {
        byte[] whole = Files.readAllBytes(capture("whole.pcap", 1));
        int half = recordAt(whole, whole.length / 2);
        Path first = Files.write(directory.resolve("first.pcap"), Arrays.copyOf(whole, half));
        byte[] rest = Arrays.copyOf(whole, 24 + whole.length - half);
        System.arraycopy(whole, half, rest, 24, whole.length - half);
        Path second = Files.write(directory.resolve("second.pcap"), rest);

        assertThat(replay(first, second.toString()).talk()).doesNotContain("order of time");
        Ran wrong = replay(second, first.toString(), "--force");
        assertThat(wrong.code()).isZero();
        assertThat(wrong.talk())
                .contains("otus: " + first + " begins before " + second
                        + ", which was given before it: give the files in" + " order of time");
        assertThat(Files.readString(directory.resolve("out").resolve("summary.json")))
                .contains("\"begins_before\" : \"" + second + '"');
    }

    /** Where the first record begins that is not before this place of a little-endian pcap. */
    private static int recordAt(byte[] pcap, int place) {
        int at = 24;
        while (at < place) {
            at += 16 + ByteView.of(pcap).leS32(at + 8);
        }
        return at;
    }

    @Test
    void whatNoReplayWroteIsNotReplaced() throws IOException {
        Path one = capture("one.pcap", 1);
        Path out = Files.createDirectory(directory.resolve("out"));
        Path own =
                Files.writeString(Files.createDirectory(out.resolve("evidence")).resolve("photo.jpg"), "mine");
        for (String[] options : new String[][] {{}, {"--force"}}) {
            Ran refused = replay(one, options);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.talk()).contains(out + " holds what no replay wrote (evidence)", "another directory");
        }
        assertThat(own).hasContent("mine");
        assertThat(out).isDirectoryNotContaining(file -> !file.endsWith("evidence"));

        Files.writeString(out.resolve("otus.db"), "");
        assertThat(replay(one).talk()).contains("holds the state of a sensor");
        Files.delete(out.resolve("otus.db"));
        Files.move(out.resolve("evidence"), out.resolve("photos"));
        assertThat(replay(one).code()).as("beside other files").isZero();
        assertThat(out.resolve("photos").resolve("photo.jpg")).hasContent("mine");
    }

    @Test
    void whatAReplayLeftThatWasKilledWhileItMovedItsResultsIsReplaced() throws IOException {
        Path one = capture("one.pcap", 1);
        assertThat(replay(one).code()).isZero();
        Path out = directory.resolve("out");
        Path aside = Files.createDirectory(out.resolve(".otus-replay-before"));
        Files.move(out.resolve("summary.json"), aside.resolve("summary.json"));
        Files.move(out.resolve("alerts.jsonl"), aside.resolve("alerts.jsonl"));
        assertThat(Ran.otus("monitor", "-i", "none0", "--state", out.toString()).talk())
                .contains("holds the results of a replay");
        assertThat(replay(capture("other.pcap", 2)).talk()).contains("results of another capture (" + one + ")");
        assertThat(out.resolve("summary.json")).exists();
        Ran ran = replay(one);
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(aside).doesNotExist();
    }

    @Test
    void aSensorDoesNotGoOnFromTheResultsOfAReplay() throws IOException {
        assertThat(replay(capture("one.pcap", 1)).code()).isZero();
        String out = directory.resolve("out").toString();
        Ran refused = Ran.otus("monitor", "-i", "none0", "--state", out);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.talk()).contains("holds the results of a replay");
    }

    @Test
    void aCopyThatWasCutIsAnotherCapture() throws IOException {
        Path whole = capture("whole.pcap", 1);
        assertThat(replay(whole).code()).isZero();
        Path summary = directory.resolve("out").resolve("summary.json");
        String before = Files.readString(summary);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(directory.resolve("cut.pcap"), Arrays.copyOf(bytes, 5_000));
        Ran refused = replay(cut);
        assertThat(refused.code()).as(refused.talk()).isEqualTo(2);
        assertThat(refused.talk()).contains("results of " + whole, "begins alike but has", "--force");
        assertThat(Files.readString(summary)).isEqualTo(before);
        assertThat(replay(cut, "--force").code()).isEqualTo(5);
    }

    @Test
    void aCaptureWithoutFramesSaysSo() throws IOException {
        byte[] bytes = Files.readAllBytes(capture("some.pcap", 1));
        refused(replay(Files.write(directory.resolve("ten.pcap"), Arrays.copyOf(bytes, 10))), 5, "nothing was written");
        Ran empty = replay(Files.write(directory.resolve("none.pcap"), Arrays.copyOf(bytes, 24)));
        assertThat(empty.code()).isZero();
        assertThat(empty.talk()).contains("no frames").doesNotContain("While it learned");
    }

    @Test
    void aConfigurationErrorNamesItsOwnLine() throws IOException {
        Path config = directory.resolve("rules.yaml");
        Files.writeString(config, "sensor: a\nrules:\n  - kinds: [NOPE]\n    severity: off\n    reason: x\n");
        refused(
                replay(directory.resolve("x.pcap"), "--config", config.toString()),
                3,
                "rules.yaml:3:12: rules.1: kinds: 'NOPE'");
        Files.writeString(config, "sensor: a\nrules:\n  - severity: off\n    assets: [north]\n");
        refused(
                replay(directory.resolve("x.pcap"), "--config", config.toString()),
                3,
                "rules.yaml:4:13: rules.1.assets: 'north' (expected: ");
        Files.writeString(config, "sensor: a\nstate: [a\nrules: []\n");
        Ran unclosed = replay(directory.resolve("x.pcap"), "--config", config.toString());
        refused(unclosed, 3, "',' or ']'");
        assertThat(unclosed.talk()).doesNotContain("does not fit");
    }

    @Test
    void aReceiverOfTheConfigurationIsCheckedWithItAsIsAFilterWhereFramesAreCaptured() throws IOException {
        Path config = directory.resolve("sends.yaml");
        String named = config.toString();
        Files.writeString(config, "exports:\n  - file:/tmp/x\n  - syslog+tcp://host\n");
        for (Ran ran : List.of(
                Ran.otus("--config", named, "alerts", "--state", directory.toString()),
                Ran.otus("--config", named, "monitor", "-i", "none0", "--state", directory.toString()),
                replay(directory.resolve("x.pcap"), "--config", named))) {
            refused(ran, 3, "sends.yaml:3:5: exports.");
            assertThat(ran.talk()).contains("the port is missing");
        }
        Files.writeString(config, "capture:\n  filter: prot 22\n");
        refused(
                Ran.otus("--config", named, "monitor", "-i", "none0", "--state", directory.toString()),
                3,
                "sends.yaml:2:11: capture.filter: the filter \"prot 22\" is wrong");
        Ran doctor = Ran.otus("--config", named, "doctor", "--state", directory.toString());
        assertThat(doctor.code()).isEqualTo(3);
        assertThat(doctor.data()).contains("PROBLEM  filter: " + named + ":2:11: capture.filter");
        refused(
                Ran.otus("--config", named, "monitor", "-i", "none0", "-f", "prot 22", "--state", directory.toString()),
                2,
                "\"prot 22\" is wrong");
    }

    @Test
    void aMomentOutsideTheCaptureUntilWhichToLearnIsTold() throws IOException {
        Path capture = capture("some.pcap", 1);
        assertThat(replay(capture, "--learn-until", "2020-01-01T00:00:00Z").talk())
                .contains("otus: --learn-until 2020-01-01T00:00:00Z is before the capture, which is of ")
                .contains("nothing was learned of it");
        assertThat(replay(capture, "--quiet", "--learn-until", "2100-01-01T00:00:00Z")
                        .talk())
                .contains("otus: --learn-until 2100-01-01T00:00:00Z is after the capture")
                .contains("all of it was learned");
        String within = DemoPlant.simulate(1).learnUntil().toString();
        assertThat(replay(capture, "--quiet", "--learn-until", within).talk()).isEmpty();
    }

    private Path capture(String name, long seed) throws IOException {
        Path capture = directory.resolve(name);
        DemoPlant.simulate(seed).writeTo(capture);
        return capture;
    }
}
