package io.otus.alert.detect;

import io.otus.alert.baseline.Category;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether something was counted while a category of the baseline learned, by this run or earlier ones: only then does
 * it tell anything that there was none, which it does not where a baseline is enforced that was loaded. Confined to the
 * analysis thread.
 */
public final class Counting {
    private final Site site;
    private final Category category;
    private final String line;
    private boolean isCounted;

    /** Kept as {@code counted}. */
    public Counting(Site site, Category category) {
        this(site, category, "counted");
    }

    /**
     * One under a name of its own.
     *
     * @param line the line that it is kept as; never changed
     */
    public Counting(Site site, Category category, String line) {
        this.site = site;
        this.category = category;
        this.line = line;
    }

    /** Event time reached another whole second. */
    public void clock(long time) {
        isCounted = isCounted || isLearning(time);
    }

    /** Whether the category learns. */
    public boolean isLearning(long time) {
        return site.baseline().learning().isLearning(category, time);
    }

    /** Whether it was counted. */
    public boolean isCounted() {
        return isCounted;
    }

    /**
     * What is told of too many; low where nothing was counted, as it may always have been so.
     *
     * @param uncounted says that nothing was
     */
    public Finding finding(Kind kind, String uncounted, Object key, Broken broken) {
        Severity severity = isCounted ? kind.severity() : Severity.LOW;
        return new Finding(kind, severity, isCounted ? "" : uncounted, key, broken, true);
    }

    /** What a detector keeps of it, to which it may add. */
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        if (isCounted) {
            lines.add(line);
        }
        return lines;
    }

    /** Takes it up, if that is what a kept line says. */
    public boolean takesUp(String[] words) {
        boolean isIt = words[0].equals(line);
        isCounted |= isIt;
        return isIt;
    }
}
