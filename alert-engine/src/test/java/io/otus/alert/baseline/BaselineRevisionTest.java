package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.audit.Act;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Lesson;
import io.otus.alert.audit.Lessons;
import io.otus.core.evidence.EvidenceRequests;
import java.util.ArrayList;
import java.util.List;
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
    void aTextIsTheBaselineFromThenOnUntilThatIsTakenBack(String then, String now) throws BaselineException {
        Baseline baseline = learned();
        String before = whole(baseline);
        String wanted = before.replace(then, now);
        assertThat(wanted).isNotEqualTo(before);
        BaselineRevision revision = BaselineRevision.replace(baseline, "signed.txt", text(wanted));
        assertThat(whole(baseline)).isEqualTo(text(wanted).print(true));
        assertThat(revision.dropped().size() + revision.changed().size()).isLessThan(2);
        BaselineRevision.takeBack(baseline, revision.added(), revision.former());
        assertThat(whole(baseline)).isEqualTo(before);
        assertThat(BaselineExport.of(baseline).facts()).allMatch(line -> line.source() == null);
    }

    @Test
    void whatATextDoesNotSayGoesWithItsDevicesAndComesBack() throws BaselineException {
        Baseline baseline = learned();
        String before = whole(baseline);
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
                        "hmi1 -> plc3 modbus unit=1 value coil 23 {0,1}");
        assertThat(revision.added()).isEmpty();
        assertThat(revision.stay()).isEqualTo(10);
        BaselineRevision.takeBack(baseline, revision.added(), revision.former());
        assertThat(whole(baseline)).isEqualTo(before);
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
        BaselineRevision first = BaselineRevision.replace(baseline, "signed.txt", text(whole(baseline)));
        assertThat(first.isEmpty()).as("a person declares it now").isFalse();
        assertThat(first.stay()).isEqualTo(13);
        assertThat(BaselineRevision.replace(baseline, "signed.txt", text(whole(baseline)))
                        .isEmpty())
                .isTrue();
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
    void addingLeavesTheRest() throws BaselineException {
        Baseline baseline = learned();
        String before = whole(baseline);
        String more = """
            # otus-baseline 1
            asset hmi1 mac=00:1b:1b:01:02:01 ip=10.1.1.5
            asset plc9 ip=10.1.1.39
            approved hmi1 -> plc9 modbus unit=1 link
            """;
        BaselineRevision revision = BaselineRevision.add(baseline, "more.txt", text(more));
        assertThat(BaselineExport.of(baseline).facts()).hasSize(14);
        assertThat(revision.dropped()).isEmpty();
        assertThat(revision.added()).containsExactly("asset plc9 ip=10.1.1.39", "hmi1 -> plc9 modbus unit=1 link");
        BaselineRevision.takeBack(baseline, revision.added(), revision.former());
        assertThat(whole(baseline)).isEqualTo(before);
    }

    @Test
    void oneLineIsDroppedAndPutBack() throws BaselineException {
        Baseline baseline = learned();
        String before = whole(baseline);
        List<String> line = BaselineRevision.line(baseline, "hmi1 -> plc3 modbus unit=1 function 3");
        BaselineRevision.drop(baseline, line);
        assertThat(whole(baseline)).isEqualTo(before.replaceFirst("(?m)^# agreed\\n.*function 3 .*\\n", ""));
        BaselineRevision.putBack(baseline, line);
        assertThat(whole(baseline)).isEqualTo(before);
        assertThat(BaselineRevision.line(baseline, "hmi1 -> plc3 modbus unit=1 function 4"))
                .isEmpty();
    }

    @Test
    void whatWasDecidedBeforeAnImportIsNotDoneAgainAfterIt() throws BaselineException {
        String fact = "hmi1 -> plc3 modbus unit=1 function 16";
        List<AuditEntry> entries = new ArrayList<>();
        entries.add(entry(1, Act.LEARN, new Lesson(List.of(fact), List.of()), 0));
        Baseline baseline = learned();
        String before = whole(baseline);
        Lessons.follow(baseline, Decisions.of(entries, ""), 0, _ -> {});
        assertThat(whole(baseline)).contains("approved " + fact);
        BaselineRevision revision = BaselineRevision.replace(baseline, "signed.txt", text(before));
        entries.add(entry(2, Act.IMPORT, Lesson.revision(revision.added(), revision.former()), 0));
        Lessons.follow(baseline, Decisions.of(entries, ""), 0, _ -> {});
        assertThat(whole(baseline)).isEqualTo(before);
        entries.add(entry(3, Act.UNDO, Lesson.NONE, 2));
        Lessons.follow(baseline, Decisions.of(entries, ""), 0, _ -> {});
        assertThat(whole(baseline)).contains("approved " + fact);
    }

    private static AuditEntry entry(long number, Act act, Lesson lesson, long undoes) {
        return new AuditEntry(number, "2026-03-02T08:00:00Z", "jane", act, "", lesson, null, undoes, "");
    }
}
