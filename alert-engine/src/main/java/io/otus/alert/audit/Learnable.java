package io.otus.alert.audit;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Beside;
import io.otus.alert.alert.Further;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.text.Explanation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Determines what must be declared normal so that an alert is not raised again. */
public final class Learnable {
    /** Index of the word that names the aspect in a statement on a conversation. */
    private static final int ASPECT = 5;

    /** The aspects that need a value. */
    private static final Set<String> VALUES = Set.of("value", "reading");

    private Learnable() {}

    /** Kinds of alerts that name the internet themselves. */
    private static final Set<Kind> OF_INTERNET = EnumSet.of(Kind.EXT_CONN, Kind.EXFIL, Kind.BEACON, Kind.DNS_TUNNEL);

    /**
     * Kinds that are never learned along with another alert: dangerous acts, and traffic to or hidden towards the
     * internet. To learn them, a person has to choose an alert of that kind.
     */
    private static final Set<Kind> NEVER_BESIDE =
            EnumSet.of(Kind.CMD_DANGEROUS, Kind.MODE_CHANGE, Kind.TIME_MANIP, Kind.PROGRAM_XFER, Kind.FIRMWARE_XFER);

    static {
        NEVER_BESIDE.addAll(OF_INTERNET);
    }

    /**
     * The facts of an alert that can be declared normal.
     *
     * @param statements the lines without their state: the one of the alert's title, those of the further facts, and
     *     those that the same acts broke besides; empty if no line is needed for it to be normal
     * @param left number of facts that the alert holds beyond these: it does not name them, or they were folded in and
     *     a baseline cannot hold them
     * @param refused titles of facts broken besides that no line allows or that are not learned along with another
     *     alert: they are reported when they occur again
     */
    public record Facts(List<String> statements, long left, List<String> refused) {
        public Facts {
            statements = List.copyOf(statements);
            refused = List.copyOf(refused);
        }

        /** Creates facts of which none is refused. */
        public Facts(List<String> statements, long left) {
            this(statements, left, List.of());
        }
    }

    /**
     * Returns what must be declared normal.
     *
     * @throws BaselineException if no line of a baseline allows the fact in the title
     */
    public static Facts of(Baseline baseline, AlertState alert) throws BaselineException {
        List<String> statements = new ArrayList<>();
        try {
            statements.add(statement(baseline, alert));
        } catch (BaselineException e) {
            if (alert.origin().kind() == Kind.ASSET_CHANGED) {
                return new Facts(List.of(), 0); // a device's present properties are known since the alert
            }
            throw e;
        }
        Map<String, String> names = names(baseline, alert);
        long left = alert.further().count() - alert.further().items().size();
        for (Further.Item item : alert.further().items()) {
            try {
                statements.add(statement(baseline, names, item.fact(), item.observed()));
            } catch (BaselineException e) {
                left++; // better that it alerts again than that nothing can be learned
            }
        }
        left += alert.beside().count() - alert.beside().items().size();
        Set<String> outside = outside(baseline);
        boolean isOfInternet = OF_INTERNET.contains(alert.origin().kind());
        List<String> refused = new ArrayList<>();
        for (Beside.Item item : alert.beside().items()) {
            List<String> lines = beside(baseline, names, item);
            if (!lines.isEmpty() && (isOfInternet || !isOutside(lines.getFirst(), outside))) {
                statements.addAll(lines);
            } else if (item.kind() != Kind.ASSET_CHANGED) { // a device's present properties are known already
                refused.add(item.kind() + ": " + item.title());
            }
        }
        return new Facts(
                statements.stream().distinct().toList(),
                left,
                refused.stream().distinct().toList());
    }

    /**
     * Returns the lines that allow a fact broken besides; empty if there are none, or if the fact needs a decision of
     * its own.
     */
    private static List<String> beside(Baseline baseline, Map<String, String> names, Beside.Item item) {
        if (NEVER_BESIDE.contains(item.kind()) || isContradiction(item.kind(), item.fact())) {
            return List.of();
        }
        List<ValueRun.Each> run = ValueRun.split(item.fact(), item.observed());
        try {
            if (run == null) {
                return List.of(statement(baseline, names, item.fact(), item.observed()));
            }
            List<String> lines = new ArrayList<>(run.size());
            for (ValueRun.Each each : run) {
                lines.add(line(names, each.fact(), each.value()));
            }
            BaselineApproval.check(baseline, lines.getFirst()); // they differ in numbers only
            return lines;
        } catch (BaselineException e) {
            return List.of();
        }
    }

    /**
     * Returns whether a finding contradicts a running conversation. A line of the baseline lowers its severity but
     * never suppresses it.
     */
    public static boolean isContradiction(Kind kind, String fact) {
        return kind == Kind.SEQ_ANOMALY && !fact.contains(" order ");
    }

    /** Returns the names of hosts in the internet. */
    private static Set<String> outside(Baseline baseline) {
        AssetNames now = AssetNames.of(baseline);
        Set<String> names = new HashSet<>();
        for (AssetModel asset : baseline.assets()) {
            if (Outside.isInternet(asset)) {
                names.add(now.token(asset));
            }
        }
        return names;
    }

    private static boolean isOutside(String statement, Set<String> outside) {
        String[] words = statement.split(" ", -1);
        return outside.contains(words[0])
                || (words.length > 2
                        && (outside.contains(words[2]) || (words[1].equals("habit") && words[2].equals("internet"))));
    }

    /**
     * Returns the line without its state, in the words of this baseline: with the present names of devices, and for a
     * value with the observed one.
     *
     * @throws BaselineException if a baseline cannot hold the line
     */
    public static String statement(Baseline baseline, AlertState alert) throws BaselineException {
        Explanation told = alert.origin().explanation();
        return statement(baseline, names(baseline, alert), told.fact(), told.observed());
    }

    private static String statement(Baseline baseline, Map<String, String> names, String fact, String observed)
            throws BaselineException {
        String line = line(names, fact, observed);
        BaselineApproval.check(baseline, line);
        return line;
    }

    private static String line(Map<String, String> names, String fact, String observed) {
        String statement = FactText.renamed(fact, name -> names.getOrDefault(name, name));
        return isOfValue(statement) ? statement + " {" + ValueSet.member(observed) + '}' : statement;
    }

    /**
     * Returns whether the line is about the value of a point. The point alone is then no statement, although a pair of
     * registers, {@code value holding 24..25}, would parse as a value of a point called holding.
     */
    private static boolean isOfValue(String statement) {
        String[] words = statement.split(" ", -1);
        return words.length > ASPECT && words[1].equals("->") && VALUES.contains(words[ASPECT]);
    }

    /** Maps the names that devices had at the time of the alert to their present names. */
    private static Map<String, String> names(Baseline baseline, AlertState alert) {
        AssetNames now = AssetNames.of(baseline);
        Map<String, String> names = new HashMap<>();
        for (InvolvedAsset involved : alert.assets()) {
            AssetModel asset = baseline.find(involved.id());
            if (asset != null) {
                involved.callIn(names, now.token(asset));
            }
        }
        return names;
    }
}
