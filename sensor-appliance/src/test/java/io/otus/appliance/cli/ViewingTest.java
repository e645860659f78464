package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.Table;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a person looks at: some alerts of many, counts, the story of an asset, a report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewingTest {
    @TempDir
    static Path directory = Path.of("");

    private Path state = Path.of("");
    private List<JsonNode> all = List.of();

    @BeforeAll
    void replay() throws IOException {
        Path capture = directory.resolve("plant.pcap");
        DemoPlant plant = DemoPlant.simulate(1);
        plant.writeTo(capture);
        state = directory.resolve("results");
        String until = plant.learnUntil().toString();
        assertThat(Ran.otus(
                                "replay",
                                capture.toString(),
                                "--out",
                                state.toString(),
                                "--no-events",
                                "--learn-until",
                                until)
                        .code())
                .isZero();
        all = alerts();
        assertThat(all).hasSizeGreaterThan(5);
    }

    private Ran otus(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        Collections.addAll(arguments, "--state", state.toString());
        return Ran.otus(arguments.toArray(String[]::new));
    }

    private List<JsonNode> alerts(String... options) {
        List<String> command = new ArrayList<>(List.of("alerts", "list", "-o", "json"));
        Collections.addAll(command, options);
        Ran ran = otus(command.toArray(String[]::new));
        assertThat(ran.code()).as(ran.talk()).isZero();
        return ran.data().lines().map(AlertText::parse).toList();
    }

    @Test
    void filtersNarrowAndAllOfThemMustFit() {
        JsonNode one = all.get(all.size() / 2);
        String kind = one.path("kind").asText();
        assertThat(alerts("--kind", kind))
                .isNotEmpty()
                .allMatch(alert -> alert.toString().contains(kind));
        assertThat(alerts("--severity", "high"))
                .isNotEmpty()
                .allMatch(alert -> List.of("high", "critical")
                        .contains(alert.path("severity").asText()));
        String name = one.path("assets").path(0).path("name").asText();
        assertThat(alerts("--asset", name)).contains(one).allMatch(alert -> AlertText.hasPart(alert, name));
        assertThat(alerts("--status", "muted")).isEmpty();
        String last = all.getLast().path("last_seen").asText();
        assertThat(alerts("--since", last)).contains(all.getLast()).hasSizeLessThan(all.size());
        String earliest = all.stream()
                .map(alert -> alert.path("first_seen").asText())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(alerts("--until", earliest)).isEmpty();
        assertThat(alerts("--kind", kind, "--status", "closed", "--asset", name))
                .isEmpty();
        assertThat(alerts("--since", "3650 d"))
                .as("an age counts from the latest frame")
                .isEqualTo(all);
        assertThat(alerts("--since", "1 s")).hasSizeLessThan(all.size());
        assertThat(otus("alerts", "--since", "yesterday").code()).isEqualTo(2);
    }

    @Test
    void alertsAreInTheOrderOfTheTimeThatIsShown() {
        assertThat(all).extracting(alert -> alert.path("last_seen").asText()).isSorted();
    }

    @Test
    void whatIsEmptySaysWhyAndLeavesTheDataEmpty() {
        for (String[] asked : new String[][] {
            {"alerts --asset nobody", "no asset is called 'nobody'"},
            {"alerts --status muted", "meets all of the conditions"},
            {"alerts stats --status muted", "meets all of the conditions"},
            {"assets name=nobody", "no asset meets all of the conditions"},
            {"assets name=nobody --conversations", "no conversations"},
            {"assets name=nobody --matrix", "no conversations"},
            {"rules list", "no rules"},
            {"audit", "no decisions"},
        }) {
            Ran ran = otus(asked[0].split(" ", -1));
            assertThat(ran.code()).as(asked[0]).isZero();
            assertThat(ran.data()).as(asked[0]).isEmpty();
            assertThat(ran.talk()).as(asked[0]).contains(asked[1]);
        }
    }

    @Test
    void aProtocolThatThereIsNotIsASlipOfThePen() {
        Ran near = otus("alerts", "--protocol", "modbuss");
        assertThat(near.code()).isEqualTo(2);
        assertThat(near.talk()).contains("no protocol 'modbuss' (the nearest: modbus");
        Ran far = otus("alerts", "--protocol", "nonsense");
        assertThat(far.code()).isEqualTo(2);
        assertThat(far.talk()).contains("no protocol 'nonsense' (known: ", "modbus");
    }

    @Test
    void everyLineOfTheBaselineIsExplained() throws IOException {
        for (String word : List.of("asset ", "learned ")) {
            String line = Files.readAllLines(state.resolve("baseline.txt")).stream()
                    .filter(each -> each.startsWith(word))
                    .findFirst()
                    .orElseThrow();
            line = line.contains(" # ") ? line.substring(0, line.indexOf(" # ")).strip() : line;
            Ran whole = otus("explain", line);
            assertThat(whole.code()).as(whole.talk()).isZero();
            String statement = line.contains(" [") ? line.substring(0, line.indexOf(" [")) : line;
            assertThat(whole.data()).startsWith(statement + "\n").contains("frame ");
            List<String> words = new ArrayList<>(List.of("explain"));
            Collections.addAll(words, line.split(" ", -1));
            assertThat(otus(words.toArray(String[]::new)).data()).isEqualTo(whole.data());
        }
    }

    @Test
    void severalAreExplainedOneAfterTheOther() {
        List<String> ids = otus("alerts", "-o", "json")
                .data()
                .lines()
                .map(line -> AlertText.parse(line).path("id").asText())
                .limit(2)
                .toList();
        assertThat(otus("explain", ids.getFirst(), "10.20.0.21", ids.getLast()).data())
                .isEqualTo(otus("explain", ids.getFirst()).data()
                        + '\n'
                        + otus("explain", "10.20.0.21").data()
                        + '\n'
                        + otus("explain", ids.getLast()).data());
        assertThat(otus("explain", "somebody", "vendor").talk()).contains("ASSET.ATTRIBUTE");
        Ran ran = otus("explain", ids.getFirst(), "ffffffff");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.data()).isEmpty();
        assertThat(ran.talk()).contains("'ffffffff' is no alert");
    }

    @Test
    void whatWasFoldedIntoAnAlertIsExplainedByFramesOfItsOwn() {
        JsonNode alert = otus("alerts", "-o", "json")
                .data()
                .lines()
                .map(AlertText::parse)
                .filter(each -> each.has("further"))
                .findFirst()
                .orElseThrow();
        JsonNode item = alert.path("further").path("items").path(0);
        String frame = item.path("evidence").path(0).path("frame").asText();
        assertThat(otus("explain", alert.path("id").asText()).data())
                .contains(item.path("title").asText() + " (frame " + frame + ")\n")
                .containsPattern("\nThe frames that first show that \\Q"
                        + item.path("title").asText() + "\\E:\n  frame " + frame + " ");
    }

    @Test
    void anAttributeIsExplainedWithTheIntervalInWhichItWasSaid() {
        assertThat(otus("explain", "10.20.0.21.vendor").data())
                .containsPattern("trust \\S+, \\d+ times?, first seen \\S+Z, last seen \\S+Z[;)]");
    }

    @Test
    void listsOfDevicesThatDifferEndWithTheCodeOfADifference() throws IOException {
        Path list = Files.writeString(directory.resolve("plant.csv"), "ip,owner\n10.20.0.21,mill\n10.99.0.1,nobody\n");
        Ran compared = otus("assets", "compare", list.toString());
        assertThat(compared.code()).isEqualTo(6);
        assertThat(compared.data()).contains("missing     10.99.0.1");
        assertThat(Ran.otus("assets", "diff", state.toString(), state.toString())
                        .code())
                .isZero();
        assertThat(otus("assets", "compare", list.toString(), "-o", "json").data())
                .contains("{\"change\":\"gone\",\"device\":{\"id\":null,\"name\":null,\"ip\":[\"10.99.0.1\"]");
        Path wrong = Files.writeString(directory.resolve("wrong.csv"), "ip,name\n10.20.0.21,mill\n999.1.1.1,x\n");
        assertThat(otus("assets", "compare", wrong.toString()).code()).isEqualTo(5);
        assertThat(otus("assets", "compare", wrong.toString()).talk())
                .contains("wrong.csv: line 3: '999.1.1.1' is no IP address");
        Files.writeString(wrong, "ip,name\n10.20.0.21,y,z\n");
        assertThat(otus("assets", "compare", wrong.toString()).talk())
                .contains("wrong.csv: line 2, column 3: 'z' stands under no name of a column");
        Ran imported = otus("assets", "import", list.toString(), "--reason", "as built");
        assertThat(imported.talk()).contains("no device is 10.99.0.1", "1 line taken over, 1 of no device");
        String audit = otus("audit").data();
        int why = audit.indexOf("REASON");
        assertThat(audit.lines().skip(1).findFirst().orElseThrow().substring(why))
                .isEqualTo("as built");
        assertThat(audit).contains("import " + list + " (");
        Files.delete(state.resolve("asset-values.csv"));
        Files.delete(state.resolve("audit.jsonl"));
    }

    @Test
    void twoMomentsOfOneInventoryAreCompared() {
        assertThat(otus("assets", "diff", "--from", "1s").code()).isZero();
        Ran grown = otus("assets", "diff", "--from", "12min");
        assertThat(grown.code()).isEqualTo(6);
        assertThat(grown.data()).contains("new      10.20.0.187");
        assertThat(otus("assets", "diff", "--from", "1s", "--to", "1h").code()).isEqualTo(2);
        assertThat(otus("assets", "diff", state.toString()).code()).isEqualTo(2);
    }

    @Test
    void aBaselineIsComparedSinceAnAgeAsAlertsAre() {
        Ran grown = otus("baseline", "diff", "--since", "30 min");
        assertThat(grown.code()).as(grown.talk()).isEqualTo(6);
        assertThat(grown.data())
                .isNotEmpty()
                .isNotEqualTo(otus("baseline", "diff", "--since", "2000-01-01").data());
        assertThat(otus("baseline", "diff", "--since", "0 min").talk()).isEqualTo("no differences\n");
    }

    @Test
    void aLineThatReadsAsTheOneBeforeIsFollowedOnce() throws IOException, InterruptedException {
        Path said = directory.resolve("followed.txt");
        Process follow = Child.otus(said, List.of(), "alerts", "follow", "--from", "1", "--state", state.toString());
        try {
            Set<String> ids = new HashSet<>();
            all.forEach(alert -> ids.add(alert.path("id").asText().substring(0, 8)));
            await().atMost(Duration.ofSeconds(60)).until(() -> ids.stream().allMatch(Files.readString(said)::contains));
        } finally {
            follow.destroy();
            assertThat(Child.code(follow)).isNotEqualTo(-1);
        }
        assertThat(Files.readAllLines(said)).doesNotHaveDuplicates();
    }

    @Test
    void aMapShowsThoseThatMeetTheConditions() {
        assertThat(otus("assets", "map", "-o", "dot", "type=plc").data())
                .contains("10.20.0.21")
                .doesNotContain("10.20.0.10");
        assertThat(otus("assets", "map", "colour=red").code()).isEqualTo(2);
    }

    @Test
    void rulesTakeTheNamesOfDevices() {
        assertThat(otus("rules", "off", "LINK_NEW", "--by", "BOOSTER").data())
                .startsWith("off LINK_NEW by 10.20.0.32\n");
        Ran unknown = otus("rules", "off", "LINK_NEW", "--by", "nobody");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.talk()).contains("no device is called so");
    }

    @Test
    void aReceiverThatTakesNothingIsNamedOnceWithTheReason() {
        Ran ran = otus("export", "--to", "http://127.0.0.1:9/alerts", "--wait", "2");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.talk().lines())
                .singleElement()
                .asString()
                .contains("http://127.0.0.1:9/alerts has alert lines up to 0 (");
    }

    @Test
    void countsAddUp() {
        long sum = 0;
        long days = 0;
        for (String line : otus("alerts", "stats", "-o", "json").data().lines().toList()) {
            JsonNode json = AlertText.parse(line);
            sum += json.path("by").asText().equals("kind") ? json.path("alerts").asLong() : 0;
            days += json.path("by").asText().equals("day") ? json.path("alerts").asLong() : 0;
        }
        assertThat(sum).isEqualTo(all.size());
        assertThat(days).isEqualTo(all.size());
        List<String> ids = otus("alerts", "stats", "-o", "json")
                .data()
                .lines()
                .map(AlertText::parse)
                .filter(row -> row.path("by").asText().equals("asset"))
                .map(row -> row.path("id").asText())
                .toList();
        assertThat(ids).hasSizeGreaterThan(1).doesNotHaveDuplicates().doesNotContain("");
        assertThat(otus("alerts", "stats").data()).startsWith("KIND").contains("\nASSET", "\nDAY");
    }

    @Test
    void aDeviceIsExplainedThoughSomebodyTamperedWithTheDecisions() throws IOException {
        Path audit = state.resolve("audit.jsonl");
        Path aside = directory.resolve("audit.jsonl");
        Files.deleteIfExists(aside);
        if (Files.exists(audit)) {
            Files.move(audit, aside);
        }
        Files.writeString(audit, "{}\n");
        assertThat(otus("explain", "10.20.0.21").code()).isZero();
        assertThat(otus("explain", "10.20.0.21.vendor").code()).isZero();
        Ran alert = otus("explain", all.getFirst().path("id").asText());
        assertThat(alert.code()).isEqualTo(1);
        assertThat(alert.talk()).contains("audit.jsonl:1: ");
        Files.delete(audit);
        if (Files.exists(aside)) {
            Files.move(aside, audit);
        }
    }

    @Test
    void incidentsAreListedWithTheirSteps() {
        List<String> steps = new ArrayList<>();
        for (String line :
                otus("alerts", "incidents", "-o", "json").data().lines().toList()) {
            JsonNode incident = AlertText.parse(line);
            assertThat(incident.path("hosts")).isNotEmpty();
            incident.path("alerts").forEach(id -> steps.add(id.asText()));
        }
        assertThat(steps)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(alert -> !alert.path("incident").asText().isEmpty())
                        .map(alert -> alert.path("id").asText())
                        .toList());
        assertThat(otus("alerts", "incidents").data()).startsWith("FIRST SEEN ").contains(" INCIDENT ");
        Ran none = otus("alerts", "incidents", "--status", "muted");
        assertThat(none.data()).isEmpty();
        assertThat(none.talk()).contains("meets all of the conditions");
    }

    @Test
    void theTimelineOfAnAssetIsInOrderAndHoldsAllThatItHadPartIn() {
        JsonNode asset = all.getLast().path("assets").path(0);
        List<JsonNode> entries = otus("timeline", asset.path("id").asText(), "-o", "json")
                .data()
                .lines()
                .map(AlertText::parse)
                .toList();
        assertThat(entries)
                .isSortedAccordingTo((one, other) ->
                        one.path("time").asText().compareTo(other.path("time").asText()));
        assertThat(entries)
                .anyMatch(entry -> entry.path("id")
                        .asText()
                        .equals(all.getLast().path("id").asText()));
        assertThat(entries)
                .anyMatch(entry -> entry.path("what").asText().equals("type")
                        || entry.path("id").asText().isEmpty());
        assertThat(otus("timeline", "nobody").talk()).contains("there is no asset nobody", "(otus assets lists them)");
    }

    @Test
    void whatIsWrittenElsewhereIsToldOnStandardError() throws IOException {
        String id = all.getFirst().path("id").asText();
        Ran pdf = otus("incident", id, "--out", directory.resolve("report.pdf").toString());
        assertThat(pdf.code()).isEqualTo(ExitCode.USAGE);
        assertThat(pdf.talk())
                .contains("--out ", "report.pdf: a report is Markdown (.md, .markdown, .txt) or HTML (.html, .htm); ")
                .contains("--output");
        assertThat(directory.resolve("report.pdf")).doesNotExist();
        assertThat(otus(
                                "incident",
                                id,
                                "-o",
                                "html",
                                "--out",
                                directory.resolve("report.page").toString())
                        .talk())
                .endsWith("report.page\n");
        assertThat(otus("incident", id, "--out", directory.resolve("report").toString())
                        .talk())
                .endsWith("report\n");
        Ran html =
                otus("incident", id, "--out", directory.resolve("report.html").toString());
        assertThat(html.talk()).endsWith("report.html\n");
        String file = "file:" + directory.resolve("sent.jsonl");
        for (int i = 0; i < 2; i++) {
            assertThat(otus("export", "--to", file).talk()).startsWith(file + " has all alert lines, up to number ");
        }
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String udp = "syslog+udp://127.0.0.1:" + receiver.getLocalPort();
            assertThat(otus("export", "--to", udp).talk())
                    .as("who listens is not known")
                    .startsWith("all alert lines, up to number ")
                    .endsWith(", were handed to the network for " + udp + ", which does not confirm them\n");
        }
        assertThat(otus("explain", "BOOSTER").data().lines().findFirst().orElseThrow())
                .endsWith(" 10.20.0.32 BOOSTER");
    }

    @Test
    void nothingIsToldTwiceOfOneMoment() {
        for (JsonNode alert : all) {
            for (JsonNode asset : alert.path("assets")) {
                List<String> lines = otus("timeline", asset.path("id").asText())
                        .data()
                        .lines()
                        .filter(line -> line.contains(alert.path("id").asText().substring(0, 8)))
                        .map(line -> line.replace("(now 1 time, new)", "").strip())
                        .toList();
                assertThat(lines).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aFrameIsOneLineWithAllItsBytes() {
        for (JsonNode alert : all) {
            List<String> frames = otus("alerts", "show", alert.path("id").asText())
                    .data()
                    .lines()
                    .filter(line -> line.startsWith("  Frame "))
                    .map(line -> line.replaceFirst(", bytes .*", ""))
                    .toList();
            assertThat(frames).isNotEmpty().doesNotHaveDuplicates();
        }
        JsonNode parts =
                AlertText.parse("{\"evidence\":[" + part(54, 1) + ',' + part(55, 1) + ',' + part(60, 4) + "]}");
        assertThat(AlertText.whole(parts)).contains("7 of capture c, t, bytes 54 to 55, 60 to 63\n");
    }

    private static String part(int offset, int length) {
        return "{\"frame\":7,\"capture\":\"c\",\"time\":\"t\",\"offset\":" + offset + ",\"length\":" + length + '}';
    }

    @Test
    void whatTwoSayToEachOtherIsOneLineForEachProtocol() {
        String shown = otus("assets", "show", "10.20.0.21").data();
        List<String> talks = shown.substring(shown.indexOf("Whom it speaks with"))
                .lines()
                .filter(line -> line.contains(" asks ") || line.contains(" speaks "))
                .map(line -> line.replaceFirst(": .*", ""))
                .toList();
        assertThat(talks).isNotEmpty().doesNotHaveDuplicates();
        assertThat(shown).contains("), received ").doesNotContain("was sent", "no operations");
    }

    @Test
    void aFactThatWasSeenOnceShowsItsFramesOnce() throws IOException {
        for (String line : Files.readAllLines(state.resolve("baseline.txt"))) {
            String text = line.startsWith("learned ") || line.startsWith("candidate ")
                    ? otus("explain", line.replaceFirst(" # .*", "").strip()).data()
                    : "";
            if (text.contains("seen 1 time")) {
                assertThat(text).contains("first shown by").doesNotContain("latest kept");
                return;
            }
        }
    }

    @Test
    void aReportHoldsItsAlertsWithTheirFramesAndIsAPageOfItsOwn() throws IOException {
        String id = all.getLast().path("id").asText();
        String markdown = otus("incident", id).data();
        assertThat(markdown).doesNotContain("\\-", "\\.", "\\(", "CMD\\_");
        assertThat(markdown)
                .startsWith("# ")
                .contains("## In short", "## Who has part", "## Step by step", "    Seen: ", "frame");
        Path file = directory.resolve("report.html");
        Ran written = otus("incident", id.substring(0, 10), "--out", file.toString());
        assertThat(written.code()).isZero();
        assertThat(written.talk()).contains("written to " + file);
        String html = Files.readString(file);
        assertThat(html).startsWith("<!DOCTYPE html>").contains("default-src 'none'", "<h2>Step by step</h2>");
        assertThat(html).doesNotContain("<script", "src=\"", "href=");
        assertThat(otus("incident", id, "--output", "html").data()).isEqualTo(html);
        assertThat(otus("incident", "zzzz").code()).isEqualTo(1);
    }

    @Test
    void everyFrameOfAnAlertIsTold() {
        int told = 0;
        for (JsonNode alert : all) {
            String text = otus("explain", alert.path("id").asText()).data();
            String protocol = alert.path("protocol").asText("");
            String frames = text.substring(text.indexOf("The frames that show it"));
            for (String frame : frames.split("\n  frame ", -1)) {
                if (!frame.startsWith("The frames")) {
                    assertThat(frame).as(text).containsPattern("\\n {6}\\S+ -> \\S+  [a-z]\\w+ ");
                    told++;
                }
            }
            // What was folded into an alert may have been said in another protocol.
            assertThat(frames).as(text).contains(protocol.isEmpty() ? "" : "  " + protocol + ' ');
        }
        assertThat(told).isGreaterThan(all.size());
    }

    @Test
    void linesFitTheTerminalUnlessAPersonWantsThemWhole() {
        for (String command : List.of(
                "alerts",
                "alerts stats",
                "alerts incidents",
                "assets",
                "assets --conversations",
                "assets unknown",
                "baseline status")) {
            assertThat(onTerminal(command).data().lines())
                    .as(command)
                    .isNotEmpty()
                    .allMatch(line -> line.length() <= Ran.COLUMNS);
        }
        assertThat(onTerminal("alerts --wide").data())
                .isEqualTo(otus("alerts").data())
                .contains(" COUNT ", " STATUS ");
        assertThat(onTerminal("assets --conversations --wide").data())
                .isEqualTo(otus("assets", "--conversations").data());
    }

    private Ran onTerminal(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        Collections.addAll(arguments, "--color", "never", "--state", state.toString());
        return Ran.onTerminal(arguments.toArray(String[]::new));
    }

    @Test
    void addressesStayWholeAndWhatIsSpareIsLeftOut() {
        Table table = new Table("CLIENT", "SERVER", "BYTES", "OPERATIONS", "LOSSES");
        table.names("CLIENT", "SERVER");
        table.spare("LOSSES", "BYTES");
        table.cutFirst("OPERATIONS");
        table.row("10.20.0.187", "HEATING-1 (10.20.0.52)", "123456", "read=12 write=3 stop=1 restart=1", "0");
        assertThat(table.fitting(68)).isEqualTo("""
                CLIENT       SERVER                  BYTES   OPERATIONS
                10.20.0.187  HEATING-1 (10.20.0.52)  123456  read=12 write=3 stop=1…
                """);
        assertThat(table.fitting(58)).isEqualTo("""
                CLIENT       SERVER                  OPERATIONS
                10.20.0.187  HEATING-1 (10.20.0.52)  read=12 write=3 stop…
                """);
        assertThat(table.fitting(20)).contains("\n10.20.0.187  HEAT… (10.20.0.52)  read=12…\n");
        assertThat(table.fitting(1_000)).contains("restart=1  0\n");
    }

    @Test
    void aColumnThatTellsWhatToDoGoesOnInFurtherLines() {
        Table table = new Table("MISSING", "WOULD TELL");
        table.wrap("WOULD TELL");
        table.row("serial", "an answer to ReadProperty serial-number of its Device object");
        assertThat(table.fitting(40)).isEqualTo("""
                MISSING  WOULD TELL
                serial   an answer to ReadProperty
                         serial-number of its Device
                         object
                """);
    }

    @Test
    void aTableFitsTheTerminalByItsLastColumn() {
        Table table = new Table("KIND", "TITLE");
        table.row("LINK_NEW", "a title that is much longer than the terminal is wide");
        assertThat(table.fitting(40).lines())
                .allMatch(line -> line.length() <= 40)
                .last()
                .asString()
                .endsWith("…");
        assertThat(table.fitting(1_000)).contains("wide\n");
        Table wide = new Table("NAME", "VENDOR", "MODEL");
        wide.row("plc-1", "a maker with a long name", "and a model with one");
        assertThat(wide.fitting(40).lines()).allMatch(line -> line.length() <= 40);
        List<String> lines = all.stream().map(JsonNode::toString).toList();
        assertThat(AlertText.table(lines, false, 80)).doesNotContain("…");
        assertThat(AlertText.table(lines, false, Integer.MAX_VALUE).lines()).hasSize(lines.size() + 1);
        assertThat(AlertText.table(lines, false, 80).lines())
                .allMatch(line -> line.length() <= 80)
                .first()
                .asString()
                .doesNotContain("COUNT", "STATUS");
    }
}
