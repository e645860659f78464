package io.otus.core.evidence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides into which file each kept frame goes and which files are deleted to make room. Runs on the analysis thread
 * and decides by sizes alone, so that the same capture always gives the same files, and an alert can name its file
 * before anything is written.
 */
final class EvidenceLayout {
    /** One evidence file, written or about to be. */
    static final class EvidenceFile {
        final String name;
        final Purpose purpose;
        long bytes;
        long lastTime;
        private final List<Integer> linkTypes = new ArrayList<>(1);

        EvidenceFile(String name, Purpose purpose, long bytes, long lastTime) {
            this.name = name;
            this.purpose = purpose;
            this.bytes = bytes;
            this.lastTime = lastTime;
        }

        /** Index of the interface with this link type in the file, or -1. */
        int interfaceOf(int linkType) {
            return linkTypes.indexOf(linkType);
        }

        int addInterface(int linkType) {
            linkTypes.add(linkType);
            return linkTypes.size() - 1;
        }
    }

    /**
     * Divisor of the file size: a group of frames that belong together begins a new file where less than this part of
     * the current one is left. Groups are few frames.
     */
    private static final int TOGETHER = 16;

    private final EvidenceLimits limits;
    /** Oldest first. */
    private final Map<Purpose, Deque<EvidenceFile>> files = new EnumMap<>(Purpose.class);
    /** The file of the capture that is written to now, by purpose. */
    private final Map<Purpose, EvidenceFile> current = new EnumMap<>(Purpose.class);

    private final Map<Purpose, Integer> numbers = new EnumMap<>(Purpose.class);
    /** Names that an earlier run of the same capture took. */
    private final Set<String> earlier = new HashSet<>();

    private String capture = "";
    private long total;
    private long neededSince = Long.MIN_VALUE;

    EvidenceLayout(EvidenceLimits limits) {
        this.limits = limits;
        for (Purpose purpose : Purpose.values()) {
            files.put(purpose, new ArrayDeque<>());
        }
    }

    /** Takes up a file of an earlier run; oldest first. */
    void add(EvidenceFile file) {
        files(file.purpose).addLast(file);
        earlier.add(file.name);
        total += file.bytes;
    }

    void begin(String captureId) {
        capture = captureId;
        current.clear();
        numbers.clear();
    }

    /** Says that alerts which end before this event time are closed. */
    void neededSince(long time) {
        neededSince = time;
    }

    /** The file for a packet block of this size; a new one where the last is full. */
    EvidenceFile fileFor(Purpose purpose, int size) {
        EvidenceFile file = current.get(purpose);
        if (file == null || file.bytes + size > limits.fileBytes()) {
            file = new EvidenceFile(nextName(purpose), purpose, 0, 0);
            current.put(purpose, file);
            files(purpose).addLast(file);
        }
        return file;
    }

    /**
     * Announces frames that belong together: they begin a new file where the rest of the current one may be too small.
     */
    void together(Purpose purpose) {
        EvidenceFile file = current.get(purpose);
        if (file != null && file.bytes > limits.fileBytes() - limits.fileBytes() / TOGETHER) {
            current.remove(purpose);
        }
    }

    private String nextName(Purpose purpose) {
        String name;
        do {
            int number = numbers.merge(purpose, 1, Integer::sum);
            String padded = number < 10 ? "00" + number : number < 100 ? "0" + number : Integer.toString(number);
            name = capture + "-" + purpose.label() + "-" + padded + ".pcapng";
        } while (earlier.contains(name));
        return name;
    }

    void grow(EvidenceFile file, int bytes, long time) {
        file.bytes += bytes;
        file.lastTime = Math.max(file.lastTime, time);
        total += bytes;
    }

    /**
     * Makes room for {@code size} bytes.
     *
     * @return the files to delete, or null if no room can be made
     */
    @Nullable
    List<EvidenceFile> makeRoom(int size) {
        List<EvidenceFile> gone = new ArrayList<>();
        while (total + size > limits.quotaBytes()) {
            EvidenceFile victim = removeNext();
            if (victim == null) {
                return gone.isEmpty() ? null : gone;
            }
            gone.add(victim);
        }
        return gone;
    }

    /**
     * Takes out the file that goes first: those of the latest sights, then the oldest of closed alerts, then the oldest
     * of facts, as long as these take more than half of the quota.
     *
     * @return the file to delete; null where none may go
     */
    @Nullable
    EvidenceFile removeNext() {
        EvidenceFile victim = files(Purpose.LATEST).pollFirst();
        if (victim == null) {
            victim = ofAClosedAlert();
        }
        if (victim == null && bytes(Purpose.FACT) > limits.quotaBytes() / 2) {
            victim = files(Purpose.FACT).pollFirst();
        }
        if (victim != null) {
            current.remove(victim.purpose, victim);
            total -= victim.bytes;
        }
        return victim;
    }

    private @Nullable EvidenceFile ofAClosedAlert() {
        EvidenceFile oldest = files(Purpose.ALERT).peekFirst();
        return oldest == null || oldest.lastTime >= neededSince
                ? null
                : files(Purpose.ALERT).removeFirst();
    }

    private long bytes(Purpose purpose) {
        return files(purpose).stream().mapToLong(file -> file.bytes).sum();
    }

    private Deque<EvidenceFile> files(Purpose purpose) {
        return files.computeIfAbsent(purpose, _ -> new ArrayDeque<>());
    }
}
