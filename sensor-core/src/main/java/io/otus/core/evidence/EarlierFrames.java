package io.otus.core.evidence;

import io.otus.core.store.StoreReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Index of the frames that earlier runs kept: in which file each one is. It is read once, so that nobody has to query
 * the store when something that was learned before a restart is shown. Confined to the analysis thread.
 */
final class EarlierFrames {
    /**
     * Most frames that are known, those that taught facts first and then the latest; of others nobody knows that they
     * are there.
     */
    static final int MAX_FRAMES = 500_000;

    private static final String FRAMES = """
        SELECT capture, frame, file FROM (
          SELECT capture, frame, file FROM core_evidence JOIN core_evidence_file ON name = file
          ORDER BY purpose = 'FACT' DESC, last_time DESC LIMIT ?)
        ORDER BY capture, frame\
        """;

    /** The frames of one capture, by number. */
    private static final class Frames {
        private long[] numbers = new long[64];
        private String[] files = new String[64];
        private int count;

        void add(long number, String file) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
                files = Arrays.copyOf(files, 2 * count);
            }
            numbers[count] = number;
            files[count++] = file;
        }

        @Nullable
        String file(long number) {
            int at = Arrays.binarySearch(numbers, 0, count, number);
            return at < 0 ? null : files[at];
        }
    }

    private final Map<String, Frames> byCapture = new HashMap<>();
    /** Names of the files that are still there. */
    private final Set<String> there = new HashSet<>();

    /** Reads the index of a store. */
    static EarlierFrames of(StoreReader reader) {
        EarlierFrames all = new EarlierFrames();
        Map<String, String> names = new HashMap<>();
        var _ = reader.query(
                FRAMES,
                row -> {
                    String name = row.text(3);
                    String file = names.computeIfAbsent(name, _ -> name);
                    all.byCapture
                            .computeIfAbsent(row.text(1), _ -> new Frames())
                            .add(row.integer(2), file);
                    return file;
                },
                MAX_FRAMES);
        all.there.addAll(names.values());
        return all;
    }

    /** Name of the file that holds a frame; null where none does, as far as is known. */
    @Nullable
    String file(String capture, long number) {
        Frames frames = byCapture.get(capture);
        String file = frames == null ? null : frames.file(number);
        return file != null && there.contains(file) ? file : null;
    }

    /** A file was deleted. */
    void forget(String file) {
        there.remove(file);
    }
}
