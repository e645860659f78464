package io.otus.alert.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person changes of a baseline as a whole: a text takes its place or is added to it, or single facts go. Each
 * tells what there was before, so that it can be taken back. Immutable.
 *
 * @param added statements that it did not hold before, lines of devices, and comments at its end
 * @param former lines that it held, and holds no more or otherwise, with their histories: a part of a baseline text,
 *     first the lines of devices
 * @param changed statements that took the place of one about the same, by what they say now, with that one
 * @param dropped statements that it holds no more, and that nothing took the place of
 * @param stay how many facts it held before and holds still
 */
public record BaselineRevision(
        List<String> added, List<String> former, Map<String, String> changed, List<String> dropped, int stay) {
    private static final String ASSET = "asset ";

    /** Copies what it is made of. */
    public BaselineRevision {
        added = List.copyOf(added);
        former = List.copyOf(former);
        dropped = List.copyOf(dropped);
    }

    /** Whether it changes nothing, also not the state of a line or who declared it. */
    public boolean isEmpty() {
        return added.isEmpty() && former.isEmpty();
    }

    /**
     * A text takes the place of a baseline that no sensor uses: what it does not say is not normal any more. What it
     * says as before keeps its history, unless the text has none behind a line that an export has it behind.
     *
     * @param source name of the file, for explanations
     */
    public static BaselineRevision replace(Baseline baseline, String source, BaselineText text) {
        BaselineText was = BaselineExport.of(baseline);
        Set<String> aliases = new HashSet<>();
        for (AssetLine line : text.assets()) {
            var _ = baseline.declare(line.alias(), line.address());
            aliases.add(line.alias());
        }
        BaselineText before =
                new BaselineText(was.assets(), BaselineExport.of(baseline).facts(), was.tail());
        baseline.clear();
        for (AssetModel asset : baseline.assets()) {
            if (asset.alias() != null && !aliases.contains(asset.alias())) {
                asset.undeclare();
            }
        }
        Map<String, FactLine> known = byStatement(before.facts());
        List<FactLine> facts = text.facts().stream()
                .map(line -> withHistory(line, known.get(line.statement())))
                .toList();
        BaselineImport.into(baseline, source, new BaselineText(text.assets(), facts, text.tail()));
        baseline.forgetUnknown();
        return between(before, BaselineExport.of(baseline));
    }

    /**
     * A text is added to a baseline: what it says is normal besides.
     *
     * @param source name of the file, for explanations
     */
    public static BaselineRevision add(Baseline baseline, String source, BaselineText text) {
        BaselineText was = BaselineExport.of(baseline);
        for (AssetLine line : text.assets()) {
            var _ = baseline.declare(line.alias(), line.address());
        }
        BaselineText before =
                new BaselineText(was.assets(), BaselineExport.of(baseline).facts(), was.tail());
        BaselineImport.into(baseline, source, text);
        return between(before, BaselineExport.of(baseline));
    }

    /** Limits say all of readings, polls and orders, so that a text has no history behind them. */
    private static FactLine withHistory(FactLine line, @Nullable FactLine known) {
        boolean isWord = line.history().equals(FactHistory.NONE)
                && (known == null
                        || !HistoryText.brief(known.aspect(), known.history()).isEmpty());
        return known == null || isWord
                ? line
                : new FactLine(line.state(), line.place(), known.aspect(), null, known.history(), line.notes());
    }

    private static BaselineRevision between(BaselineText before, BaselineText after) {
        Map<String, FactLine> now = byStatement(after.facts());
        Map<String, FactLine> then = byStatement(before.facts());
        List<String> added = new ArrayList<>();
        Set<String> devices = new HashSet<>();
        before.assets().forEach(line -> devices.add(line.text()));
        after.assets().stream()
                .map(AssetLine::text)
                .filter(line -> !devices.contains(line))
                .forEach(added::add);
        Map<String, String> newOf = new HashMap<>();
        for (FactLine line : after.facts()) {
            if (!then.containsKey(line.statement())) {
                added.add(line.statement());
                newOf.put(matter(line), line.statement());
            }
        }
        after.assets().forEach(line -> devices.remove(line.text()));
        List<String> former = new ArrayList<>();
        before.assets().stream().filter(line -> devices.contains(line.text())).forEach(line -> {
            StringBuilder text = new StringBuilder();
            BaselineText.appendStored(text, line);
            text.toString().lines().forEach(former::add);
        });
        Map<String, String> changed = new LinkedHashMap<>();
        List<String> dropped = new ArrayList<>();
        int stay = 0;
        for (FactLine line : before.facts()) {
            FactLine same = now.get(line.statement());
            if (same == null || isOtherwise(line, same)) {
                former.addAll(stored(line));
            }
            String other = newOf.get(matter(line));
            if (same != null) {
                stay++;
            } else if (other != null && !changed.containsKey(other)) {
                changed.put(other, line.statement());
            } else {
                dropped.add(line.statement());
            }
        }
        if (!before.tail().equals(after.tail())) {
            former.addAll(before.tail());
            after.tail().stream()
                    .filter(line -> !line.isBlank() && !before.tail().contains(line))
                    .forEach(added::add);
        }
        former.removeIf(String::isBlank);
        return new BaselineRevision(added, former, changed, dropped, stay);
    }

    /** Whether a line that says the same is not all that it was. */
    private static boolean isOtherwise(FactLine before, FactLine after) {
        return before.state() != after.state()
                || !Objects.equals(before.source(), after.source())
                || !before.notes().equals(after.notes())
                || !before.history().equals(after.history());
    }

    private static Map<String, FactLine> byStatement(List<FactLine> facts) {
        Map<String, FactLine> lines = new HashMap<>();
        facts.forEach(line -> lines.put(line.statement(), line));
        return lines;
    }

    /** What a line is about, where another line about the same may take its place; else what it says. */
    private static String matter(FactLine line) {
        String matter = switch (line.aspect()) {
            case Aspect.Values it -> "value " + it.space() + ' ' + it.index();
            case Aspect.Reads it -> "reading " + it.space() + ' ' + it.index();
            case Aspect.Polled it -> "poll " + it.request();
            case Aspect.Ordered it -> "order " + it.service();
            case Aspect.Present _,
                    Aspect.InRole _,
                    Aspect.Anomaly _,
                    Aspect.Does _,
                    Aspect.Program _,
                    Aspect.Linked _,
                    Aspect.Function _,
                    Aspect.Points _ -> line.aspect().text();
        };
        return line.place().text() + ' ' + matter;
    }

    private static List<String> stored(FactLine line) {
        StringBuilder text = new StringBuilder();
        BaselineText.appendStored(text, line);
        return text.toString().lines().toList();
    }

    /**
     * Takes back what {@link #replace} or {@link #add} did to a baseline that no sensor uses. What was learned or
     * decided since stays.
     *
     * @param added as that told it
     * @param former as that told it
     */
    public static void takeBack(Baseline baseline, List<String> added, List<String> former) throws BaselineException {
        BaselineText current = BaselineExport.of(baseline);
        Map<String, AssetModel> names = names(baseline);
        Set<String> gone = new HashSet<>(added);
        BaselineText back = new BaselineParser("what was before", aliases(names, former)).parseLines(joined(former));
        for (AssetLine line : current.assets()) {
            if (gone.contains(line.text())) {
                Objects.requireNonNull(names.get(line.alias()), line.alias()).undeclare();
            }
        }
        for (AssetLine line : back.assets()) {
            AssetModel asset = baseline.declare(line.alias(), line.address());
            asset.notes(line.notes());
            names.put(line.alias(), asset);
        }
        gone.addAll(byStatement(back.facts()).keySet());
        baseline.clear();
        BaselineImport run = BaselineImport.named(baseline, names);
        for (FactLine line : current.facts()) {
            if (!gone.contains(line.statement())) {
                run.take(line);
            }
        }
        back.facts().forEach(run::take);
        List<String> tail =
                current.tail().stream().filter(line -> !gone.contains(line)).toList();
        baseline.tail(back.tail().isEmpty() ? tail : back.tail());
        baseline.forgetUnknown();
    }

    /**
     * The line of a fact, with its history, as {@link #putBack} takes it; empty where the baseline does not hold it.
     *
     * @param statement the line without its state
     */
    public static List<String> line(Baseline baseline, String statement) {
        return BaselineExport.of(baseline).facts().stream()
                .filter(line -> line.statement().equals(statement))
                .findFirst()
                .map(BaselineRevision::stored)
                .orElse(List.of());
    }

    /**
     * Some facts are not normal any more, whoever declared them: they alert again.
     *
     * @param lines as {@link #line} gave them
     */
    public static void drop(Baseline baseline, List<String> lines) throws BaselineException {
        Set<String> statements = byStatement(parsed(baseline, lines)).keySet();
        var _ = BaselineApproval.each(baseline, (fact, statement) -> {
            boolean isOne = statements.contains(statement);
            if (isOne) {
                fact.stand(FactState.NOVEL, null);
            }
            return isOne;
        });
    }

    /** Takes back what {@link #drop} did. */
    public static void putBack(Baseline baseline, List<String> lines) throws BaselineException {
        Map<String, FactLine> back = byStatement(parsed(baseline, lines));
        var _ = BaselineApproval.each(baseline, (fact, statement) -> {
            FactLine line = back.remove(statement);
            if (line != null) {
                fact.stand(line.state(), line.source());
            }
            return line != null;
        });
        BaselineImport run = BaselineImport.named(baseline, names(baseline));
        back.values().forEach(run::take); // the sensor was started anew since
    }

    private static List<FactLine> parsed(Baseline baseline, List<String> lines) throws BaselineException {
        return new BaselineParser("decision", names(baseline).keySet())
                .parseLines(joined(lines))
                .facts();
    }

    private static Set<String> aliases(Map<String, AssetModel> names, List<String> former) {
        Set<String> aliases = new HashSet<>(names.keySet());
        for (String line : former) {
            if (line.startsWith(ASSET)) {
                aliases.add(Token.unescape(line.split(" ", -1)[1]));
            }
        }
        return aliases;
    }

    private static Map<String, AssetModel> names(Baseline baseline) {
        AssetNames names = AssetNames.of(baseline);
        Map<String, AssetModel> assets = new HashMap<>();
        baseline.assets().forEach(asset -> assets.put(names.of(asset), asset));
        return assets;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines);
    }
}
