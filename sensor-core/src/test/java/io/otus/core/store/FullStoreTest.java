package io.otus.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes nothing for long: whoever writes does not wait for it. */
@Timeout(60)
class FullStoreTest {
    private record Tables(String prefix, List<String> migrations) implements StoreModule {}

    private static final Tables TANKS =
            new Tables("plant", List.of("CREATE TABLE plant_tank (number INTEGER PRIMARY KEY, name TEXT) STRICT;"));
    private static final String INSERT = "INSERT INTO plant_tank (name) VALUES (?)";

    @TempDir
    Path state = Path.of("");

    private final CountDownLatch failing = new CountDownLatch(1);
    private volatile boolean isFull = true;

    private final StoreListener listener = new StoreListener() {
        @Override
        public void writesFailing(String reason) {
            failing.countDown();
        }
    };

    private Store open() {
        return Store.open(state, List.of(TANKS), Store.OnFailure.RETRY, listener);
    }

    /** A batch that a full disk does not take. */
    private Batch tank(String name) {
        return new Batch().add(INSERT, name).step(_ -> {
            if (isFull) {
                throw new IOException("No space left on device");
            }
        });
    }

    private void fill(Store store) throws InterruptedException {
        var _ = store.write(tank("0"));
        failing.await();
    }

    @Test
    void whatComesWhileTheDiskIsFullWaitsInOrderAndNobodyWaitsForIt() throws InterruptedException {
        int many = 20 * Backlog.BATCHES;
        try (Store store = open()) {
            fill(store);
            CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
            for (int i = 1; i < many; i++) {
                last = store.write(tank(Integer.toString(i)));
            }
            assertThat(last).isNotDone();
            assertThat(store.takes(Store.Use.LINES)).isTrue();
            assertThat(store.takes(Store.Use.CHECKPOINTS)).isFalse();
            isFull = false;
            last.join();
            try (StoreReader reader = store.reader()) {
                assertThat(reader.query("SELECT name FROM plant_tank ORDER BY number", row -> row.text(1)))
                        .containsExactlyElementsOf(LongStream.range(0, many)
                                .mapToObj(Long::toString)
                                .toList());
            }
        }
    }

    @Test
    void framesAreLeftOutBeforeLinesAreAndAllIsTakenAgainOnceTheDiskIs() throws InterruptedException {
        String text = "x".repeat(64 * 1024);
        try (Store store = open()) {
            fill(store);
            int frames = 0;
            int lines = 0;
            CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
            while (store.takes(Store.Use.LINES)) {
                frames += store.takes(Store.Use.FRAMES) ? 1 : 0;
                lines++;
                last = store.write(tank(text));
            }
            assertThat(lines).isBetween(500, 512);
            assertThat(store.kept()).isBetween(Backlog.BYTES, Backlog.BYTES + 2L * text.length());
            assertThat(frames).isBetween(lines / 2 - 1, lines / 2 + 1);
            isFull = false;
            last.join();
            assertThat(store.takes(Store.Use.CHECKPOINTS)).isTrue();
            assertThat(store.kept()).isZero();
        }
    }

    @Test
    void aRunThatEndsOnAFullDiskFails() throws InterruptedException {
        Store store = open();
        fill(store);
        CompletableFuture<Void> lost = store.write(tank("1"));
        assertThatThrownBy(store::close)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be written: No space left on device");
        assertThat(lost).isCompletedExceptionally();
    }

    @Test
    void aDiskThatWasFullForLongIsStillTriedAfterTheEnd() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        Store store = open();
        CompletableFuture<Void> tank = store.write(new Batch().add(INSERT, "0").step(_ -> {
            attempts.incrementAndGet();
            if (isFull) {
                throw new IOException("No space left on device");
            }
        }));
        while (attempts.get() <= GroupWriter.LAST_ATTEMPTS) {
            Thread.sleep(10);
        }
        store.end();
        int before = attempts.get();
        while (attempts.get() < before + 2) {
            Thread.onSpinWait();
        }
        isFull = false;
        store.close();
        assertThat(tank).isCompleted();
    }

    @Test
    void whatNobodyWouldWriteIsNotTaken() throws InterruptedException {
        Backlog backlog = new Backlog();
        assertThat(backlog.offer(Pending.of(tank("0")), 0)).isTrue();
        assertThat(backlog.drain()).hasSize(1);
        assertThat(backlog.offer(Pending.of(tank("1")), 0)).isFalse();
    }

    @Test
    void whatIsMoreThanAGroupWaitsForTheNextOne() throws InterruptedException {
        Backlog backlog = new Backlog();
        for (int i = 0; i <= GroupWriter.GROUP; i++) {
            backlog.offer(Pending.of(tank(Integer.toString(i))), 0);
        }
        backlog.offer(Pending.last(), 0);
        List<Pending> group = new ArrayList<>();
        assertThat(backlog.take(group)).isTrue();
        assertThat(group).hasSize(GroupWriter.GROUP);
        group.clear();
        assertThat(backlog.take(group)).isFalse();
        assertThat(group).hasSize(1);
    }

    @Test
    void whoeverWaitsAtTheEndIsNotKeptByAFullDisk() throws InterruptedException {
        Store store = open();
        fill(store);
        CompletableFuture<Void> waited = store.write(tank("1"));
        store.end();
        assertThat(waited).failsWithin(Duration.ofSeconds(30));
        assertThatThrownBy(() -> store.write(tank("2"))).hasMessageContaining("No space left on device");
        assertThatThrownBy(store::close).isInstanceOf(StoreException.class);
    }

    @Test
    void aSlowDiskIsWaitedFor() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        try (Store store = open()) {
            var _ = store.write(new Batch().step(_ -> {
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }));
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < Backlog.BATCHES + 2 * GroupWriter.GROUP; i++) {
                    var _ = store.write(new Batch().add(INSERT, "tank"));
                }
            });
            while (writer.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
            assertThat(store.takes(Store.Use.CHECKPOINTS)).isTrue();
            slow.countDown();
            writer.join();
        }
    }
}
