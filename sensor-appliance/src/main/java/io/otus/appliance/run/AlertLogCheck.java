package io.otus.appliance.run;

import io.otus.alert.log.AlertLog;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.text.CountText;
import io.otus.core.store.StoreReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the alert log has what the store has. A line is on the disk in the log before the store acknowledges it, and
 * the log grows in {@code alerts.jsonl} alone: so what the store had before that file was opened is in it, or in a file
 * that was moved aside before. Reads while the sensor runs.
 */
final class AlertLogCheck {
    /** Files that the sensor or {@code logrotate} moved aside, by number or date. */
    private static final Pattern ASIDE =
            Pattern.compile("alerts-\\d{6,}\\.jsonl(\\.gz)?|alerts\\.jsonl[-.]\\d[\\d.-]*(\\.gz)?");

    private final StoreReader store;
    private final Path logs;
    private final boolean isComplete;
    private final @Nullable Restoration restoration;
    private final Verdicts out;

    private AlertLogCheck(
            StoreReader store, Path logs, boolean isComplete, @Nullable Restoration restoration, Verdicts out) {
        this.store = store;
        this.logs = logs;
        this.isComplete = isComplete;
        this.restoration = restoration;
        this.out = out;
    }

    /**
     * Looks at all files of a directory.
     *
     * @param isComplete whether nobody moved files elsewhere, so that what is in none of them was deleted
     * @param restoration the latest time that a copy was restored; null where none was
     */
    static void of(StoreReader store, Path logs, boolean isComplete, @Nullable Restoration restoration, Verdicts out)
            throws IOException {
        new AlertLogCheck(store, logs, isComplete, restoration, out).run();
    }

    private void run() throws IOException {
        long first = AlertLines.first(store);
        long last = AlertLines.last(store);
        List<AlertLogFile> files = new ArrayList<>();
        AlertLogFile growing = readAll(files);
        boolean isBroken = files.removeIf(file -> file.problem() != null);
        files.removeIf(file -> file.count() == 0);
        files.sort(Comparator.comparingLong(AlertLogFile::first));
        long end = isBroken ? end(files) : follow(files, first);
        if (growing != null && growing.count() > 0 && growing.lost() == 0 && growing.last() == end && end < last) {
            out.broken(growing.path() + ": ends with line " + end + " of the store, which has "
                    + CountText.of(last - end, "line") + " more: what was behind was cut off");
        } else if (!isBroken && end < last) {
            missing(end == 0 ? first : end + 1, last);
        }
        long ahead = files.isEmpty() ? 0 : end - Math.max(last, AlertLines.last(store));
        if (ahead > 0) {
            out.unclear(
                    logs + ": " + CountText.of(ahead, "line") + " behind the last one of otus.db: being written just"
                            + " now, left by a crash, or newer than a copy that was restored" + goesOn(end - ahead));
        }
    }

    /** What to do before a sensor starts on a copy that is older than the log. */
    private String goesOn(long last) {
        return restoration == null
                ? ""
                : " (line " + restoration.number() + " of the audit); copy the log before a sensor starts, which may"
                        + " write its own lines behind line " + last + " in their place";
    }

    private static String lost(Path file, long from, long to, Restoration since) {
        return file + ": " + (from == to ? "line " + from + " was" : "lines " + from + " to " + to + " were")
                + " told before an older copy was restored (line " + since.number()
                + " of the audit), and otus.db does not have them; move the file elsewhere, and have it checked"
                + " against what was put aside: otus verify --state before-restore-N --log-dir ELSEWHERE";
    }

    /** Number of the last line that any has; 0 where none has one. */
    private static long end(List<AlertLogFile> files) {
        return files.stream().mapToLong(AlertLogFile::last).max().orElse(0);
    }

    /** Whether files follow one from the other; the number of the last line that any has. */
    private long follow(List<AlertLogFile> files, long first) {
        if (files.isEmpty()) {
            return 0;
        }
        AlertLogFile latest = files.getFirst();
        long stored = AlertLines.last(store);
        if (latest.first() > first) {
            out.unclear(logs + ": is checked from line " + latest.first() + " on; line " + first
                    + " and those behind it" + " are in no file here any more");
        }
        for (AlertLogFile file : files) {
            boolean isNext = file.first() <= latest.last() + 1;
            boolean isFollowing = isNext && (file.first() <= latest.last() || follows(file, latest));
            if (restoration != null && file.first() > stored && !isFollowing) {
                out.unclear(lost(file.path(), file.first(), file.last(), restoration));
                continue;
            }
            if (!isNext) {
                missing(latest.last() + 1, file.first() - 1);
            } else if (!isFollowing) {
                out.broken(file.path() + ":1: does not follow from the last line of " + latest.path());
            }
            latest = file.last() > latest.last() ? file : latest;
        }
        return latest.last();
    }

    /** Lines of versions before the chain say nothing of the line before. */
    private static boolean follows(AlertLogFile file, AlertLogFile before) {
        return file.before() == null || file.before().equals(before.latest());
    }

    private void missing(long from, long to) {
        String lines = from == to ? "line " + from + " is" : "lines " + from + " to " + to + " are";
        if (isComplete) {
            out.broken(logs + ": " + lines + " in no file here");
        } else {
            out.unclear(logs + ": " + lines + " in no file here: moved elsewhere, or deleted");
        }
    }

    /** Reads the file that grows, then what was moved aside; null where there is none that grows. */
    private @Nullable AlertLogFile readAll(List<AlertLogFile> files) throws IOException {
        AlertLogFile growing = null;
        Path path = logs.resolve(AlertLog.FILE);
        // Opened before it is looked for others: one that is moved aside meanwhile is read twice, which does no harm.
        try (InputStream in = Files.newInputStream(path)) {
            List<Path> aside = aside(logs);
            growing = AlertLogFile.read(path, in, store, restoration);
            tell(growing, files);
            readAside(aside, files);
        } catch (NoSuchFileException none) {
            readAside(aside(logs), files);
        }
        return growing;
    }

    private void readAside(List<Path> paths, List<AlertLogFile> files) throws IOException {
        for (Path path : paths) {
            try (InputStream in = Files.newInputStream(path);
                    InputStream content = path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
                tell(AlertLogFile.read(path, content, store, restoration), files);
            } catch (NoSuchFileException gone) {
                // It made room for others meanwhile: what was in it is not here any more.
            } catch (EOFException | ZipException e) {
                out.unclear(path + ": cannot be unpacked: being packed just now, or damaged");
            }
        }
    }

    private void tell(AlertLogFile file, List<AlertLogFile> files) {
        files.add(file);
        if (file.problem() != null) {
            out.broken(file.problem());
            return;
        }
        if (file.count() > 0 || file.lost() == 0) {
            out.sound(file.path() + ": " + CountText.of(file.count(), "line")
                    + (file.count() == 0 ? "" : ", " + file.first() + " to " + file.last()));
        }
        if (file.lost() > 0 && restoration != null) {
            long from = file.lostFrom();
            out.unclear(lost(file.path(), from, from + file.lost() - 1, restoration));
        }
        if (file.isUnfinished()) {
            out.unclear(file.path() + ": ends within a line: being written just now, or cut there");
        }
    }

    /** Whether a directory holds any file of an alert log. */
    static boolean holdsAny(Path directory) throws IOException {
        return Files.exists(directory.resolve(AlertLog.FILE))
                || !aside(directory).isEmpty();
    }

    private static List<Path> aside(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(
                            file -> ASIDE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}
