package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Status;
import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.audit.Lesson;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.FactLine;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.rule.Hours;
import io.otus.alert.rule.Rule;
import io.otus.alert.rule.Rules;
import io.otus.alert.rule.Scope;
import io.otus.alert.rule.Who;
import io.otus.alert.rule.Width;
import io.otus.core.event.Action;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.net.Sites;
import io.otus.testkit.TestFlow;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rules and exceptions keep from being told. */
class RulesTest {
    private static final Service READ_COILS = new Service(1, "read_coils", Action.READ);
    private static final LearningPlan UNTIL = new LearningPlan.Until(Plant.START + Plant.HOUR);

    private final List<AuditEntry> done = new ArrayList<>();

    /** An HMI reads ten registers and writes one; then learning is over. */
    private static Plant learned() {
        Plant plant = new Plant(UNTIL);
        plant.device("hmi", 2);
        plant.device("plc", 3);
        for (int i = 0; i < 5; i++) {
            plant.read(2, 3, 100, 10);
            plant.write(2, 3, 100, 50);
            plant.pass(Plant.MINUTE);
        }
        plant.pass(Plant.HOUR);
        return plant;
    }

    /** All that a test plant can do wrong. */
    private static void misbehave(Plant plant) {
        plant.device("laptop", 9);
        plant.read(9, 3, 500, 1);
        plant.write(2, 3, 200, 7);
        plant.write(2, 3, 100, 4_000);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        plant.ask(9, 3, "modbus", "1", Plant.STOP);
        plant.ask(2, 3, "modbus", "1", Plant.SET_TIME);
        plant.arp(9, 3);
        plant.health(CaptureHealth.Kind.SILENT, "eth1");
        plant.pass(2 * Plant.MINUTE);
    }

    private static Set<Kind> kinds(Plant plant) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (AlertState alert : plant.alerts()) {
            kinds.add(alert.origin().kind());
            kinds.addAll(alert.also());
        }
        return kinds;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKindThatIsSwitchedOffFiresZeroTimesAndTakesNoOtherAlong(Kind kind) {
        Plant asEver = learned();
        misbehave(asEver);
        Plant plant = learned();
        plant.engine().rules(new Rules(List.of(new Rule("rule 1", Scope.of(kind), Rule.OFF, ""))));
        misbehave(plant);
        Set<Kind> others = EnumSet.copyOf(kinds(asEver));
        others.remove(kind);
        assertThat(kinds(plant)).doesNotContain(kind).containsAll(others);
    }

    @Test
    void allThatIsSwitchedOffFiresZeroTimes() {
        Plant plant = learned();
        Scope all = new Scope(Set.of(), List.of(), "", Who.ANYONE, Who.ANYONE, Who.ANYONE, null);
        plant.engine().rules(new Rules(List.of(new Rule("rule 1", all, Rule.OFF, ""))));
        misbehave(plant);
        assertThat(plant.lines()).isEmpty();
    }

    private static Scope scope(Kind kind, List<String> by, List<String> on, @Nullable Hours hours) {
        return new Scope(Set.of(kind), List.of(), "", Who.parse(by), Who.parse(on), Who.ANYONE, hours);
    }

    @Test
    void aRuleIsForItsDevicesAlone() {
        for (List<String> who : List.of(List.of("10.0.0.2"), List.of("02:00:00:00:00:02"), List.of("10.0.0.0/29"))) {
            Plant plant = learned();
            plant.engine()
                    .rules(new Rules(List.of(
                            new Rule("rule 1", scope(Kind.FUNC_NEW, who, List.of("10.0.0.3"), null), Rule.OFF, ""))));
            plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
            assertThat(plant.alerts()).isEmpty();
            plant.device("other", 4);
            plant.device("third", 12);
            plant.ask(4, 3, "modbus", "1", Plant.READ_INPUT);
            plant.ask(12, 3, "modbus", "1", Plant.READ_INPUT);
            assertThat(plant.alerts()).isNotEmpty();
        }
    }

    @Test
    void aRuleIsForItsHoursAlone() {
        Plant plant = learned();
        Hours morning = Hours.parse("00:00-02:00", List.of("mon"), ZoneOffset.UTC);
        plant.engine()
                .rules(new Rules(List.of(
                        new Rule("rule 1", scope(Kind.FUNC_NEW, List.of(), List.of(), morning), Rule.OFF, ""))));
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        assertThat(plant.alerts()).isEmpty();
        plant.pass(Plant.HOUR);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        assertThat(kinds(plant)).contains(Kind.FUNC_NEW);
    }

    @Test
    void aRuleMayWeighAndTheAlertSaysWhich() {
        Plant plant = learned();
        Rule low = new Rule("rule 1", Scope.of(Kind.FUNC_NEW), new Rule.Effect.Weigh(Severity.LOW), "test stand");
        plant.engine().rules(new Rules(List.of(low)));
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        AlertState alert = plant.alerts().getFirst();
        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(alert.origin().explanation().explanation()).contains("Severity: low. Set by rule 1 (test stand).");
    }

    private void decide(Plant plant, DecisionKind act, String alert, String fact, @Nullable Scope scope, long undoes) {
        Lesson lesson = act == DecisionKind.LEARN ? new Lesson(List.of(fact), List.of(alert)) : Lesson.NONE;
        decide(plant, act, alert, lesson, scope, undoes);
    }

    private void decide(
            Plant plant, DecisionKind act, String alert, Lesson lesson, @Nullable Scope scope, long undoes) {
        done.add(
                new AuditEntry(done.size() + 1, "2026-03-02T08:00:00Z", "jane", act, alert, lesson, scope, undoes, ""));
        plant.engine().decisions(Decisions.of(done, ""), plant.alerts());
        plant.pass(Plant.SECOND);
    }

    private static Width narrowest(AlertState alert) {
        return Width.of(alert, alert.origin().explanation().fact(), Sites.NONE).getFirst();
    }

    private static AlertState alert(Plant plant, String id) {
        return plant.alerts().stream()
                .filter(each -> each.origin().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsMutedIsNotToldAgainUntilThatIsUndone() {
        Plant plant = learned();
        plant.ask(2, 3, "modbus", "1", Plant.STOP);
        AlertState told = plant.alerts().getFirst();
        String id = told.origin().id();
        decide(plant, DecisionKind.MUTE, id, "", narrowest(told).scope(), 0);
        assertThat(alert(plant, id).status()).isEqualTo(Status.MUTED);
        int lines = plant.lines().size();
        plant.pass(2 * Plant.HOUR);
        plant.ask(2, 3, "modbus", "1", Plant.STOP);
        assertThat(plant.lines()).as("the act and all it breaks besides").hasSize(lines);
        plant.ask(3, 2, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).as("the same by another device").hasSize(2);
        decide(plant, DecisionKind.UNDO, "", "", null, 1);
        plant.ask(2, 3, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).hasSize(3);
    }

    @Test
    void whatIsMutedStaysSoWhenItsDeviceGetsAnotherName() {
        Plant plant = learned();
        plant.ask(2, 3, "modbus", "1", Plant.STOP);
        AlertState told = plant.alerts().getFirst();
        decide(plant, DecisionKind.MUTE, told.origin().id(), "", narrowest(told).scope(), 0);
        int lines = plant.lines().size();
        plant.knownDevice("TIA-STATION", 2);
        plant.pass(2 * Plant.HOUR);
        plant.ask(2, 3, "modbus", "1", Plant.STOP);
        assertThat(plant.lines()).hasSize(lines);
        plant.ask(3, 2, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).as("the other way round").hasSize(2);
    }

    private static void guess(Plant plant) {
        PlantNetwork network = new PlantNetwork(plant);
        TestFlow flow = network.answer(network.open(2, 3, 8_080));
        for (int i = 0; i < 12; i++) {
            network.authenticate(flow, "http", Outcome.error(401, "unauthorized"));
        }
        plant.pass(Plant.MINUTE);
    }

    private static List<AlertState> guesses(Plant plant) {
        return plant.alerts().stream()
                .filter(alert -> alert.origin().kind() == Kind.BRUTE_FORCE)
                .toList();
    }

    @Test
    void whatIsMutedOfARuleStaysSoWhenBothDevicesGetOtherNames() {
        Plant plant = learned();
        guess(plant);
        AlertState told = guesses(plant).getFirst();
        assertThat(told.origin().explanation().fact()).isEqualTo("hmi -> plc guessing");
        decide(plant, DecisionKind.MUTE, told.origin().id(), "", narrowest(told).scope(), 0);
        long count = guesses(plant).getFirst().count();
        plant.knownDevice("TIA-STATION", 2);
        plant.knownDevice("CPU 1515", 3);
        plant.pass(2 * Plant.HOUR);
        guess(plant);
        assertThat(guesses(plant)).hasSize(1).allMatch(alert -> alert.count() == count);
    }

    /** Whoever compares facts knows which of their words are devices. */
    @Test
    void factsBeginWithTheirDevicesAndNameNoneElsewhere() {
        Plant plant = learned();
        misbehave(plant);
        guess(plant);
        assertThat(plant.alerts()).isNotEmpty().allSatisfy(alert -> {
            String fact = alert.origin().explanation().fact();
            assertThat(FactText.renamed(fact, _ -> "it").split(" ", -1))
                    .as(fact)
                    .doesNotContain("hmi", "plc", "laptop");
        });
    }

    @Test
    void whatIsLearnedIsNormalUntilThatIsUndone() {
        Plant plant = learned();
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        AlertState told = plant.alerts().getFirst();
        String id = told.origin().id();
        String fact = told.origin().explanation().fact();
        decide(plant, DecisionKind.LEARN, id, fact, null, 0);
        assertThat(alert(plant, id).status()).isEqualTo(Status.LEARNED);
        plant.pass(2 * Plant.HOUR);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        assertThat(plant.alerts()).hasSize(1);
        decide(plant, DecisionKind.UNDO, "", "", null, 1);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        assertThat(plant.alerts()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = DecisionKind.class,
            names = {"LEARN", "CLOSE"})
    void whatIsOpenAgainCountsUpAgain(DecisionKind act) {
        Plant plant = learned();
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        AlertState told = plant.alerts().getFirst();
        String id = told.origin().id();
        decide(plant, act, id, told.origin().explanation().fact(), null, 0);
        decide(plant, DecisionKind.UNDO, "", "", null, 1);
        assertThat(alert(plant, id).status()).isEqualTo(Status.NEW);
        plant.pass(Plant.MINUTE);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(alert(plant, id).count()).isEqualTo(told.count() + 1);
    }

    @Test
    void whatIsDroppedAlertsUntilThatIsUndone() {
        Plant plant = learned();
        Baseline baseline = plant.engine().baseline();
        String before = BaselineExport.of(baseline).print(true);
        String fact = BaselineExport.of(baseline).facts().stream()
                .map(FactLine::statement)
                .filter(line -> line.endsWith("function 3"))
                .findFirst()
                .orElseThrow();
        plant.ask(2, 3, "modbus", "1", Plant.READ_HOLDING);
        assertThat(plant.alerts()).isEmpty();
        decide(plant, DecisionKind.DROP, "", new Lesson(List.of(fact), List.of()), null, 0);
        assertThat(BaselineExport.of(baseline).print(true)).isNotEqualTo(before).doesNotContain(fact + " ");
        plant.ask(2, 3, "modbus", "1", Plant.READ_HOLDING);
        assertThat(kinds(plant)).contains(Kind.FUNC_NEW);
        decide(plant, DecisionKind.UNDO, "", Lesson.NONE, null, 1);
        assertThat(BaselineExport.of(baseline).print(true)).contains("approved " + fact);
        plant.pass(2 * Plant.HOUR);
        int told = plant.alerts().size();
        plant.ask(2, 3, "modbus", "1", Plant.READ_HOLDING);
        assertThat(plant.alerts()).hasSize(told);
    }

    @Test
    void oneDecisionOnSeveralFactsIsUndoneAsOne() {
        Plant plant = learned();
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        plant.pass(2 * Plant.HOUR);
        plant.ask(2, 3, "modbus", "1", READ_COILS);
        List<AlertState> told = plant.alerts();
        assertThat(told).hasSize(2);
        List<String> ids = told.stream().map(each -> each.origin().id()).toList();
        List<String> facts =
                told.stream().map(each -> each.origin().explanation().fact()).toList();
        decide(plant, DecisionKind.LEARN, ids.getFirst(), new Lesson(facts, ids), null, 0);
        assertThat(ids).extracting(id -> alert(plant, id).status()).containsOnly(Status.LEARNED);
        plant.pass(2 * Plant.HOUR);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        plant.ask(2, 3, "modbus", "1", READ_COILS);
        assertThat(plant.alerts()).hasSize(2);
        decide(plant, DecisionKind.UNDO, "", Lesson.NONE, null, 1);
        assertThat(ids).extracting(id -> alert(plant, id).status()).containsOnly(Status.NEW);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        plant.pass(2 * Plant.HOUR);
        plant.ask(2, 3, "modbus", "1", READ_COILS);
        assertThat(plant.alerts()).hasSize(4);
    }

    @Test
    void whatWasApprovedIsAgainWhatItWasOnceThatIsTakenBack() {
        Plant plant = learned();
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        String id = plant.alerts().getFirst().origin().id();
        Baseline baseline = plant.engine().baseline();
        String before = BaselineExport.of(baseline).print(false);
        assertThat(before).contains("\nlearned ");
        Map<FactState, List<String>> approved =
                BaselineApproval.approve(baseline, EnumSet.allOf(FactState.class), _ -> true);
        assertThat(approved).containsKey(FactState.NOVEL);
        decide(plant, DecisionKind.APPROVE, "", new Lesson(List.of(), List.of(id), approved), null, 0);
        assertThat(alert(plant, id).status()).isEqualTo(Status.LEARNED);
        assertThat(BaselineExport.of(baseline).print(false)).doesNotContain("\nlearned ", "\ncandidate ");
        decide(plant, DecisionKind.UNDO, "", Lesson.NONE, null, 1);
        assertThat(alert(plant, id).status()).isEqualTo(Status.NEW);
        assertThat(BaselineExport.of(baseline).print(false)).isEqualTo(before);
    }

    @Test
    void whatAnEarlierVersionApprovedCannotBeTakenBack() {
        AuditEntry entry = new AuditEntry(1, "", "jane", DecisionKind.APPROVE, "", Lesson.NONE, null, 0, "");
        assertThat(entry.isUndoable()).isFalse();
        assertThat(entry.settles()).isEmpty();
    }

    @Test
    void anAlertOfWhichFactsRemainStaysOpen() {
        Plant plant = learned();
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        AlertState told = plant.alerts().getFirst();
        String id = told.origin().id();
        String fact = told.origin().explanation().fact();
        decide(plant, DecisionKind.LEARN, id, new Lesson(List.of(fact), List.of()), null, 0);
        assertThat(alert(plant, id).status()).isEqualTo(Status.NEW);
    }

    @Test
    void whatTwoDecisionsDeclareNormalIsSoUntilBothAreUndone() {
        Plant plant = learned();
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        plant.pass(2 * Plant.HOUR);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        assertThat(plant.alerts()).hasSize(2);
        String fact = plant.alerts().getFirst().origin().explanation().fact();
        for (AlertState each : plant.alerts()) {
            decide(plant, DecisionKind.LEARN, each.origin().id(), fact, null, 0);
        }
        plant.pass(2 * Plant.HOUR);
        decide(plant, DecisionKind.UNDO, "", "", null, 1);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        assertThat(plant.alerts()).hasSize(2);
        decide(plant, DecisionKind.UNDO, "", "", null, 2);
        plant.pass(2 * Plant.HOUR);
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        assertThat(plant.alerts()).hasSize(3);
    }

    @Test
    void anAcknowledgedAlertCountsOnAndAClosedOneBeginsAnew() {
        Plant plant = learned();
        plant.ask(2, 3, "modbus", "1", Plant.STOP);
        String id = plant.alerts().getFirst().origin().id();
        decide(plant, DecisionKind.ACKNOWLEDGE, id, "", null, 0);
        plant.ask(2, 3, "modbus", "1", Plant.STOP);
        plant.pass(Plant.MINUTE);
        assertThat(plant.alerts()).hasSize(1);
        assertThat(alert(plant, id).status()).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(alert(plant, id).count()).isEqualTo(2);
        decide(plant, DecisionKind.CLOSE, id, "", null, 0);
        assertThat(alert(plant, id).status()).isEqualTo(Status.CLOSED);
        plant.ask(2, 3, "modbus", "1", Plant.STOP);
        assertThat(plant.alerts()).hasSize(2);
    }

    @Test
    void anExceptionNeverHidesWhatIsWorse() {
        Plant plant = learned();
        Rule hidden = new Rule("exception 1", Scope.of(Kind.FUNC_NEW), Rule.SILENCE, "");
        plant.engine().rules(new Rules(List.of(hidden)));
        plant.ask(2, 3, "modbus", "1", Plant.READ_INPUT);
        assertThat(plant.alerts()).isEmpty();
        plant.ask(2, 3, "modbus", "1", Plant.STOP);
        assertThat(kinds(plant)).contains(Kind.CMD_DANGEROUS).doesNotContain(Kind.FUNC_NEW);
    }
}
