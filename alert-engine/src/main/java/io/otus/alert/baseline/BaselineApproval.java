package io.otus.alert.baseline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** A person declares facts normal, one by one or many. */
public final class BaselineApproval {
    private final AssetNames names;
    private final BiPredicate<Fact, String> act;
    private int met;

    /** Does something to each fact, and counts those to which it did. */
    private BaselineApproval(Baseline baseline, BiPredicate<Fact, String> act) {
        this.names = AssetNames.of(baseline);
        this.act = act;
    }

    /**
     * Approves facts that the baseline holds in one of some states.
     *
     * @param chosen says of a fact's statement, such as {@code hmi1 -> plc3 modbus unit=1 function 3}, whether it is
     *     approved
     * @return the statements of those that were approved, by the state that they had
     */
    public static Map<FactState, List<String>> approve(
            Baseline baseline, Set<FactState> states, Predicate<String> chosen) {
        Map<FactState, List<String>> approved = new EnumMap<>(FactState.class);
        var _ = new BaselineApproval(baseline, (fact, statement) -> {
                    FactState before = fact.state();
                    if (!states.contains(before) || !chosen.test(statement)) {
                        return false;
                    }
                    fact.become(FactState.APPROVED);
                    approved.computeIfAbsent(before, _ -> new ArrayList<>()).add(statement);
                    return true;
                })
                .visit(baseline);
        return approved;
    }

    /**
     * Takes back what {@link #approve} did.
     *
     * @param before the statements, by the state that they had
     * @param stays says of a statement whether somebody else declared it normal
     * @return how many are what they were
     */
    public static int takeBack(Baseline baseline, Map<FactState, List<String>> before, Predicate<String> stays) {
        Map<String, FactState> states = new HashMap<>();
        before.forEach((state, statements) -> statements.forEach(each -> states.put(each, state)));
        return new BaselineApproval(baseline, (fact, statement) -> {
                    // What a file declares stays as that file says.
                    FactState state =
                            fact.state() == FactState.APPROVED && fact.source() == null ? states.get(statement) : null;
                    if (state == null || stays.test(statement)) {
                        return false;
                    }
                    fact.become(state);
                    return true;
                })
                .visit(baseline);
    }

    /**
     * Counts facts that the baseline holds in a state.
     *
     * @param chosen as in {@link #approve}
     */
    public static int count(Baseline baseline, FactState state, Predicate<String> chosen) {
        return new BaselineApproval(baseline, (fact, statement) -> fact.state() == state && chosen.test(statement))
                .visit(baseline);
    }

    /**
     * Takes back that a person declared a fact normal: it alerts again.
     *
     * @param statement the line without its state
     * @return whether the baseline held it, declared so
     */
    public static boolean retract(Baseline baseline, String statement) {
        return takeBack(baseline, Map.of(FactState.NOVEL, List.of(statement)), _ -> false) > 0;
    }

    /** Applies an action to each fact with its statement. Returns for how many facts the action returned true. */
    static int each(Baseline baseline, BiPredicate<Fact, String> act) {
        return new BaselineApproval(baseline, act).visit(baseline);
    }

    private int visit(Baseline baseline) {
        baseline.assets().forEach(this::visit);
        baseline.conversations().forEach(this::visit);
        return met;
    }

    /**
     * Adds a fact that the baseline does not hold, such as the one that an alert says was broken, as approved.
     *
     * @param statement the line without its state; its assets must be in the baseline
     * @throws BaselineException if it is no statement, or names an unknown asset
     */
    public static void add(Baseline baseline, String statement) throws BaselineException {
        AssetNames names = AssetNames.of(baseline);
        BaselineImport.approve(baseline, names, parsed(baseline, names, statement));
    }

    /**
     * Whether {@link #add} would add it.
     *
     * @throws BaselineException if it would not
     */
    public static void check(Baseline baseline, String statement) throws BaselineException {
        var _ = parsed(baseline, AssetNames.of(baseline), statement);
    }

    /** Reads one statement: nothing that comes with it, such as a second line, is taken for a fact too. */
    private static BaselineText parsed(Baseline baseline, AssetNames names, String statement) throws BaselineException {
        if (statement.chars().anyMatch(Character::isISOControl)) {
            throw new BaselineException("approval", 1, "a statement holds a control character (expected: one line)");
        }
        StringBuilder text = new StringBuilder(BaselineText.HEADER).append('\n');
        AssetAddress any = new AssetAddress(List.of(), List.of(), 0); // a statement has names alone
        for (AssetModel asset : baseline.assets()) {
            text.append(new AssetLine(names.of(asset), any, Notes.NONE).text()).append('\n');
        }
        text.append(FactState.APPROVED.key()).append(' ').append(statement).append('\n');
        BaselineText parsed = BaselineText.parse("approval", text.toString());
        if (parsed.facts().size() != 1 || !parsed.tail().isEmpty()) {
            throw new BaselineException(
                    "approval", 1, "a statement says " + parsed.facts().size() + " facts (expected: one)");
        }
        return parsed;
    }

    private void visit(AssetModel asset) {
        String place = names.token(asset) + ' ';
        visit(asset.presence(), place + "present");
        for (AssetModel.RoleFact each : asset.roles()) {
            visit(each.fact(), place + FactText.role(each.role(), each.protocol()));
        }
        asset.habits().forEach((habit, fact) -> visit(fact, place + FactText.habit(habit)));
        asset.anomalies().forEach((id, fact) -> visit(fact, place + FactText.anomaly(id)));
        ProgramSet programs = asset.programs();
        if (programs != null) {
            for (ProgramObject object : programs.objects()) {
                for (ProgramVersion version : object.versions()) {
                    visit(version.fact(), place + FactText.program(object.key(), version.sha256()));
                }
            }
        }
    }

    private void visit(Conversation conversation) {
        String place = place(conversation);
        visit(conversation.link(), place + "link");
        FunctionSet functions = conversation.functions();
        for (int i = 0; i < functions.size(); i++) {
            visit(functions.fact(i), place + FactText.function(functions.key(i)));
        }
        visit(conversation.reads(), place);
        visit(conversation.writes(), place);
        visit(conversation.publishes(), place);
        for (Poll poll : conversation.polls().all()) {
            visit(poll.fact(), place + FactText.poll(poll.key(), poll.rhythm()));
        }
        OrderSet orders = conversation.orders();
        for (CommandOrder each : orders == null ? List.<CommandOrder>of() : orders.all()) {
            String order = FactText.order(each.service(), each.before(), each.isOfSamePoints(), each.within());
            visit(each.fact(), place + order);
        }
        conversation
                .readings()
                .forEach(point -> visit(
                        point.fact(),
                        place + FactText.reading(point.space(), point.index(), point.values(), point.reading())));
        conversation.values().forEach((space, points) -> visit(space, points, place));
    }

    private String place(Conversation conversation) {
        String client = names.token(conversation.client());
        String server = names.token(conversation.server());
        return FactText.conversation(client, server, conversation.protocol(), conversation.unit()) + ' ';
    }

    private void visit(PointSet points, String place) {
        points.spaces().forEach((space, ranges) -> {
            for (int i = 0; i < ranges.size(); i++) {
                visit(ranges.fact(i), place + FactText.points(points.use(), space, ranges.first(i), ranges.last(i)));
            }
        });
    }

    private void visit(String space, Long2ObjectHashMap<WrittenValues> points, String place) {
        points.forEachLong(
                (index, written) -> visit(written.fact(), place + FactText.value(space, index, written.values())));
    }

    private void visit(@Nullable Fact fact, String statement) {
        if (fact != null && act.test(fact, statement)) {
            met++;
        }
    }
}
