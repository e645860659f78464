package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Lesson;
import io.otus.alert.audit.Lessons;
import io.otus.alert.audit.ListChange;
import io.otus.core.evidence.EvidenceRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineRevisionTest {
    private static final String TEXT = """
        # otus-baseline 1
        asset es1 mac=00:1b:1b:01:02:02 ip=10.1.1.6
        asset hmi1 mac=00:1b:1b:01:02:01 ip=10.1.1.5
        asset plc3 mac=00:1b:1b:01:02:03 ip=10.1.1.33
        candidate hmi1 -> plc3 modbus unit=1 function 5 [seen=1 hours=1 days=1 first=2026-03-02T00:00:00Z]
        learned es1 -> plc3 s7comm unit=0/2 link [seen=2 hours=1 days=1 first=2026-03-02T00:00:00Z]
        learned es1 present
        # agreed
        learned hmi1 -> plc3 modbus unit=1 function 3 [seen=1204 hours=5 days=1 first=2026-03-02T00:00:00Z] # each second
        learned hmi1 -> plc3 modbus unit=1 link [seen=1 hours=1 days=1 first=2026-03-02T00:00:00Z]
        learned hmi1 -> plc3 modbus unit=1 order 5 after 6 within=1
        learned hmi1 -> plc3 modbus unit=1 poll 3 holding 100..109 every=1.02 pause=6.5
        learned hmi1 -> plc3 modbus unit=1 read holding 100..139
        learned hmi1 -> plc3 modbus unit=1 reading holding 102 3..97 flat=30.1 rate=0.25
        learned hmi1 -> plc3 modbus unit=1 value coil 23 {0,1}
        learned hmi1 habit internet 203.0.113.5
        learned hmi1 role client modbus
        learned plc3 program s7comm unit=0/2 OB1 *
        """;

    private static final String FACT = "hmi1 -> plc3 modbus unit=1 function 16";

    private static Baseline empty() {
        return new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
    }

    private static BaselineText text(String text) throws BaselineException {
        return BaselineText.parse("plant.txt", text);
    }

    /** As it was learned: no file declared it. */
    private static Baseline learned() throws BaselineException {
        Baseline baseline = empty();
        var _ = BaselineRevision.add(baseline, "first.txt", text(TEXT));
        var _ = BaselineApproval.each(baseline, (fact, _) -> {
            fact.stand(fact.state(), null);
            return true;
        });
        return baseline;
    }

    @Test
    void whoGoesBackToATextApprovesNoneOfItsCandidates() throws BaselineException {
        Baseline baseline = learned();
        var _ = BaselineApproval.each(baseline, (fact, statement) -> {
            fact.stand(statement.equals(FACT) ? FactState.CANDIDATE : fact.state(), null);
            return true;
        });
        assertThat(known(baseline)).doesNotContain(FACT);
        var _ = BaselineRevision.add(
                baseline, "more.txt", text("# otus-baseline 1\nasset s ip=10.9.9.9\ncandidate s present\n"));
        List<String> known = known(baseline);
        String kept = BaselineExport.of(baseline).printKept();
        BaselineRevision gone = BaselineRevision.replace(baseline, "empty.txt", text("# otus-baseline 1\n"));
        assertThat(gone.before().printKept()).isEqualTo(kept);
        assertThat(known(baseline)).isEmpty();
        var _ = BaselineRevision.restore(baseline, text(kept));
        assertThat(known(baseline)).isEqualTo(known).contains("s present").doesNotContain(FACT);
        assertThat(BaselineExport.of(baseline).printKept()).isEqualTo(kept);
    }

    private static List<String> known(Baseline baseline) {
        List<String> known = new ArrayList<>();
        var _ = BaselineApproval.each(baseline, (fact, statement) -> {
            if (fact.isKnown()) {
                known.add(statement);
            }
            return false;
        });
        return known;
    }

    private static String whole(Baseline baseline) {
        return BaselineExport.of(baseline).print(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        value coil 23 {0,1}            | value coil 23 {1}
        value coil 23 {0,1}            | value coil 23 {2}
        read holding 100..139          | read holding 110..119
        poll 3 holding 100..109 every=1.02 pause=6.5 | poll 3 holding 100..109 every=2.0 pause=6.5
        3..97 flat=30.1 rate=0.25      | 3..90 flat=20.0 rate=0.25
        order 5 after 6 within=1       | order 5 after 15 within=1
        habit internet 203.0.113.5     | habit internet 203.0.113.6
        role client modbus             | role server modbus
        unit=0/2 OB1 *                 | unit=0/2 OB2 *
        candidate hmi1                 | approved hmi1
        # agreed                       | # agreed again
        """)
    void aTextIsTheBaselineFromThenOnAndSoIsTheOneBefore(String then, String now) throws BaselineException {
        Baseline baseline = learned();
        String before = whole(baseline);
        String wanted = before.replace(then, now);
        assertThat(wanted).isNotEqualTo(before);
        BaselineRevision revision = BaselineRevision.replace(baseline, "signed.txt", text(wanted));
        assertThat(whole(baseline)).isEqualTo(text(wanted).print(true));
        assertThat(revision.dropped().size()).isEqualTo(revision.added().size());
        assertThat(revision.before().print(true)).isEqualTo(before);
        var _ = BaselineRevision.replace(
                baseline, "former.txt", text(revision.before().print(true)));
        assertThat(whole(baseline)).isEqualTo(before);
    }

    @Test
    void whatATextDoesNotSayGoesWithItsDevices() throws BaselineException {
        Baseline baseline = learned();
        String wanted = text(TEXT)
                .print(false)
                .lines()
                .filter(line -> !line.contains("es1") && !line.contains("value coil"))
                .reduce("", (all, line) -> all + line + "\n");
        BaselineRevision revision = BaselineRevision.replace(baseline, "signed.txt", text(wanted));
        assertThat(BaselineExport.of(baseline).print(false)).isEqualTo(wanted);
        assertThat(revision.dropped())
                .containsExactlyInAnyOrder(
                        "es1 -> plc3 s7comm unit=0/2 link",
                        "es1 present",
                        "asset es1 mac=00:1b:1b:01:02:02 ip=10.1.1.6",
                        "hmi1 -> plc3 modbus unit=1 value coil 23 {0,1}");
        assertThat(revision.added()).isEmpty();
        assertThat(revision.stay()).isEqualTo(10);
    }

    @Test
    void whatChangesTakesThePlaceOfWhatWasSaidOfTheSame() throws BaselineException {
        BaselineRevision revision = BaselineRevision.replace(
                learned(), "signed.txt", text(TEXT.replace("{0,1}", "{0}").replace("every=1.02", "every=2.0")));
        assertThat(revision.dropped()).isEmpty();
        assertThat(revision.changed())
                .containsEntry(
                        "hmi1 -> plc3 modbus unit=1 value coil 23 {0}",
                        "hmi1 -> plc3 modbus unit=1 value coil 23 {0,1}")
                .hasSize(2);
    }

    @Test
    void theSameTextAgainChangesNothing() throws BaselineException {
        Baseline baseline = learned();
        BaselineRevision same = BaselineRevision.replace(baseline, "signed.txt", text(whole(baseline)));
        assertThat(same.stay()).isEqualTo(13);
        assertThat(same.added()).isEmpty();
        assertThat(same.changed()).isEmpty();
        assertThat(same.dropped()).isEmpty();
        assertThat(same.after().print(true)).isEqualTo(same.before().print(true));
    }

    @Test
    void aHistoryStaysUnlessThePersonTookItsBracketsAway() throws BaselineException {
        Baseline baseline = learned();
        String brief = BaselineExport.of(baseline).print();
        var _ = BaselineRevision.replace(baseline, "signed.txt", text(brief));
        assertThat(whole(baseline)).as("with all counts").contains("[seen=1204 hours=5 days=1 first=");
        var _ = BaselineRevision.replace(
                baseline, "signed.txt", text(brief.replace("function 3 [first=2026-03-02T00:00:00Z]", "function 3")));
        assertThat(whole(baseline)).contains("function 3 # each second\n");
    }

    @Test
    void whichDeviceANameStandsForIsAStatementToo() throws BaselineException {
        String card = "mac=00:1b:1b:01:02:03";
        BaselineRevision revision = BaselineRevision.replace(
                learned(), "signed.txt", text(TEXT.replace(card, card + ",00:1b:1b:01:02:0f")));
        assertThat(revision.changed())
                .containsExactly(Map.entry(
                        "asset plc3 " + card + ",00:1b:1b:01:02:0f ip=10.1.1.33",
                        "asset plc3 " + card + " ip=10.1.1.33"));
    }

    @Test
    void addingLeavesTheRest() throws BaselineException {
        Baseline baseline = learned();
        String more = """
            # otus-baseline 1
            asset hmi1 mac=00:1b:1b:01:02:01 ip=10.1.1.5
            asset plc9 ip=10.1.1.39
            approved hmi1 -> plc9 modbus unit=1 link
            """;
        BaselineRevision revision = BaselineRevision.add(baseline, "more.txt", text(more));
        assertThat(BaselineExport.of(baseline).facts()).hasSize(14);
        assertThat(revision.dropped()).isEmpty();
        assertThat(revision.added()).containsExactly("hmi1 -> plc9 modbus unit=1 link", "asset plc9 ip=10.1.1.39");
    }

    @Test
    void aLineIsFoundByWhatItIsAboutAndDropped() throws BaselineException {
        Baseline baseline = learned();
        String before = whole(baseline);
        String function = "hmi1 -> plc3 modbus unit=1 function 3";
        String poll = "hmi1 -> plc3 modbus unit=1 poll 3 holding 100..109 every=1.02 pause=6.5";
        assertThat(BaselineRevision.find(baseline, "learned " + function + " [seen=9 hours=1] # each second"))
                .isEqualTo(function);
        assertThat(BaselineRevision.find(baseline, poll.replace("1.02", "1.04")))
                .isEqualTo(poll);
        assertThat(BaselineRevision.find(baseline, function.replace("function 3", "function 4")))
                .isNull();
        assertThat(BaselineRevision.drop(baseline, function)).isTrue();
        assertThat(whole(baseline)).isEqualTo(before.replaceFirst("(?m)^# agreed\\n.*function 3 .*\\n", ""));
        assertThat(BaselineRevision.drop(baseline, function)).isFalse();
        assertThat(BaselineRevision.drop(baseline, "nobody present")).isFalse();
    }

    @Test
    void whatWasDecidedBeforeAnImportIsNotDoneAgainAfterIt() throws BaselineException {
        List<AuditEntry> entries = new ArrayList<>();
        entries.add(entry(1, DecisionKind.LEARN, 0));
        Baseline baseline = learned();
        String before = whole(baseline);
        follow(baseline, entries);
        assertThat(whole(baseline)).contains("approved " + FACT);
        var _ = BaselineRevision.replace(baseline, "signed.txt", text(before));
        entries.add(imported(2));
        follow(baseline, entries);
        assertThat(whole(baseline)).isEqualTo(before);
        entries.add(entry(3, DecisionKind.UNDO, 1));
        follow(baseline, entries);
        assertThat(whole(baseline)).isEqualTo(before);
    }

    /** Decisions about one fact in their order, and whether it is normal after them. */
    @ParameterizedTest
    @CsvSource({
        "LEARN DROP, false",
        "LEARN DROP LEARN, true",
        "LEARN DROP UNDO2, true",
        "LEARN DROP LEARN UNDO3, false",
        "DROP LEARN, true",
        "DROP LEARN DROP UNDO1, false",
        "LEARN UNDO1, false"
    })
    void theLatestDecisionAboutAFactCountsHoweverOftenTheyAreFollowed(String acts, boolean isNormal)
            throws BaselineException {
        List<AuditEntry> entries = new ArrayList<>();
        Baseline live = learned();
        for (String act : acts.split(" ", -1)) {
            boolean isUndo = act.startsWith("UNDO");
            entries.add(entry(
                    entries.size() + 1,
                    isUndo ? DecisionKind.UNDO : DecisionKind.valueOf(act),
                    isUndo ? Long.parseLong(act.substring("UNDO".length())) : 0));
            Lessons.follow(live, Decisions.of(entries, ""), entries.size() - 1, _ -> {});
        }
        Baseline later = learned();
        follow(later, entries);
        assertThat(whole(live).contains(FACT)).isEqualTo(isNormal);
        assertThat(whole(later)).isEqualTo(whole(live));
        follow(later, entries);
        assertThat(whole(later).contains(FACT)).isEqualTo(isNormal);
    }

    private static void follow(Baseline baseline, List<AuditEntry> entries) {
        Lessons.follow(baseline, Decisions.of(entries, ""), 0, _ -> {});
    }

    private static AuditEntry imported(long number) {
        ListChange texts = new ListChange("0".repeat(64), "1".repeat(64));
        return new AuditEntry(
                number, "2026-03-02T08:00:00Z", "jane", DecisionKind.REPLACE, "", Lesson.NONE, null, 0, "", texts, "");
    }

    private static AuditEntry entry(long number, DecisionKind act, long undoes) {
        boolean isOfFact = act == DecisionKind.LEARN || act == DecisionKind.DROP;
        Lesson lesson = isOfFact ? new Lesson(List.of(FACT), List.of()) : Lesson.NONE;
        return new AuditEntry(number, "2026-03-02T08:00:00Z", "jane", act, "", lesson, null, undoes, "");
    }
}
