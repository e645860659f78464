package io.otus.alert.baseline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A change of a baseline as a whole by a person: a text replaces it or is added to it, or single facts are removed.
 * Immutable.
 *
 * @param before the baseline before it
 * @param after the baseline after it
 * @param added statements and lines of devices that it did not hold before, and that take nothing's place
 * @param changed those that took the place of one about the same, by what they say now, with that one
 * @param dropped those that it holds no more, and that nothing took the place of
 * @param stay how many facts it held before and holds still
 * @param approved those of them that no person had declared normal before
 */
public record BaselineRevision(
        BaselineText before,
        BaselineText after,
        List<String> added,
        Map<String, String> changed,
        List<String> dropped,
        int stay,
        List<String> approved) {
    /** How a line begins that says the state of its fact. */
    private static final Pattern STATE = Pattern.compile("(candidate|learned|approved) ");

    /** Copies what it is made of. */
    public BaselineRevision {
        added = List.copyOf(added);
        changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
        dropped = List.copyOf(dropped);
        approved = List.copyOf(approved);
    }

    /**
     * Replaces a baseline that no sensor uses by a text: what the text does not state is no longer normal. Unchanged
     * lines keep their history, unless the text has no history where an export would write one.
     *
     * @param source name of the file, for explanations
     */
    public static BaselineRevision replace(Baseline baseline, String source, BaselineText text) {
        return put(baseline, source, text);
    }

    /**
     * As {@link #replace}, with the text that a replacement kept of the baseline before it. It is no person's word on
     * its lines, so each fact is as normal as it was then, and by the same authority.
     */
    public static BaselineRevision restore(Baseline baseline, BaselineText text) {
        return put(baseline, null, text);
    }

    private static BaselineRevision put(Baseline baseline, @Nullable String source, BaselineText text) {
        BaselineText before = BaselineExport.of(baseline);
        Set<String> aliases = new HashSet<>();
        for (AssetLine line : text.assets()) {
            var _ = baseline.declare(line.alias(), line.address());
            aliases.add(line.alias());
        }
        Map<String, FactLine> known = byStatement(BaselineExport.of(baseline).facts());
        baseline.clear();
        for (AssetModel asset : baseline.assets()) {
            if (asset.alias() != null && !aliases.contains(asset.alias())) {
                asset.undeclare();
            }
        }
        List<FactLine> facts = text.facts().stream()
                .map(line -> withHistory(line, known.get(line.statement())))
                .toList();
        BaselineImport.into(baseline, source, new BaselineText(text.assets(), facts, text.tail()));
        baseline.forgetUnknown();
        return between(before, known, BaselineExport.of(baseline));
    }

    /**
     * A text is added to a baseline: what it says is normal besides.
     *
     * @param source name of the file, for explanations
     */
    public static BaselineRevision add(Baseline baseline, String source, BaselineText text) {
        BaselineText before = BaselineExport.of(baseline);
        for (AssetLine line : text.assets()) {
            var _ = baseline.declare(line.alias(), line.address());
        }
        Map<String, FactLine> known = byStatement(BaselineExport.of(baseline).facts());
        BaselineImport.into(baseline, source, text);
        return between(before, known, BaselineExport.of(baseline));
    }

    /** Limits say all of readings, polls and orders, so that a text has no history behind them. */
    private static FactLine withHistory(FactLine line, @Nullable FactLine known) {
        boolean isWord = line.history().equals(FactHistory.NONE)
                && (known == null
                        || !HistoryText.brief(known.aspect(), known.history()).isEmpty());
        return known == null || isWord
                ? line
                : new FactLine(
                        line.state(), line.place(), known.aspect(), line.source(), known.history(), line.notes());
    }

    /**
     * Compares.
     *
     * @param then the facts before, of devices that are called as they are now
     */
    private static BaselineRevision between(BaselineText before, Map<String, FactLine> then, BaselineText after) {
        Map<String, FactLine> now = byStatement(after.facts());
        Map<String, String> fresh = new LinkedHashMap<>();
        for (FactLine line : after.facts()) {
            if (!then.containsKey(line.statement())) {
                fresh.put(matter(line), line.statement());
            }
        }
        Map<String, String> changed = new LinkedHashMap<>();
        List<String> dropped = new ArrayList<>();
        List<String> approved = new ArrayList<>();
        int stay = 0;
        for (FactLine line : then.values()) {
            FactLine same = now.get(line.statement());
            if (same != null) {
                stay++;
                if (isApproved(line, same)) {
                    approved.add(line.statement());
                }
                continue;
            }
            String other = fresh.remove(matter(line));
            if (other == null) {
                dropped.add(line.statement());
            } else {
                changed.put(other, line.statement());
            }
        }
        List<String> added = new ArrayList<>(fresh.values());
        compareAssets(before, after, added, changed, dropped);
        return new BaselineRevision(before, after, added, changed, dropped, stay, approved);
    }

    /** Whether a line is normal by the word of a person that was not, or was so by its repetition alone. */
    private static boolean isApproved(FactLine then, FactLine now) {
        boolean isNow = now.state() == FactState.APPROVED || now.source() != null;
        return isNow
                && then.source() == null
                && (then.state() == FactState.CANDIDATE
                        || (then.state() == FactState.LEARNED && now.state() == FactState.APPROVED));
    }

    /** Which device a name stands for is as much a statement as what it does. */
    private static void compareAssets(
            BaselineText before,
            BaselineText after,
            List<String> added,
            Map<String, String> changed,
            List<String> dropped) {
        Map<String, String> then = new LinkedHashMap<>();
        before.assets().forEach(line -> then.put(line.alias(), line.text()));
        for (AssetLine line : after.assets()) {
            String known = then.remove(line.alias());
            if (known == null) {
                added.add(line.text());
            } else if (!known.equals(line.text())) {
                changed.put(line.text(), known);
            }
        }
        dropped.addAll(then.values());
    }

    private static Map<String, FactLine> byStatement(List<FactLine> facts) {
        Map<String, FactLine> lines = new LinkedHashMap<>();
        facts.forEach(line -> lines.put(line.statement(), line));
        return lines;
    }

    /** The subject of a line, if another line about the same subject may replace it; else its whole content. */
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

    /**
     * The fact of the baseline that a line is about, as the baseline states it; null where it holds none.
     *
     * @param line a line of its text, with or without its state and history
     * @throws BaselineException if it is no line of a baseline text
     */
    public static @Nullable String find(Baseline baseline, String line) throws BaselineException {
        FactLine held = held(baseline, line);
        return held == null ? null : held.statement();
    }

    /** As {@link #find}, with the state, history and notes of the fact. */
    public static @Nullable FactLine held(Baseline baseline, String line) throws BaselineException {
        String stated = STATE.matcher(line).lookingAt() ? line : "approved " + line;
        AssetNames called = AssetNames.of(baseline);
        Set<String> names = new HashSet<>();
        baseline.assets().forEach(asset -> names.add(called.of(asset)));
        for (FactLine asked :
                new BaselineParser("the line", names).parseLines(stated).facts()) {
            for (FactLine held : BaselineExport.at(baseline, called, asked.place())) {
                if (matter(held).equals(matter(asked))) {
                    return held;
                }
            }
        }
        return null;
    }

    /**
     * Makes a fact no longer normal, whoever declared it: it raises alerts again. The baseline's present line about the
     * same subject, such as another rhythm of a poll, goes too.
     *
     * @param statement the line without its state
     * @return whether the baseline held it
     */
    public static boolean drop(Baseline baseline, String statement) {
        return each(baseline, statement, fact -> fact.stand(FactState.NOVEL, null));
    }

    /**
     * Makes a fact normal, however it came to be known. As with {@link #drop}, this is the baseline's present line
     * about the same subject.
     *
     * @param statement the line without its state
     * @return whether the baseline held it
     */
    public static boolean approve(Baseline baseline, String statement) {
        return each(baseline, statement, fact -> fact.become(FactState.APPROVED));
    }

    private static boolean each(Baseline baseline, String statement, Consumer<Fact> act) {
        try {
            String held = find(baseline, statement);
            return held != null
                    && BaselineApproval.each(baseline, (fact, each) -> {
                                boolean isIt = each.equals(held);
                                if (isIt) {
                                    act.accept(fact);
                                }
                                return isIt;
                            })
                            > 0;
        } catch (BaselineException e) {
            return false; // its device has another name by now
        }
    }
}
