package io.otus.alert.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.alert.alert.Status;
import io.otus.alert.baseline.FactState;
import io.otus.alert.detect.Kind;
import io.otus.alert.rule.Hours;
import io.otus.alert.rule.Rule;
import io.otus.alert.rule.Scope;
import io.otus.alert.rule.Who;
import io.otus.core.log.HashChain;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions as they are written down, and what they come to. */
class AuditLogTest {
    @TempDir
    Path state = Path.of("");

    private static AuditEntry entry(DecisionKind act, String alert, @Nullable Scope scope, long undoes) {
        return new AuditEntry(
                0, "2026-03-02T08:00:00Z", "jane", act, alert, Lesson.NONE, scope, undoes, "asked \"twice\"");
    }

    private void write(AuditEntry... entries) throws IOException {
        for (AuditEntry entry : entries) {
            AuditLog.append(state, entry);
        }
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        Scope scope = new Scope(
                Set.of(Kind.POINT_NEW, Kind.FUNC_NEW),
                List.of("a -> b modbus unit=1 function 6", "a -> b modbus unit=1 function 16"),
                "modbus",
                Who.parse(List.of("10.0.0.0/8")),
                Who.parse(List.of("10.0.0.2")),
                Who.parse(List.of("vlan 4")),
                Hours.parse("22:00-06:00", List.of("sat", "sun"), ZoneOffset.UTC));
        write(entry(DecisionKind.EXCEPT, "a1", scope, 0), entry(DecisionKind.UNDO, "", null, 1));
        AuditLog.Content content = AuditLog.read(state);
        assertThat(content.broken()).isZero();
        assertThat(content.entries())
                .containsExactly(
                        entry(DecisionKind.EXCEPT, "a1", scope, 0).numbered(1),
                        entry(DecisionKind.UNDO, "", null, 1).numbered(2));
    }

    @Test
    void whatWasLearnedIsReadAsItWas() throws IOException {
        AuditEntry whole = learned("a1", List.of("f1", "f2"), List.of("a1", "a2"));
        AuditEntry part = learned("a3", List.of("f3"), List.of());
        AuditEntry plain = learned("a4", List.of("f4"), List.of("a4"));
        write(whole, part, plain);
        assertThat(AuditLog.read(state).entries())
                .containsExactly(whole.numbered(1), part.numbered(2), plain.numbered(3));
        assertThat(Files.readAllLines(AuditLog.file(state)).getLast())
                .as("as an earlier version wrote it")
                .doesNotContain("learned\"", "further");
        Decisions decisions = Decisions.of(AuditLog.read(state));
        assertThat(decisions.status("a2")).isEqualTo(Status.LEARNED);
        assertThat(decisions.status("a3")).isNull();
        assertThat(decisions.isLearned("f2")).isTrue();
    }

    @Test
    void whichListTookThePlaceOfWhichIsReadAsItWasAndCanBeTakenBack() throws IOException {
        byte[] list = "ip,owner\n".getBytes(StandardCharsets.UTF_8);
        ListChange change = new ListChange(AuditFiles.write(state, list), AuditFiles.digest(new byte[0]));
        AuditEntry changed = new AuditEntry(
                0,
                "2026-03-02T08:00:00Z",
                "jane",
                DecisionKind.ASSETS,
                "",
                Lesson.NONE,
                null,
                0,
                "as built",
                change,
                "import a.csv");
        write(changed, entry(DecisionKind.ASSETS, "", null, 0));
        List<AuditEntry> entries = AuditLog.read(state).entries();
        assertThat(entries)
                .containsExactly(
                        changed.numbered(1),
                        entry(DecisionKind.ASSETS, "", null, 0).numbered(2));
        assertThat(entries).extracting(AuditEntry::words).containsExactly("import a.csv: as built", "asked \"twice\"");
        assertThat(entries)
                .extracting(AuditEntry::isUndoable)
                .as("not that of an earlier version")
                .containsExactly(true, false);
        assertThat(AuditFiles.read(state, change.before())).isEqualTo(list);
        assertThat(AuditFiles.read(state, change.after())).as("nobody kept it").isNull();
        assertThat(AuditFiles.read(state, "../audit.jsonl")).isNull();
    }

    private static AuditEntry learned(String alert, List<String> facts, List<String> alerts) {
        return new AuditEntry(
                0, "2026-03-02T08:00:00Z", "jane", DecisionKind.LEARN, alert, new Lesson(facts, alerts), null, 0, "");
    }

    private static List<String> facts(String what, int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> "plc-" + each + " -> mill modbus unit=1 " + what)
                .toList();
    }

    private static AuditEntry approved(Lesson lesson) {
        return new AuditEntry(0, "2026-03-02T08:00:00Z", "jane", DecisionKind.APPROVE, "", lesson, null, 0, "as built");
    }

    @Test
    void whatWasApprovedAtOnceIsAShortLineHoweverMuchItIs() throws IOException {
        Map<FactState, List<String>> before = Map.of(
                FactState.CANDIDATE, facts("function 3", 20_000), FactState.LEARNED, facts("function 4", 30_000));
        AuditEntry all = approved(new Lesson(List.of("f1"), List.of("a1", "a2"), before));
        AuditEntry few = approved(new Lesson(List.of(), List.of(), Map.of(FactState.NOVEL, facts("function 5", 20))));
        AuditEntry told = learned("a1", List.of("f1"), facts("", 300));
        write(all, few, told, entry(DecisionKind.CLOSE, "a1", null, 0));
        assertThat(Files.readAllLines(AuditLog.file(state)))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(4_096));
        AuditLog.Content content = AuditLog.read(state);
        assertThat(content.broken()).isZero();
        assertThat(content.entries())
                .startsWith(all.numbered(1), few.numbered(2), told.numbered(3))
                .allMatch(AuditEntry::isUndoable);
        Decisions decisions = Decisions.of(content);
        assertThat(decisions.isLearned("plc-29999 -> mill modbus unit=1 function 4"))
                .isTrue();
        assertThat(decisions.status("a2")).isEqualTo(Status.LEARNED);
    }

    @Test
    void whoseFactsAreMissingIsNotTakenBack() throws IOException {
        AuditEntry all =
                approved(new Lesson(List.of(), List.of("a1"), Map.of(FactState.LEARNED, facts("function 4", 1_000))));
        write(all, entry(DecisionKind.CLOSE, "a1", null, 0));
        try (Stream<Path> files = Files.list(state.resolve(AuditFiles.DIRECTORY))) {
            Path file = files.findFirst().orElseThrow();
            Files.writeString(file, Files.readString(file).replace("plc-7 ", "plc-8 "));
        }
        AuditLog.Content content = AuditLog.read(state);
        assertThat(content.broken()).as("the lines are as they were").isZero();
        Lesson lesson = content.entries().getFirst().lesson();
        assertThat(lesson.size()).isEqualTo(LongLessons.SHOWN);
        assertThat(lesson.missing()).isEqualTo(1_000 - LongLessons.SHOWN);
        assertThat(content.entries().getFirst().isUndoable()).isFalse();
        assertThat(content.entries().getFirst().settles()).containsExactly("a1");
        assertThat(content.entries().getLast().isUndoable()).isTrue();
    }

    /** As it was written before long ones had files of their own. */
    @Test
    void aLongLineOfAnEarlierVersionIsReadAsItWas() throws IOException {
        List<String> facts = facts("function 4", 50_000);
        String line =
                "{\"number\":1,\"time\":\"2026-03-02T08:00:00Z\",\"by\":\"jane\",\"act\":\"approve\",\"approved\":"
                        + "{\"learned\":[\"" + String.join("\",\"", facts) + "\"]},\"prev\":\"" + HashChain.START
                        + "\"}\n";
        Files.writeString(AuditLog.file(state), line);
        write(entry(DecisionKind.CLOSE, "a1", null, 0));
        List<AuditEntry> entries = AuditLog.read(state).entries();
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().lesson())
                .isEqualTo(new Lesson(List.of(), List.of(), Map.of(FactState.LEARNED, facts)));
        assertThat(entries.getFirst().isUndoable()).isTrue();
    }

    @Test
    void anUndoneActCountsNoMoreAndTheOneBeforeItDoesAgain() throws IOException {
        write(
                entry(DecisionKind.ACKNOWLEDGE, "a1", null, 0),
                entry(DecisionKind.MUTE, "a1", Scope.of(Kind.FUNC_NEW), 0),
                entry(DecisionKind.OFF, "", Scope.of(Kind.LINK_NEW), 0),
                entry(DecisionKind.CLOSE, "a2", null, 0));
        Decisions before = Decisions.of(AuditLog.read(state));
        assertThat(before.status("a1")).isEqualTo(Status.MUTED);
        assertThat(before.rules()).extracting(Rule::id).containsExactly("exception 2", "switch 3");
        write(
                entry(DecisionKind.UNDO, "", null, 2),
                entry(DecisionKind.UNDO, "", null, 4),
                entry(DecisionKind.UNDO, "", null, 3));
        Decisions after = Decisions.of(AuditLog.read(state));
        assertThat(after.status("a1")).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(after.status("a2")).isEqualTo(Status.NEW);
        assertThat(after.status("a3")).isNull();
        assertThat(after.rules()).isEmpty();
    }

    @Test
    void aChangedMissingOrAddedLineBreaksTheChainBehindIt() throws IOException {
        for (int i = 0; i < 5; i++) {
            write(entry(DecisionKind.ACKNOWLEDGE, "a" + i, null, 0));
        }
        List<String> whole = Files.readAllLines(AuditLog.file(state));
        List<String> changed = new ArrayList<>(whole);
        changed.set(1, changed.get(1).replace("jane", "joan"));
        assertThat(brokenAt(changed)).isEqualTo(3);
        List<String> missing = new ArrayList<>(whole);
        missing.remove(1);
        assertThat(brokenAt(missing)).isEqualTo(2);
        List<String> added = new ArrayList<>(whole);
        added.add(2, whole.get(1));
        assertThat(brokenAt(added)).isEqualTo(3);
        List<String> headless = whole.subList(1, 5);
        assertThat(brokenAt(headless)).isEqualTo(1);
        assertThatThrownBy(() -> write(entry(DecisionKind.CLOSE, "a", null, 0)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("audit.jsonl:1: does not follow");
    }

    private int brokenAt(List<String> lines) throws IOException {
        Files.write(AuditLog.file(state), lines);
        return AuditLog.read(state).broken();
    }

    @Test
    void aLineThatACrashCutIsWrittenOver() throws IOException {
        write(entry(DecisionKind.ACKNOWLEDGE, "a1", null, 0));
        Files.writeString(AuditLog.file(state), "{\"number\":2,\"ti", StandardOpenOption.APPEND);
        assertThat(AuditLog.read(state).entries()).hasSize(1);
        write(entry(DecisionKind.CLOSE, "a1", null, 0));
        assertThat(AuditLog.read(state).entries())
                .extracting(AuditEntry::number)
                .containsExactly(1L, 2L);
    }

    @Test
    void whatIsDueIsWrittenDownOnceWhoeverFindsIt() throws IOException {
        write(entry(DecisionKind.ACKNOWLEDGE, "a1", null, 0));
        List<String> due = List.of(AuditLog.due(state, entry(DecisionKind.CLOSE, "a2", null, 0)));
        assertThat(AuditLog.appendDue(state, due)).containsExactly(2L);
        assertThat(AuditLog.appendDue(state, due)).containsExactly(2L);
        assertThat(AuditLog.read(state).entries()).hasSize(2);
    }

    @Test
    void whereThereIsNoRoomForADecisionItIsNotToBeCarriedOut() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(AuditLog.file(state).toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }
        assertThatThrownBy(() -> AuditLog.due(state, entry(DecisionKind.CLOSE, "a2", null, 0)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has more than");
    }

    @Test
    void whatIsDueAndCannotBeReadIsNotTakenForAFaultOfTheProgram() {
        assertThatThrownBy(() -> AuditLog.appendDue(state, List.of("{\"act\":\"none\"}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read: {\"act\"");
    }
}
