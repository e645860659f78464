package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.AlertText;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person decides about alerts by commands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecidingTest {
    @TempDir
    static Path directory = Path.of("");

    private Path capture = Path.of("");
    private Path state = Path.of("");
    private String learnUntil = "";

    @BeforeAll
    void replay() throws IOException {
        capture = directory.resolve("plant.pcap");
        DemoPlant plant = DemoPlant.simulate(1);
        plant.writeTo(capture);
        learnUntil = plant.learnUntil().toString();
        state = directory.resolve("results");
        assertThat(replay(state).code()).isZero();
    }

    private Ran replay(Path out, String... before) {
        List<String> arguments = new ArrayList<>(List.of(before));
        arguments.addAll(List.of(
                "replay", capture.toString(), "--out", out.toString(), "--no-events", "--learn-until", learnUntil));
        return Ran.otus(arguments.toArray(String[]::new));
    }

    private Ran otus(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        Collections.addAll(arguments, "--state", state.toString());
        return Ran.otus(arguments.toArray(String[]::new));
    }

    private List<JsonNode> alerts() {
        return otus("alerts", "-o", "json").data().lines().map(AlertText::parse).toList();
    }

    private String status(String id) {
        return alerts().stream()
                .filter(alert -> alert.path("id").asText().equals(id))
                .map(alert -> alert.path("status").asText())
                .findFirst()
                .orElseThrow();
    }

    private String first(boolean broken) {
        return alerts().stream()
                .filter(alert -> alert.has("baseline") == broken
                        && !alert.path("assets").isEmpty()
                        && alert.path("status").asText().equals("new"))
                .map(alert -> alert.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static long number(Ran ran) {
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(ran.talk()).startsWith("decision ");
        return Long.parseLong(
                ran.talk().substring("decision ".length(), ran.talk().indexOf(':')));
    }

    @Test
    void whatWouldHaveBeenHiddenIsShownBeforeAnythingIsSaved() {
        String id = first(false);
        String before = otus("audit").data();
        Ran shown = otus("alerts", "mute", id);
        assertThat(shown.code()).isZero();
        assertThat(shown.data())
                .contains(
                        "mute exactly this: ", "It would have hidden 1 of the ", id.substring(0, 8), "--yes saves it");
        assertThat(otus("audit").data()).isEqualTo(before);
        assertThat(status(id)).isEqualTo("new");
        Ran done = otus("alerts", "mute", id, "--yes", "--reason", "weekly test");
        assertThat(done.data())
                .startsWith("muted exactly this: ")
                .containsPattern("From now on the like is not reported. 1 of the \\d+ alerts here is like it:")
                .containsPattern(" muted +" + id.substring(0, 8))
                .doesNotContain("would have", "Nothing is saved");
        long muted = number(done);
        assertThat(status(id)).isEqualTo("muted");
        assertThat(otus("rules", "off", "ASSET_NEW").data()).contains("would have hidden");
        assertThat(otus("audit").data()).contains("mute", id, "weekly test");
        for (String list : List.of("audit", "rules list")) {
            List<String> narrow = new ArrayList<>(List.of(list.split(" ", -1)));
            Collections.addAll(narrow, "--color", "never", "--state", state.toString());
            assertThat(Ran.onTerminal(narrow.toArray(String[]::new)).data().lines())
                    .as(list)
                    .isNotEmpty()
                    .allMatch(line -> line.length() <= Ran.COLUMNS);
        }
        String decided = otus("audit").data();
        assertThat(otus("alerts", "mute", id, "--yes").talk()).contains(id + " is already muted by decision " + muted);
        assertThat(otus("audit").data()).isEqualTo(decided);
        long undone = number(otus("alerts", "undo", Long.toString(muted)));
        assertThat(status(id)).isEqualTo("new");
        assertThat(otus("audit").data()).contains("mute (undone)", "decision " + muted);
        assertThat(Ran.onTerminal("audit", "--state", state.toString()).data())
                .as("neither time nor act is cut")
                .containsPattern("(?m)^\\d+ +\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ +\\S+ +mute \\(undone\\) ");
        assertThat(otus("alerts", "undo", Long.toString(muted)).talk()).contains("was taken back already");
        assertThat(otus("alerts", "undo", Long.toString(undone)).talk()).contains("cannot be taken back");
        assertThat(otus("alerts", "undo", "999").talk()).contains("there is no decision 999");
    }

    @Test
    void whateverShowsAnAlertTellsTheSameStatusAndDecisions() {
        String id = first(false);
        long closed = number(otus("alerts", "close", id, "--reason", "pump test"));
        String decided = "  Decided   close by ";
        for (String[] command : new String[][] {{"alerts", "show", id}, {"explain", id}, {"incident", id}}) {
            assertThat(otus(command).data())
                    .as(String.join(" ", command))
                    .contains(", closed\n", decided, "decision " + closed + ": pump test");
        }
        assertThat(otus("incident", id).data())
                .contains("| closed | " + id.substring(0, 8) + " |")
                .containsPattern("\\| " + closed + " \\| \\S+ \\| .* \\| close \\| " + id.substring(0, 8)
                        + " \\| pump test \\|");
        JsonNode shown =
                AlertText.parse(otus("alerts", "show", id, "-o", "json").data());
        assertThat(shown.path("status").asText()).isEqualTo("closed");
        assertThat(shown.path("decisions").path(0).asText())
                .startsWith("close by ")
                .endsWith(": pump test");
        assertThat(otus("alerts", "--status", "closed").data()).contains(id.substring(0, 8));
        number(otus("alerts", "undo", Long.toString(closed)));
        assertThat(otus("explain", id).data()).contains(", new\n", "close (undone) by ");
        String asset = shown.path("assets").path(0).path("id").asText();
        assertThat(otus("timeline", asset).data()).contains("close (undone)");
    }

    @Test
    void exceptionsAreOfferedTheNarrowestFirst() {
        String id = first(false);
        List<String> offered = otus("alerts", "except", id).data().lines().toList();
        assertThat(offered.getFirst()).startsWith("1  exactly this: ");
        assertThat(offered.getLast()).startsWith("   would have hidden ");
        int widest = offered.size() / 2;
        assertThat(offered.get(2 * widest - 2)).contains(" everywhere");
        Ran wide = otus("alerts", "except", id, "--width", Integer.toString(widest), "--yes");
        long number = number(wide);
        assertThat(otus("rules", "list").data()).contains("exception " + number + "  silent");
        number(otus("alerts", "undo", Long.toString(number)));
        assertThat(otus("rules", "list").data()).doesNotContain("exception " + number + " ");
        assertThat(otus("alerts", "except", id, "--width", "9").code()).isEqualTo(2);
    }

    @Test
    void aReportOnDeclaredWorkTellsOfNothingToHide() throws IOException {
        Path work = Files.writeString(directory.resolve("work.json"), """
            [{"start": "2026-03-02T00:00:00Z", "end": "2026-03-03T00:00:00Z", "assets": ["*"], "reason": "rebuild"}]
            """);
        Path out = directory.resolve("worked");
        assertThat(Ran.otus(
                                "replay",
                                capture.toString(),
                                "--out",
                                out.toString(),
                                "--no-events",
                                "--learn-until",
                                learnUntil,
                                "--maintenance",
                                work.toString())
                        .code())
                .isZero();
        String report = Ran.otus("alerts", "--state", out.toString(), "-o", "json")
                .data()
                .lines()
                .map(AlertText::parse)
                .filter(alert -> alert.path("title").asText().startsWith("Maintenance (rebuild)"))
                .map(alert -> alert.path("id").asText())
                .findFirst()
                .orElseThrow();
        for (String act : List.of("learn", "mute", "except")) {
            Ran refused = Ran.otus("alerts", act, report, "--state", out.toString());
            assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
            assertThat(refused.talk()).contains("reports on declared work");
        }
    }

    @Test
    void onlyABrokenFactCanBeLearned() {
        for (JsonNode alert : alerts()) {
            String kind = alert.path("kind").asText();
            Ran shown = otus("alerts", "learn", alert.path("id").asText());
            if (shown.code() == 0) {
                assertThat(shown.data()).as(shown.talk()).contains("learn ", "Nothing is saved");
                assertThat(kind).isNotIn("CMD_DANGEROUS", "SCAN_HOST", "MASTER_SILENT", "ASSET_SILENT");
            } else {
                assertThat(shown.talk())
                        .as(kind)
                        .contains("nothing that a line of the baseline could allow", "otus alerts close");
                assertThat(alert.has("baseline") && kind.endsWith("_NEW"))
                        .as(kind)
                        .isFalse();
            }
        }
        String id = first(true);
        long number = number(otus("alerts", "learn", id, "-y"));
        assertThat(status(id)).isEqualTo("learned");
        assertThat(otus("alerts", "learn", id, "-y").talk()).contains(id + " is already learned by decision " + number);
        number(otus("alerts", "undo", Long.toString(number)));
        assertThat(status(id)).isEqualTo("new");
    }

    @Test
    void allThatWasSeenIsApprovedOnceThatIsShownAndWithoutWhatAlertsTellOf() throws IOException {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        try (Stream<Path> files = Files.list(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        String told = first(true);
        String before =
                Ran.otus("baseline", "export", "--state", copy.toString()).data();
        assertThat(before).contains("\nlearned ").doesNotContain("\napproved ");
        Ran shown = Ran.otus("baseline", "approve", "--all", "--state", copy.toString());
        assertThat(shown.talk()).contains("would approve: ", "left out: ", "--yes saves it");
        assertThat(Ran.otus("audit", "--state", copy.toString()).data()).doesNotContain("approve");
        Ran saved = Ran.otus("baseline", "approve", "--all", "-y", "--reason", "as built", "--state", copy.toString());
        assertThat(saved.talk()).contains("approved: ", "left out: ", "decision 1: all approved");
        assertThat(Ran.otus("audit", "--state", copy.toString()).data()).contains("approve", " facts", "as built");
        assertThat(Ran.otus("baseline", "export", "--state", copy.toString()).data())
                .isEqualTo(before.replace("\nlearned ", "\napproved ").replace("\ncandidate ", "\napproved "));
        Ran undone = Ran.otus("alerts", "undo", "1", "--state", copy.toString());
        assertThat(number(undone)).isEqualTo(2);
        assertThat(undone.talk()).contains("as before: ", " facts").doesNotContain("still approved");
        assertThat(Ran.otus("baseline", "export", "--state", copy.toString()).data())
                .isEqualTo(before);
        assertThat(Ran.otus("audit", "--state", copy.toString()).data()).contains("approve (undone)");
        assertThat(Ran.otus("baseline", "approve", "--all", "-y", "--state", copy.toString())
                        .talk())
                .contains("decision 3: ");
        assertThat(Ran.otus("alerts", "show", told, "--state", copy.toString()).data())
                .contains(", new");
        Ran rest = Ran.otus("baseline", "approve", "--all", "--with-alerts", "-y", "--state", copy.toString());
        assertThat(rest.talk()).contains("decision 4: ", "alerts learned").doesNotContain("left out");
        assertThat(Ran.otus("alerts", "show", told, "--state", copy.toString()).data())
                .contains(", learned");
        assertThat(number(Ran.otus("alerts", "undo", "4", "--state", copy.toString())))
                .isEqualTo(5);
        assertThat(Ran.otus("alerts", "show", told, "--state", copy.toString()).data())
                .contains(", new");
        Ran last = Ran.otus("alerts", "undo", "3", "--state", copy.toString());
        assertThat(number(last)).isEqualTo(6);
        assertThat(last.talk())
                .as("a range that an alert widened cannot be told from the one that was approved")
                .contains("still approved: ");
        assertThat(Ran.otus("baseline", "export", "--state", copy.toString())
                        .data()
                        .lines()
                        .filter(line -> !line.matches(".* (value|reading) .*")))
                .containsExactlyElementsOf(before.lines()
                        .filter(line -> !line.matches(".* (value|reading) .*"))
                        .toList());
        for (String line : Files.readAllLines(copy.resolve("audit.jsonl"))) {
            assertThat(auditSchema().validate(line, InputFormat.JSON)).as(line).isEmpty();
        }
    }

    @Test
    void aReplayFollowsNoDecisionOfEarlierResultsAndSaysSo() throws IOException {
        Path out = directory.resolve("again");
        assertThat(replay(out).talk()).doesNotContain("of people");
        byte[] alerts = Files.readAllBytes(out.resolve("alerts.jsonl"));
        byte[] baseline = Files.readAllBytes(out.resolve("baseline.txt"));
        String id = first(true);
        String fact = alerts().stream()
                .filter(alert -> alert.path("id").asText().equals(id))
                .map(alert -> alert.path("baseline").path("fact").asText())
                .findFirst()
                .orElseThrow();
        String exported =
                Ran.otus("baseline", "export", "--state", out.toString()).data();
        assertThat(exported).doesNotContain("approved ").isEqualTo(Files.readString(out.resolve("baseline.txt")));
        number(Ran.otus("alerts", "learn", id, "-y", "--state", out.toString()));
        assertThat(Ran.otus("baseline", "export", "--state", out.toString()).data())
                .as("what was learned counts, though nothing followed it")
                .contains("approved " + fact);
        assertThat(Ran.otus("explain", "approved " + fact, "--state", out.toString())
                        .code())
                .isZero();
        number(Ran.otus("rules", "off", "CMD_DANGEROUS", "-y", "--state", out.toString()));
        number(Ran.otus("alerts", "undo", "2", "--state", out.toString()));
        Ran again = replay(out);
        assertThat(again.code()).isZero();
        assertThat(again.talk()).contains(out + " holds 1 decision of people", "follows no decision");
        assertThat(out.resolve("alerts.jsonl")).hasBinaryContent(alerts);
        assertThat(out.resolve("baseline.txt")).hasBinaryContent(baseline);
        assertThat(Ran.otus("alerts", "show", id, "--state", out.toString()).data())
                .contains(", learned");
        number(Ran.otus("alerts", "undo", "1", "--state", out.toString()));
        assertThat(Ran.otus("baseline", "export", "--state", out.toString()).data())
                .isEqualTo(exported);
    }

    @Test
    void whatWasDecidedIsNotLeftOutOfAllThoughNothingFollowedIt() {
        Path out = directory.resolve("decided");
        assertThat(replay(out).code()).isZero();
        String[] all = {"baseline", "approve", "--all", "--state", out.toString()};
        assertThat(Ran.otus(all).talk()).contains("left out: ");
        for (JsonNode alert : alerts()) {
            if (alert.has("baseline")) {
                Ran.otus("alerts", "learn", alert.path("id").asText(), "-y", "--state", out.toString());
            }
        }
        assertThat(Ran.otus(all).talk()).contains("would approve: ").doesNotContain("left out: ");
    }

    @Test
    void whatABaselineApprovesIsLearnedAuditedAndUndone() {
        String id = first(true);
        String before = otus("audit").data();
        Ran shown = otus("baseline", "approve", id.substring(0, 8));
        assertThat(shown.data()).contains("approve ", "It would have hidden ");
        assertThat(shown.talk()).contains("Nothing is saved; --yes saves it, ");
        String digest = shown.talk().replaceAll("(?s).*--as ([0-9a-f]{8})'.*", "$1");
        Ran other = otus("baseline", "approve", id.substring(0, 8), "--yes", "--as", "00000000");
        assertThat(other.code()).isEqualTo(ExitCode.FAILED);
        assertThat(other.data()).isEqualTo(shown.data());
        assertThat(other.talk()).contains("nothing is saved", digest);
        assertThat(otus("baseline", "approve", id.substring(0, 8), "--as", digest)
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(otus("alerts", "learn", id).data()).contains("--yes --as " + digest + "'");
        assertThat(otus("alerts", "learn", id, "--yes", "--as", "00000000").code())
                .isEqualTo(ExitCode.FAILED);
        assertThat(otus("audit").data()).isEqualTo(before);
        assertThat(status(id)).isEqualTo("new");
        Ran approved = otus("baseline", "approve", id.substring(0, 8), "--yes", "--as", digest, "--reason", "planned");
        assertThat(approved.code()).as(approved.talk()).isZero();
        assertThat(approved.data())
                .startsWith("approved ")
                .contains("From now on the like is not reported. ")
                .doesNotContain("would have hidden");
        long facts = shown.data()
                .lines()
                .takeWhile(line -> !line.startsWith("It would"))
                .count();
        assertThat(approved.talk())
                .contains("approved: " + facts + " fact", "alert " + id.substring(0, 8) + " learned, ");
        assertThat(status(id)).isEqualTo("learned");
        assertThat(otus("audit").data()).contains("learn", id, "planned");
        String decision = approved.talk().replaceAll("(?s).*decision (\\d+): alert .*", "$1");
        number(otus("alerts", "undo", decision));
        assertThat(status(id)).isEqualTo("new");
    }

    @Test
    void theStatusTellsUntilWhenWasLearnedAndUntilWhenThatWasHeard() {
        String status = otus("baseline", "status").data().lines().findFirst().orElseThrow();
        String ended = learnUntil.substring(0, 16).replace('T', ' ');
        assertThat(status).startsWith("learned from ").contains(" (the newest fact), ");
        assertThat(status.replaceAll(".* to (.*) UTC .*", "$1")).isLessThanOrEqualTo(ended);
        assertThat(status.replaceAll(".* heard until ", "")).isGreaterThan(ended);
        String whole = otus("baseline", "status").data();
        assertThat(whole).as("a time was set").doesNotContain("STATE").contains(" more; --review N lists N of them");
        assertThat(otus("baseline", "status", "--review", "100000").data()).doesNotContain("--review N");
    }

    @Test
    void theStatusOfAnEnforcedBaselineTellsByWhatFileItHolds() throws IOException {
        Path text = directory.resolve("signed.txt");
        Files.writeString(text, otus("baseline", "export").data());
        Path out = directory.resolve("enforced");
        assertThat(Ran.otus("replay", capture.toString(), "--out", out.toString(), "--baseline", text.toString())
                        .code())
                .isZero();
        String status =
                Ran.otus("baseline", "status", "--state", out.toString()).data();
        assertThat(status).startsWith("enforced: ").contains(" facts, approved by import of " + text);
        assertThat(status).contains("nothing was learned here yet");
    }

    @Test
    void theAuditKeepsToItsSchema() throws IOException {
        long off = number(otus(
                "rules", "off", "LINK_NEW", "--days", "sat,sun", "--by", "10.0.0.1", "--protocol", "modbus", "-y"));
        long muted = number(otus("alerts", "mute", first(false), "--yes", "--reason", "test"));
        number(otus("alerts", "undo", Long.toString(off)));
        number(otus("alerts", "undo", Long.toString(muted)));
        List<String> lines = Files.readAllLines(state.resolve("audit.jsonl"));
        assertThat(otus("audit", "-o", "json").data().lines()).containsExactlyElementsOf(lines);
        for (String line : lines) {
            assertThat(auditSchema().validate(line, InputFormat.JSON)).as(line).isEmpty();
        }
    }

    private static Schema auditSchema() throws IOException {
        try (InputStream in = DecidingTest.class.getResourceAsStream("/io/otus/alert/audit/audit.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }

    @Test
    void alertsAreAcknowledgedAndClosed() {
        String id = first(true);
        number(otus("alerts", "acknowledge", id.substring(0, 8)));
        assertThat(status(id)).isEqualTo("acknowledged");
        long closed = number(otus("alerts", "close", id));
        assertThat(status(id)).isEqualTo("closed");
        number(otus("alerts", "undo", Long.toString(closed)));
        assertThat(status(id)).isEqualTo("acknowledged");
    }

    @Test
    void kindsAreSwitchedOffAndOnAgain() {
        Ran shown = otus("rules", "off", "CMD_DANGEROUS", "--on", "10.0.0.0/8", "--hours", "22:00-06:00");
        assertThat(shown.data()).contains("off CMD_DANGEROUS to 10.0.0.0/8 at 22:00-06:00", "would have hidden ");
        long number = number(otus("rules", "off", "LINK_NEW", "ASSET_NEW", "--yes"));
        assertThat(otus("rules", "list").data()).contains("switch " + number + "  off     ASSET_NEW, LINK_NEW");
        assertThat(otus("rules", "on", "LINK_NEW").talk()).contains("took back decision " + number);
        assertThat(otus("rules", "on", "LINK_NEW").code()).isEqualTo(1);
        String left = otus("rules", "list").data();
        assertThat(left).contains("off     ASSET_NEW").doesNotContain("LINK_NEW");
        assertThat(otus("rules", "on", "ASSET_NEW").talk()).contains("(off ASSET_NEW)");
        assertThat(otus("rules", "list").data()).doesNotContain("ASSET_NEW");
        assertThat(otus("rules", "off", "LINK_NEW", "--by", "hmi").talk()).contains("'hmi' (expected: an IP or MAC");
    }

    @Test
    void aRuleOfTheConfigurationFiresZeroTimes() throws IOException {
        Path config = Files.writeString(directory.resolve("otus.yaml"), """
            time_zone: Europe/Berlin
            groups:
              everything: [0.0.0.0/0]
            rules:
              - kinds: [CMD_DANGEROUS]
                on: [everything]
                severity: off
                reason: test plant
              - kinds: [LINK_NEW, ASSET_NEW]
                severity: low
            """);
        Path out = directory.resolve("ruled");
        Ran ran = replay(out, "--config", config.toString());
        assertThat(ran.code()).as(ran.talk()).isZero();
        String plain = Files.readString(state.resolve("alerts.jsonl"));
        String ruled = Files.readString(out.resolve("alerts.jsonl"));
        assertThat(plain).contains("CMD_DANGEROUS");
        assertThat(ruled).isNotEmpty().doesNotContain("CMD_DANGEROUS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rules: [{kinds: [NOISE], severity: off}]            | 'NOISE' is no kind of alert
        rules: [{kinds: [LINK_NEW]}]                        | severity is missing
        rules: [{severity: loud}]                           | severity: 'loud' (expected: off, info
        rules: [{severity: off, by: [hall 3]}]              | by: 'hall 3' (expected: an IP or MAC address
        {sites: {a: [x]}, rules: [{severity: off, by: [site b]}]} | 1:47: rules.1.by: 'site b' (expected: one of the sites: a)
        rules: [{severity: off, hours: 8-17}]               | 1:32: rules.1: hours: '8-17' (expected: such as 22:00-06:00)
        rules: [{severity: off, hours: 25:00-06:00}]        | 1:32: rules.1: hours: '25:00-06:00'
        rules: [{severity: off, days: [monday]}]            | 1:31: rules.1: days: 'monday' (expected: mon
        groups: {a: [10.1.1.1, 10.1.1.0/40]}                | 1:24: groups.a.2: '10.1.1.0/40' (expected: an IP
        {groups: {a: [x]}, rules: [{severity: off, by: [a]}]} | 1:15: groups.a.1: 'x' (expected: an IP
        {groups: {1: [10.1.1.1, site b]}}                   | 1:25: groups.1.2: 'site b' (expected: one of the sites
        groups: {hall.1: [10.1.1.0/40]}                     | 1:19: groups.hall.1.1: '10.1.1.0/40' (expected: an IP
        {groups: {'a: b.c': [10.1.1.1, x]}}                 | 1:32: groups.a: b.c.2: 'x' (expected: an IP
        time_zone: Berlin                                   | time_zone: 'Berlin' (expected: such as Europe/Berlin
        """)
    void aRuleThatCannotBeFollowedIsNamed(String text, String problem) throws IOException {
        Path config = Files.writeString(directory.resolve("wrong.yaml"), text);
        Ran ran = Ran.otus("--config", config.toString(), "rules", "list", "--state", state.toString());
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains("wrong.yaml").contains(problem);
    }
}
