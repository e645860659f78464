package io.otus.alert.baseline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A baseline as text: sorted, one line per fact, made to be read, compared, edited and kept (grammar:
 * {@code docs/baseline-format.md}).
 *
 * @param assets who the aliases stand for
 * @param facts the facts
 * @param tail comments and blank lines behind the last entry
 */
public record BaselineText(List<AssetLine> assets, List<FactLine> facts, List<String> tail) {
    /** The first line. */
    public static final String HEADER = "# otus-baseline 1";
    /** The second line of a text that is kept to go back to. */
    static final String KEPT = "# kept: by=FILE behind a line is the file that declared it";

    /** Copies and sorts: assets, then facts, each by the bytes of their lines. */
    public BaselineText {
        // All words are ASCII, so the order of characters is the order of bytes.
        assets = assets.stream().sorted(Comparator.comparing(AssetLine::text)).toList();
        facts = facts.stream().sorted(Comparator.comparing(FactLine::text)).toList();
        tail = List.copyOf(tail);
    }

    /**
     * Reads a text.
     *
     * @param source name of the file, for messages
     */
    public static BaselineText parse(String source, String text) throws BaselineException {
        return new BaselineParser(source, Set.of()).parse(text);
    }

    /** The text with as much of its history behind each fact as another sensor needs. */
    public String print() {
        return print(HistoryDetail.BRIEF);
    }

    /**
     * The text.
     *
     * @param history whether all counts and evidence stand behind each fact, or nothing does
     */
    public String print(boolean history) {
        return print(history ? HistoryDetail.WHOLE : HistoryDetail.NONE);
    }

    /**
     * The text with everything known of each fact, including the file that declared it: what is needed to go back to
     * this text. Its header says that it is such a text.
     */
    public String printKept() {
        return HEADER + '\n' + KEPT + printUnmarked().substring(HEADER.length());
    }

    /**
     * As {@link #printKept}, in the earlier form without that header. A text whose lines name no file may be from a
     * version that noted none.
     */
    public String printUnmarked() {
        return print(HistoryDetail.KEPT);
    }

    /** The text with this much behind each fact. */
    String print(HistoryDetail detail) {
        StringBuilder text = new StringBuilder();
        try {
            BaselineLines lines = new BaselineLines(text, detail);
            for (AssetLine asset : assets) {
                lines.write(asset);
            }
            for (FactLine fact : facts) {
                lines.write(fact);
            }
            lines.end(tail);
        } catch (IOException e) {
            throw new IllegalStateException("text in memory takes whatever comes", e);
        }
        return text.toString();
    }

    /**
     * Number of lines of written points and values without the time since when they are known; deviations from such
     * lines are reported at full severity.
     */
    public int strict() {
        return (int) facts.stream()
                .filter(fact -> fact.aspect() instanceof Aspect.Values
                        || (fact.aspect() instanceof Aspect.Points it && it.use() == PointUse.WRITE))
                .filter(fact -> fact.history().firstTime() == 0)
                .count();
    }

    /** The protocols that its lines name. */
    public SortedSet<String> protocols() {
        SortedSet<String> protocols = new TreeSet<>();
        for (FactLine fact : facts) {
            if (fact.place() instanceof Place.OfConversation its) {
                protocols.add(its.protocol());
            }
            if (fact.aspect() instanceof Aspect.InRole its) {
                protocols.add(its.protocol());
            }
            if (fact.aspect() instanceof Aspect.Program its) {
                protocols.add(its.object().protocol());
            }
        }
        return protocols;
    }

    /** How many lines are not normal by what they say themselves, and of which no file is named that declared them. */
    public int undeclared() {
        return (int) facts.stream()
                .filter(fact -> fact.state() == FactState.CANDIDATE && fact.source() == null)
                .count();
    }

    /** Whether a line names the file that declared it. */
    public boolean namesFiles() {
        return facts.stream().anyMatch(fact -> fact.source() != null);
    }

    /**
     * The lines that another text has in addition to this one, and those it lacks; states, histories and comments are
     * no difference.
     */
    public List<String> differenceTo(BaselineText other) {
        List<String> mine = statements();
        List<String> theirs = other.statements();
        List<String> difference = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < mine.size() || j < theirs.size()) {
            int order =
                    i == mine.size() ? 1 : j == theirs.size() ? -1 : mine.get(i).compareTo(theirs.get(j));
            if (order == 0) {
                i++;
                j++;
            } else if (order < 0) {
                difference.add("- " + mine.get(i++));
            } else {
                difference.add("+ " + theirs.get(j++));
            }
        }
        return difference;
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        assets.forEach(asset -> statements.add(asset.text()));
        facts.forEach(fact -> statements.add(fact.statement()));
        statements.sort(Comparator.naturalOrder());
        return statements;
    }
}
