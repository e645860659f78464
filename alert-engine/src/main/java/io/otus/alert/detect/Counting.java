package io.otus.alert.detect;

import io.otus.alert.baseline.Category;

/**
 * Remembers whether a detector counted while a category of the baseline was being learned, in this run or an earlier
 * one. Only then does an absence in the baseline mean anything: a baseline that was loaded and enforced at once never
 * had anything counted. Confined to the analysis thread.
 */
public final class Counting {
    private final DetectorContext site;
    private final Category category;
    private final String line;
    private boolean isCounted;

    /** Creates a counting that is kept as the line {@code counted}. */
    public Counting(DetectorContext site, Category category) {
        this(site, category, "counted");
    }

    /**
     * Creates a counting that is kept under a name of its own.
     *
     * @param line the first word of the kept line; never changed
     */
    public Counting(DetectorContext site, Category category, String line) {
        this.site = site;
        this.category = category;
        this.line = line;
    }

    /** Notes that event time reached another whole second. */
    public void clock(long time) {
        isCounted = isCounted || isLearning(time);
    }

    /** Returns whether the category is being learned at this event time. */
    public boolean isLearning(long time) {
        return site.baseline().learning().isLearning(category, time);
    }

    /** Returns whether the detector counted while the category was learned. */
    public boolean isCounted() {
        return isCounted;
    }

    /**
     * Returns a finding on a count that is too high. It is low if nothing was counted while learning, as the count may
     * always have been that high.
     *
     * @param uncounted the reason given if nothing was counted while learning
     */
    public Finding finding(Kind kind, String uncounted, Object key, Broken broken) {
        Severity severity = isCounted ? kind.severity() : Severity.LOW;
        return Finding.act(kind, severity, isCounted ? "" : uncounted, key, broken);
    }

    /** Adds the line of this counting to those that a detector keeps. */
    public void keep(KeptLines out) {
        if (isCounted) {
            out.line().add(line);
        }
    }

    /** Takes up a kept line if it is the line of this counting, and returns whether it is. */
    public boolean takesUp(KeptLine kept) {
        boolean isIt = kept.takes(line);
        isCounted |= isIt;
        return isIt;
    }
}
