package io.otus.appliance.run;

import io.otus.alert.SiteRules;
import io.otus.appliance.config.SiteFiles;
import io.otus.appliance.exit.Failure;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rules and lists of the site anew when their files change, on a thread of its own: a file that was changed is
 * read once it stayed the same from one look to the next, so that none is read half written. Where one cannot be read,
 * all stays as it was. Thread-safe.
 */
final class SiteWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(SiteWatch.class);

    private final SiteFiles files;
    private final Consumer<SiteRules> told;
    private final Background work;
    private List<String> read;
    private List<String> seen;

    private SiteWatch(SiteFiles files, List<String> read, Consumer<SiteRules> told) {
        this.files = files;
        this.told = told;
        this.read = read;
        this.seen = read;
        this.work = new Background("otus-site", "looking at the files of the site", PAUSE_MILLIS, this::look);
    }

    /**
     * Begins to watch; no thread where there is nothing to watch.
     *
     * @param read marks of the files as they were when they were read first
     */
    static SiteWatch start(SiteFiles files, List<String> read, Consumer<SiteRules> told) {
        SiteWatch watch = new SiteWatch(files, read, told);
        if (!files.isEmpty()) {
            watch.work.start();
        }
        return watch;
    }

    /** Reads the files where they are others than those that were read, and did not change since the last look. */
    synchronized void look() {
        List<String> now = files.marks();
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(read)) {
            readAnew();
        }
    }

    /** Reads the files, changed or not. */
    synchronized void readAnew() {
        if (files.isEmpty()) {
            return;
        }
        List<String> now = files.marks();
        seen = now;
        read = now;
        try {
            SiteRules own = files.read(true);
            told.accept(own);
            LOG.info(
                    "rules and lists were read anew: {} rules, {} indicators, {} signatures",
                    own.custom().size(),
                    own.indicators().all().size(),
                    own.signatures().all().size());
        } catch (Failure e) {
            LOG.error("the rules and lists of the site stay as they were: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
