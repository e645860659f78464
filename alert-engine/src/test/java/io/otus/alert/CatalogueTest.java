package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.Consequence;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Techniques;
import io.otus.core.event.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The catalogue of alerts, {@code docs/alerts.md}, says what the program does; {@code OTUS_GOLDEN=accept} writes it.
 */
class CatalogueTest {
    private static final Path PAGE = Path.of("../docs/alerts.md");
    private static final Path SOURCE = Path.of("src/main/java/io/otus/alert/detect/Kind.java");
    private static final Path COVERAGE = Path.of("../docs/coverage.md");
    private static final Pattern TESTS = Pattern.compile("\\| `([A-Z_]+)` \\| (`[^|]+`) \\| (`[^|]+`) \\|");
    private static final String HEAD = """
        # Alerts

        Every kind of alert, written by `CatalogueTest` from the program: what it says and what to do, who finds it and by which numbers, and the tests in which it is raised and in which something
        close to it is not. A kind is never renamed and never used for something else. The severity is that of the kind; where a rule raises or lowers it, the alert says which.
        Whoever wants to hear less: [rules.md](rules.md). What a line of `alerts.jsonl` holds: [files.md](files.md).

        Numbers are those of the program. Techniques are ids of MITRE ATT&CK for ICS, version 17; an alert carries those that fit, [those of the act](#techniques-of-acts) among them.
        A test is named `CLASS.METHOD`; [coverage.md](coverage.md) has it from there to the catalogues of others.
        `scripts/kind-captures DIR` writes two captures for each kind: one that raises it, and one of the nearest harmless thing, which does not.

        | kind | engine | severity | says |
        |---|---|---|---|
        """;

    private static final String CONSEQUENCES = """

        ## What is more of the same

        Further facts that the same source breaks in the same way within five minutes, as more points or more devices, are folded into the alert. Its title names the first and says how many
        more there are; `explain` names sixteen of them (`Further`), and `further` of the line has them as fields. Where one of them is worse, a line says what raised the severity and why.
        A rule of the site that holds at many devices for one source is one alert so, and so is a listed address that many devices answer. A name server that asks on for its client has part in the client's alert.

        ## What is silent

        A device that is asked in vain for a minute is ASSET_SILENT, info, as devices restart; the same alert is raised as soon as the inventory misses it as well. One that fell silent
        together with all that it talks with stays info: it may be there and have nobody to talk with. It is raised when somebody tries to reach it again for a minute, and more than once, and it does
        not answer. A stream of which each message says how soon the next one follows (GOOSE) is overdue after five times as long, and two minutes at the soonest, while other streams of the same
        VLAN and interface are heard: ASSET_SILENT, medium, of the device, or of the stream alone where the device is heard otherwise. What another device sends under its name does not count, unless that one is known to publish and the
        first one is not heard any more; a message that allows more than ten minutes counts as ten. A master with one conversation (one unit of one device) is given twice the time of others before it is MASTER_SILENT, since nothing else shows whether it merely skips some turns.
        MASTER_SILENT is high where the master is known to write to what it polled, and medium at most where it is out together with others, as where the supply of a cabinet fails: it is asked in
        vain, nothing is heard of all that it polled, and one at least of those is asked in vain by others too or polls others itself and stopped. That what only answers is silent follows from that
        nobody asks it, and lowers nothing. A device that is left out while its master polls others is medium after five minutes, and low where others go on polling it.

        Two devices or more behind one gateway (Modbus units, DNP3 stations) that fall silent within a minute, while the gateway says that it does not reach them, takes what is sent to it, or lets another
        one answer, share what failed: ASSET_SILENT, medium, of the line behind the gateway, after a minute.

        ## What is part of another alert

        What follows from something that was told within the last five minutes is a line of that alert (`Part of it: ...` in `explain`), with its kind in `also`, counted and with its frames; it is
        none of its own. Whoever mutes or learns the first alert is told of what followed from it as an alert of its own where it goes on. What changes a process always stands
        for itself, and so does what is in no row of this table, unless the very message that shows it shows one that is: then it is in `also` too.

        | after | comes | with | part of it, since | what is worse |
        |---|---|---|---|---|
        """;

    private static String says(Kind kind, String source) {
        Matcher matcher = Pattern.compile("/\\*\\*((?:(?!\\*/).)+)\\*/\\s+" + kind.name() + "\\(", Pattern.DOTALL)
                .matcher(source);
        assertThat(matcher.find()).as("%s has Javadoc", kind).isTrue();
        return matcher.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip(); // the formatter breaks its lines
    }

    private static String page() throws IOException {
        String source = Files.readString(SOURCE);
        StringBuilder page = new StringBuilder(HEAD);
        List<Kind> kinds = Arrays.stream(Kind.values())
                .sorted(Comparator.comparing(Kind::name))
                .toList();
        for (Kind kind : kinds) {
            page.append("| [`").append(kind.name()).append("`](#");
            page.append(anchor(kind)).append(") | ");
            page.append(kind.engine().key()).append(" | ");
            page.append(kind.severity().key()).append(" | ");
            page.append(says(kind, source)).append(" |\n");
        }
        List<DetectorText> detectors = DetectorText.all();
        Map<String, String> tests = tests();
        for (Kind kind : kinds) {
            List<DetectorText> finding = finding(kind, detectors);
            assertThat(finding)
                    .as("a detector says in its description that it finds %s", kind)
                    .isNotEmpty();
            page.append("\n## ").append(kind.name()).append('\n');
            page.append(says(kind, source))
                    .append(" To do: ")
                    .append(kind.advice())
                    .append("\n\n");
            page.append("- Techniques: ").append(techniques(finding)).append('\n');
            page.append("- Tests: ").append(tests.get(kind.name())).append('\n');
            finding.forEach(each -> describe(each, kind, page));
        }
        page.append(CONSEQUENCES);
        for (Consequence each : Consequence.all()) {
            page.append("| ").append(names(each.leads())).append(" | ");
            page.append(names(each.followers())).append(" | ");
            page.append(each.common()).append(" | ");
            page.append(each.reason()).append(" | ");
            page.append(each.raises() ? "raises it" : "is an alert of its own").append(" |\n");
        }
        page.append("\n## Techniques of acts\n\n| act | techniques |\n|---|---|\n");
        for (Action action : Action.values()) {
            page.append("| ").append(action.key()).append(" | ");
            page.append(String.join(", ", Techniques.of(action))).append(" |\n");
        }
        page.append("| what silences a device | ").append(String.join(", ", Techniques.of(DetectorText.SILENCING)));
        return page.append(" |\n").toString();
    }

    private static String anchor(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Who finds a kind: who names it in its description, and has it in its code if any of those does, or has none at
     * all there, as where another class makes the finding.
     */
    private static List<DetectorText> finding(Kind kind, List<DetectorText> detectors) {
        List<DetectorText> naming =
                detectors.stream().filter(each -> each.names(kind)).toList();
        List<DetectorText> making =
                naming.stream().filter(each -> each.mayMake(kind)).toList();
        return making.isEmpty() ? naming : making;
    }

    private static String techniques(List<DetectorText> finding) {
        String techniques = finding.stream()
                .flatMap(each -> each.techniques().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return techniques.isEmpty() ? "those that its rule names" : techniques;
    }

    /** A detector once, below the first kind that it names; the others point there. */
    private static void describe(DetectorText detector, Kind kind, StringBuilder page) {
        Kind first = detector.first();
        if (first != kind) {
            page.append("\n**").append(detector.name()).append("**: see [");
            page.append(first.name()).append("](#").append(anchor(first)).append(").\n");
            return;
        }
        page.append("\n**")
                .append(detector.name())
                .append("**: ")
                .append(detector.text())
                .append('\n');
        List<String> further = new ArrayList<>(detector.numbers());
        detector.reasons().forEach(each -> further.add("Severity: \"" + each + '"'));
        if (!further.isEmpty()) {
            page.append('\n');
            further.forEach(each -> page.append("- ").append(each).append('\n'));
        }
    }

    /** Of each kind, which tests raise it and which do not, from the page that {@link CoverageTest} holds to them. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String line : Files.readAllLines(COVERAGE)) {
            Matcher row = TESTS.matcher(line);
            if (row.matches()) {
                tests.putIfAbsent(row.group(1), "raised by " + row.group(2) + "; not raised by " + row.group(3));
            }
        }
        assertThat(tests.keySet())
                .containsAll(Arrays.stream(Kind.values()).map(Kind::name).toList());
        return tests;
    }

    private static String names(Set<Kind> kinds) {
        return kinds.stream().map(kind -> '`' + kind.name() + '`').sorted().collect(Collectors.joining(", "));
    }

    @Test
    void thePageIsCurrent() throws IOException {
        String page = page();
        if ("accept".equals(System.getenv("OTUS_GOLDEN"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("docs/alerts.md; OTUS_GOLDEN=accept writes it")
                .content()
                .isEqualTo(page);
    }
}
