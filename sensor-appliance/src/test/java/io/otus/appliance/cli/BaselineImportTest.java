package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.audit.AuditFiles;
import io.otus.alert.audit.AuditLog;
import io.otus.alert.store.DueDecisions;
import io.otus.appliance.run.Analysis;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline text that an engineer edited takes the place of what a sensor learned. */
class BaselineImportTest {
    @TempDir
    Path directory = Path.of("");

    private Path state = Path.of("");
    private Path exported = Path.of("");
    private String before = "";

    @BeforeEach
    void replay() throws IOException {
        Path capture = directory.resolve("plant.pcap");
        DemoPlant plant = DemoPlant.simulate(1);
        plant.writeTo(capture);
        state = directory.resolve("state");
        Ran ran = Ran.otus(
                "replay",
                capture.toString(),
                "--out",
                state.toString(),
                "--no-events",
                "--learn-until",
                plant.learnUntil().toString());
        assertThat(ran.code()).as(ran.talk()).isZero();
        exported = directory.resolve("exported.txt");
        assertThat(otus("baseline", "export", exported.toString()).code()).isZero();
        before = Files.readString(exported);
    }

    private Ran otus(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        Collections.addAll(arguments, "--state", state.toString());
        return Ran.otus(arguments.toArray(String[]::new));
    }

    private String export() {
        return otus("baseline", "export").data();
    }

    private String line(String what) {
        return before.lines()
                .filter(each -> each.startsWith("learned ") && each.contains(what))
                .findFirst()
                .orElseThrow();
    }

    private static String statement(String line) {
        return line.replaceFirst("^learned ", "").replaceFirst(" \\[.*", "");
    }

    @Test
    void aTextIsTheBaselineAndTheOneBeforeIsKept() throws IOException {
        String gone = line(" function ");
        Path signed = Files.writeString(
                directory.resolve("signed.txt"), before.replace(gone + "\n", "") + "# signed by K.\n");
        Ran shown = otus("baseline", "import", signed.toString(), "--dry-run");
        assertThat(shown.code()).as(shown.talk()).isZero();
        assertThat(shown.data()).isEqualTo("drop " + statement(gone) + "\n");
        assertThat(shown.talk()).contains("would import: drop 1 line, change 0 lines, add 0 lines; ");
        assertThat(export()).isEqualTo(before);
        assertThat(otus("audit").data()).isEmpty();

        Ran done = otus("baseline", "import", signed.toString(), "--reason", "acceptance");
        assertThat(done.data()).isEqualTo("dropped " + statement(gone) + "\n");
        assertThat(done.talk()).contains("imported: dropped 1 line, ", "decision 1: imported " + signed);
        assertThat(export()).isEqualTo(Files.readString(signed));
        assertThat(otus("explain", line(" link")).data()).contains("approved by import of " + signed, "frame ");
        assertThat(otus("baseline", "status").data())
                .startsWith("enforced: ")
                .contains("approved by import of " + signed, "nothing was learned here yet");
        assertThat(otus("audit").data()).containsPattern("replace +" + signed + " +acceptance\n");
        assertThat(otus("alerts", "undo", "1").talk()).contains("cannot be taken back; the baseline before is a text");
        Path former = Path.of(done.talk().replaceFirst("(?s).*'otus baseline import ([^']*)'.*", "$1"));
        assertThat(Files.readString(former)).contains(gone.replaceFirst(" \\[.*", ""));
        assertThat(otus("baseline", "import", former.toString()).code()).isZero();
        assertThat(export()).isEqualTo(before);
        assertThat(otus("verify").code()).isZero();
    }

    /** One line is a candidate that was merely seen, and another one that a file declared normal. */
    @Test
    void whoGoesBackApprovesNothing() throws IOException {
        Path first = Files.writeString(
                directory.resolve("first.txt"), before.replaceFirst("(?m)^learned (.* function )", "candidate $1"));
        assertThat(otus("baseline", "import", first.toString()).code()).isZero();
        String declared = "\n" + export();
        Path empty = Files.writeString(directory.resolve("empty.txt"), "# otus-baseline 1\n");
        Ran dropped = otus("baseline", "import", empty.toString());
        Path former = Path.of(dropped.talk().replaceFirst("(?s).*'otus baseline import ([^']*)'.*", "$1"));
        String candidate = declared.substring(declared.indexOf("\ncandidate ") + 1)
                .lines()
                .findFirst()
                .orElseThrow();
        String kept = Files.readString(former);
        assertThat(kept).contains("[by=" + first);
        Ran back = otus("baseline", "import", former.toString(), "--dry-run");
        assertThat(back.talk()).contains("each line is as normal as it was then");
        assertThat(otus("baseline", "import", former.toString()).code()).isZero();
        assertThat("\n" + export()).isEqualTo(declared);
        assertThat(otus("explain", candidate.replaceFirst(" \\[.*", "")).data())
                .contains("approved by import of " + first)
                .doesNotContain(former.toString());
        Path edited = Files.writeString(directory.resolve("edited.txt"), kept + "# seen by K.\n");
        Ran word = otus("baseline", "import", edited.toString());
        assertThat(word.talk()).doesNotContain("as it was then");
        assertThat(otus("explain", candidate.replaceFirst(" \\[.*", "")).data())
                .contains("approved by import of " + edited);
    }

    @Test
    void ofATextThatAFormerVersionKeptIsSaidThatFilesWereNotNoted() throws IOException {
        Path first = Files.writeString(
                directory.resolve("first.txt"), before.replaceFirst("(?m)^learned (.* function )", "candidate $1"));
        assertThat(otus("baseline", "import", first.toString()).code()).isZero();
        Files.delete(AuditLog.file(state));
        Path empty = Files.writeString(directory.resolve("empty.txt"), "# otus-baseline 1\n");
        Ran dropped = otus("baseline", "import", empty.toString());
        Path kept = Path.of(dropped.talk().replaceFirst("(?s).*'otus baseline import ([^']*)'.*", "$1"));
        String text = Files.readString(kept);
        assertThat(text).contains("\n# kept: by=FILE").contains("[by=" + first);

        String early = text.replaceFirst("\n# kept: .*", "").replaceAll("\\[by=[^ ]* ", "[");
        Path former = Files.writeString(directory.resolve("former.txt"), early);
        Files.writeString(
                AuditLog.file(state),
                Files.readString(AuditLog.file(state))
                        .replace(kept.getFileName().toString(), AuditFiles.digest(Files.readAllBytes(former))));
        String candidates = "its 1 candidate alerts until somebody approves it";
        assertThat(otus("baseline", "import", former.toString(), "--dry-run").talk())
                .contains("a former version kept this text")
                .contains(candidates);
        assertThat(otus("baseline", "import", former.toString()).talk()).contains(candidates);
    }

    @Test
    void ofATextThatIsKeptNowNothingIsLost() throws IOException {
        Path first = Files.writeString(
                directory.resolve("first.txt"), before.replaceFirst("(?m)^learned (.* function )", "candidate $1"));
        Path empty = Files.writeString(directory.resolve("empty.txt"), "# otus-baseline 1\n");
        for (Path each : List.of(first, empty)) {
            Ran ran = otus("baseline", "import", each.toString());
            Path kept = Path.of(ran.talk().replaceFirst("(?s).*'otus baseline import ([^']*)'.*", "$1"));
            Ran back = otus("baseline", "import", kept.toString(), "--dry-run");
            assertThat(back.talk()).contains("as it was then").doesNotContain("a former version");
        }
    }

    /**
     * The line of the audit goes, as a power cut behind the transaction leaves it, and what the store remembers stays.
     */
    @Test
    void anImportThatPowerCutFromItsLineIsWrittenDownAheadOfWhatComesNext() throws IOException {
        Path signed = Files.writeString(directory.resolve("signed.txt"), before.replace(line(" function ") + "\n", ""));
        cutAfter("baseline", "import", signed.toString());
        assertThat(otus("audit").data()).isEmpty();
        assertThat(export()).isEqualTo(Files.readString(signed));
        assertThat(otus("baseline", "drop", statement(line(" link")), "--yes").talk())
                .contains("decision 2: dropped");
        assertThat(otus("audit").data().lines().skip(1))
                .hasSize(2)
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("1 ")
                .contains(" replace ", signed.toString());
        assertThat(otus("verify").code()).isZero();
        Ran next = otus("baseline", "import", exported.toString());
        assertThat(next.talk()).contains("decision 3: imported " + exported);
        assertThat(otus("audit").data().lines().skip(1)).hasSize(3);
    }

    @Test
    void anApprovalThatPowerCutFromItsLineIsWrittenDownWhenTheStoreIsNextChanged() throws IOException {
        cutAfter("baseline", "approve", "--all", "--yes", "--reason", "as built");
        assertThat(export()).contains("\napproved ").doesNotContain("\nlearned ");
        assertThat(otus("baseline", "import", exported.toString()).talk()).contains("decision 2: imported");
        assertThat(otus("audit").data()).contains("as built", " replace ");
        assertThat(otus("alerts", "undo", "1").talk()).contains("took back decision 1 (approve)");
    }

    private void cutAfter(String... command) throws IOException {
        Ran ran = otus(command);
        assertThat(ran.code()).as(ran.talk()).isZero();
        String line = Files.readString(AuditLog.file(state)).strip();
        assertThat(line).doesNotContain("\n");
        Files.delete(AuditLog.file(state));
        AuditLog.Content none = AuditLog.read(state);
        assertThat(none.entries()).isEmpty();
        Batch due = new Batch();
        DueDecisions.put(List.of(line.replaceFirst("\"number\":1,", "\"number\":0,")), due);
        try (Store store = Store.open(state, Analysis.MODULES, Store.OnFailure.FAIL, StoreListener.NONE)) {
            store.write(due).join();
        }
    }

    @Test
    void aTextMayBeAdded() throws IOException {
        Path more = Files.writeString(
                directory.resolve("more.txt"),
                "# otus-baseline 1\nasset spare ip=10.20.0.99\napproved spare present\n");
        assertThat(otus("baseline", "import", more.toString(), "--dry-run").talk())
                .contains("would import: drop ")
                .contains("stay");
        Ran added = otus("baseline", "import", more.toString(), "--add");
        assertThat(added.talk()).contains("dropped 0 lines, changed 0 lines, added 2 lines");
        assertThat(export()).contains("approved spare present", line(" link"));
    }

    @Test
    void aProtocolThatNothingHasIsNamedWithTheNearest() throws IOException {
        Path slip = Files.writeString(
                directory.resolve("slip.txt"),
                "# otus-baseline 1\nasset spare ip=10.20.0.99\napproved spare role client modbuss\n");
        assertThat(otus("baseline", "import", slip.toString(), "--add", "--dry-run")
                        .talk())
                .contains("slip.txt: protocol: 'modbuss' is none that this version knows; the nearest: modbus");
    }

    @Test
    void aTextThatIsBrokenOrASensorThatRunsLeavesAllAsItIs() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.txt"), before + "learned nobody present\n");
        Ran refused = otus("baseline", "import", broken.toString());
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.talk()).contains("broken.txt:", "'nobody' is no asset");
        Path signed = Files.writeString(directory.resolve("signed.txt"), "# otus-baseline 1\n");
        try (Store running = Store.open(state, Analysis.MODULES, Store.OnFailure.FAIL, StoreListener.NONE)) {
            assertThat(running).isNotNull();
            Ran busy = otus("baseline", "import", signed.toString());
            assertThat(busy.code()).isEqualTo(1);
            assertThat(busy.talk()).contains("is in use");
        }
        assertThat(export()).isEqualTo(before);
        assertThat(otus("audit").data()).isEmpty();
    }

    @Test
    void oneLineIsDroppedUntilThatIsTakenBack() {
        String line = line(" function ");
        Ran shown = otus("baseline", "drop", line);
        assertThat(shown.data()).isEqualTo("drop " + statement(line) + "\nNothing is saved; --yes saves it.\n");
        assertThat(export()).isEqualTo(before);
        Ran done = otus("baseline", "drop", statement(line), "--yes", "--reason", "never agreed");
        assertThat(done.talk()).contains("decision 1: dropped " + statement(line), "otus alerts undo 1");
        assertThat(export()).isEqualTo(before.replace(line + "\n", ""));
        assertThat(otus("audit").data()).contains("drop ", statement(line), "never agreed");
        assertThat(otus("baseline", "drop", line, "--yes").talk()).contains("is no line of the baseline");
        assertThat(otus("alerts", "undo", "1").code()).isZero();
        assertThat(export()).contains("approved " + statement(line));
    }

    @Test
    void oneLineIsApprovedUntilThatIsTakenBackAlsoWhileASensorRuns() {
        String line = line(" function ");
        Ran shown = otus("baseline", "approve", line);
        assertThat(shown.data()).isEqualTo("approve " + statement(line) + "\n");
        assertThat(shown.talk()).contains("Nothing is saved; --yes saves it.");
        assertThat(export()).isEqualTo(before);
        try (Store running = Store.open(state, Analysis.MODULES, Store.OnFailure.FAIL, StoreListener.NONE)) {
            assertThat(running).isNotNull();
            Ran done = otus("baseline", "approve", statement(line), "--yes", "--reason", "agreed");
            assertThat(done.talk()).contains("decision 1: approved " + statement(line), "otus alerts undo 1");
        }
        assertThat(export()).contains("approved " + statement(line)).doesNotContain("learned " + statement(line));
        assertThat(otus("audit").data()).contains("learn ", statement(line), "agreed");
        assertThat(otus("baseline", "approve", line, "--yes").talk()).contains("is approved already");
        assertThat(otus("alerts", "undo", "1").code()).isZero();
        assertThat(export()).isEqualTo(before);
        Ran none = otus("baseline", "approve", "10.20.0.99", "present");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.talk()).contains("(otus baseline show prints");
    }

    @Test
    void whatOfAnAlertIsNormalByAnotherWayDoesNotPartItFromItsLike() throws IOException {
        String id = "";
        List<String> shown = List.of();
        for (JsonNode alert : otus("alerts", "-o", "json")
                .data()
                .lines()
                .map(AlertText::parse)
                .toList()) {
            List<String> preview = otus("alerts", "learn", alert.path("id").asText())
                    .data()
                    .lines()
                    .toList();
            if (preview.size() > 2 && preview.get(1).endsWith(" link")) {
                id = alert.path("id").asText();
                shown = preview;
            }
        }
        assertThat(id).as("an alert of several lines").isNotEmpty();
        String link = shown.get(1).strip();
        String client = link.substring(0, link.indexOf(' ')); // nothing of it is normal, so no line names it
        Path part = Files.writeString(
                directory.resolve("part.txt"),
                "# otus-baseline 1\n" + assets() + "\nasset " + client + " ip=" + client + "\nlearned " + link + '\n');
        assertThat(otus("baseline", "import", part.toString(), "--add").code()).isZero();
        String counted = shown.stream()
                .filter(each -> each.startsWith("It would have hidden"))
                .findFirst()
                .orElseThrow();
        assertThat(otus("alerts", "learn", id).data()).contains(counted).doesNotContain(link);
    }

    private String assets() {
        return before.lines().filter(each -> each.startsWith("asset ")).collect(Collectors.joining("\n"));
    }

    @Test
    void whoAddsALineThatIsThereIsToldThatItIsApproved() throws IOException {
        String line = line(" link");
        Path same = Files.writeString(
                directory.resolve("same.txt"),
                "# otus-baseline 1\n" + assets() + "\napproved " + statement(line) + '\n');
        assertThat(otus("baseline", "import", same.toString(), "--add", "--dry-run")
                        .data())
                .contains("approve " + statement(line));
        Ran added = otus("baseline", "import", same.toString(), "--add");
        assertThat(added.data()).contains("approved " + statement(line));
        assertThat(added.talk()).contains("added 0 lines", ", 1 of them approved by it");
    }
}
