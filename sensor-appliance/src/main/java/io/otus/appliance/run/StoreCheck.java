package io.otus.appliance.run;

import io.otus.core.store.Store;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the store of a sensor that was killed once as a whole, beside the analysis: that takes minutes where it is
 * large, and listening is worth more than knowing at once. How it ended is in file {@value #FILE} of the state
 * directory; one that was cut short begins anew with the next run, and so does one that found damage.
 */
public final class StoreCheck implements AutoCloseable {
    /** Name of the file in the state directory: a line of outcome, time and reason. */
    static final String FILE = "store-check.txt";

    /** What becomes that file once it is whole. */
    private static final String FRESH = FILE + ".part";

    private static final long TURN_MILLIS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(StoreCheck.class);

    /** How far a check came. */
    public enum Outcome {
        /** It goes on, or was cut short. */
        BEGUN,
        /** Nothing is wrong with the store. */
        SOUND,
        /** Something is. */
        DAMAGED
    }

    /**
     * The latest check of a state directory.
     *
     * @param time when it began or ended
     * @param reason what is wrong with the store; empty where nothing is known to be
     */
    public record Latest(Outcome outcome, Instant time, String reason) {}

    private final Path state;
    private final StoreReader reader;
    private final Thread thread;
    private volatile @Nullable String damage;
    private volatile boolean closing;

    private StoreCheck(Path state, StoreReader reader) {
        this.state = state;
        this.reader = reader;
        this.thread = Thread.ofPlatform().name("otus-check").daemon().unstarted(this::run);
    }

    /** Begins a check where one is needed; else there is nothing to be found. */
    static StoreCheck start(Path state, Store store) {
        StoreCheck check = new StoreCheck(state, store.reader());
        if (store.isUnchecked() || isDue(state)) {
            LOG.info("the store was not closed in order: it is read as a whole while the sensor listens");
            begun(state);
            check.thread.start();
        }
        return check;
    }

    /** One is to be done, by this run or else by the next. */
    static void begun(Path state) {
        note(state, Outcome.BEGUN, "");
    }

    /** Whether an earlier run leaves a check to do; also where a full disk kept it from saying how its own ended. */
    private static boolean isDue(Path state) {
        boolean isSound =
                latest(state).filter(each -> each.outcome() == Outcome.SOUND).isPresent();
        return Files.exists(state.resolve(FRESH)) || (Files.exists(state.resolve(FILE)) && !isSound);
    }

    /** The latest check of a state directory; empty where none was ever needed, or what is told of it says nothing. */
    public static Optional<Latest> latest(Path state) {
        try {
            String[] words = Files.readString(state.resolve(FILE)).strip().split(" ", 3);
            return Optional.of(new Latest(
                    Outcome.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    Instant.parse(words[1]),
                    words.length < 3 ? "" : words[2]));
        } catch (IOException | IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with the store; null where nothing was found yet. */
    @Nullable
    String damage() {
        return damage;
    }

    private void run() {
        try {
            Optional<String> found = reader.firstDamage();
            if (found.isEmpty()) {
                LOG.info("the store is sound");
                note(state, Outcome.SOUND, "");
            } else {
                damaged(found.get());
            }
        } catch (StoreException e) {
            if (closing) {
                return;
            }
            if (e.isDamage()) {
                damaged(String.valueOf(e.getMessage()));
            } else {
                LOG.warn("the store could not be read as a whole, which the next run does: {}", e.getMessage());
            }
        }
    }

    private void damaged(String reason) {
        damage = reason;
        LOG.error("the store is damaged: {}; move it away, or restore a copy", reason);
        note(state, Outcome.DAMAGED, reason);
    }

    private static void note(Path state, Outcome outcome, String reason) {
        String words = outcome.name().toLowerCase(Locale.ROOT)
                + ' '
                + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                + ' '
                + reason.replace('\n', ' ');
        try {
            WholeFile.replace(state.resolve(FILE), state.resolve(FRESH), words.strip() + '\n');
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", state.resolve(FILE), e.getMessage());
        }
    }

    /** Cuts a check short that goes on. */
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            reader.interrupt(); // has no effect in the moment before it reads
            try {
                thread.join(TURN_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        reader.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
