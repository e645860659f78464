package io.otus.appliance.export;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.otus.alert.store.AlertLines;
import io.otus.alert.store.AlertTables;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreModule;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What becomes of alert lines where a receiver takes them late, in part or not at all. */
class ExporterTest {
    private static final List<StoreModule> MODULES = List.of(AlertTables.INSTANCE, ExportTables.INSTANCE);
    private static final SinkAddress SIEM = SinkAddress.parse("syslog+tcp://siem:514");

    @TempDir
    Path state = Path.of("");

    /** A receiver that does what the test says when it is sent lines. */
    private static final class Receiver implements Sink {
        interface Taking {
            void take(List<AlertLines.Line> lines) throws IOException, InterruptedException;
        }

        final List<Long> got = new ArrayList<>();
        final CountDownLatch tried = new CountDownLatch(1);
        volatile boolean closed;
        private final Taking taking;
        private volatile long confirmed;

        Receiver(Taking taking) {
            this.taking = taking;
        }

        @Override
        public void send(List<AlertLines.Line> lines) throws IOException, InterruptedException {
            try {
                taking.take(lines);
                lines.forEach(line -> got.add(line.sequence()));
                confirmed = lines.getLast().sequence();
            } finally {
                tried.countDown();
            }
        }

        @Override
        public long confirmed() {
            return confirmed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static void fill(Store store, int lines) {
        Batch batch = new Batch();
        for (int i = 1; i <= lines; i++) {
            batch.add("INSERT INTO alert_line (seq, id, time, json) VALUES (?, ?, ?, ?)", i, "a" + i, 1L, "{}");
        }
        store.write(batch).join();
    }

    private static long cursor(Store store) {
        store.write(new Batch()).join();
        try (StoreReader reader = store.reader()) {
            return reader.first("SELECT seq FROM export_cursor WHERE sink = ?", row -> row.integer(1), SIEM.uri())
                    .orElse(0L);
        }
    }

    private static Thread run(Exporter exporter) {
        return Thread.ofPlatform().daemon().start(exporter);
    }

    @Test
    void aReceiverHasEverythingInOrderAndTheNextRunGoesOnBehindIt() throws InterruptedException {
        try (Store store = Store.open(state, MODULES)) {
            fill(store, 2 * Exporter.BATCH + 1);
            Receiver receiver = new Receiver(lines -> {});
            Exporter exporter = new Exporter(SIEM, receiver, store);
            exporter.stop();
            exporter.run();
            assertThat(exporter.isDone()).isTrue();
            assertThat(receiver.closed).isTrue();
            assertThat(receiver.got).hasSize(2 * Exporter.BATCH + 1).isSorted();
            assertThat(cursor(store)).isEqualTo(2 * Exporter.BATCH + 1);

            Receiver later = new Receiver(lines -> {});
            Exporter next = new Exporter(SIEM, later, store);
            next.stop();
            next.run();
            assertThat(later.got).isEmpty();
        }
    }

    @Test
    void whatARefusalDidNotTakeIsSentAgain() throws InterruptedException {
        try (Store store = Store.open(state, MODULES)) {
            fill(store, 3);
            AtomicInteger times = new AtomicInteger();
            Receiver receiver = new Receiver(lines -> {
                if (times.getAndIncrement() == 0) {
                    throw new IOException("connection refused");
                }
            });
            Exporter exporter = new Exporter(SIEM, receiver, store);
            exporter.stop();
            exporter.run();
            assertThat(receiver.got).containsExactly(1L, 2L, 3L);
            assertThat(exporter.isDone()).isTrue();
        }
    }

    /** It is told once that it fails, and once that it has lines again, however often it is tried between. */
    @Test
    void aReceiverThatTakesLinesAgainIsToldWithHowManyWaited() throws InterruptedException {
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger log = (Logger) LoggerFactory.getLogger(Exporter.class);
        log.addAppender(said);
        try (Store store = Store.open(state, MODULES)) {
            fill(store, Exporter.BATCH + 3);
            AtomicInteger times = new AtomicInteger();
            CountDownLatch all = new CountDownLatch(2);
            Receiver receiver = new Receiver(lines -> {
                if (times.getAndIncrement() < 2) {
                    throw new IOException("connection refused");
                }
                all.countDown();
            });
            Exporter exporter = new Exporter(SIEM, receiver, store);
            Thread thread = run(exporter);
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
            exporter.stop();
            assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            assertThat(said.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "connection refused; will try again from alert line 1",
                            "syslog+tcp://siem:514 takes alert lines again; " + (Exporter.BATCH + 3) + " waited");
        } finally {
            log.detachAppender(said);
        }
    }

    @Test
    void memoryThatRanOutIsWaitedForToo() throws InterruptedException {
        try (Store store = Store.open(state, MODULES)) {
            fill(store, 3);
            AtomicInteger times = new AtomicInteger();
            Receiver receiver = new Receiver(lines -> {
                if (times.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("of the test");
                }
            });
            Exporter exporter = new Exporter(SIEM, receiver, store);
            exporter.stop();
            exporter.run();
            assertThat(receiver.got).containsExactly(1L, 2L, 3L);
            assertThat(exporter.isDone()).isTrue();
        }
    }

    @Test
    void aFaultIsNoEndAndIsNotTakenForHavingEverything() throws InterruptedException {
        try (Store store = Store.open(state, MODULES)) {
            fill(store, 3);
            Receiver receiver = new Receiver(lines -> {
                throw new IllegalStateException("a fault of the test");
            });
            Exporter exporter = new Exporter(SIEM, receiver, store);
            Thread thread = run(exporter);
            assertThat(receiver.tried.await(10, TimeUnit.SECONDS)).isTrue();
            exporter.stop();
            assertThat(thread.join(Duration.ofMillis(300)))
                    .as("it goes on trying")
                    .isFalse();
            assertThat(exporter.problem()).contains("a fault of the test");
            thread.interrupt();
            assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            assertThat(exporter.isDone()).isFalse();
            assertThat(receiver.closed).isTrue();
        }
    }

    @Test
    void aLineThatCannotBeSentKeepsNoOtherBack() throws InterruptedException {
        try (Store store = Store.open(state, MODULES)) {
            fill(store, 5);
            Receiver receiver = new Receiver(lines -> {
                if (lines.stream().anyMatch(line -> line.sequence() == 3)) {
                    throw new IllegalStateException("line 3 is no JSON");
                }
            });
            Exporter exporter = new Exporter(SIEM, receiver, store);
            exporter.stop();
            exporter.run();
            assertThat(receiver.got).containsExactly(1L, 2L, 4L, 5L);
            assertThat(exporter.lost()).isEqualTo(1);
            assertThat(exporter.isDone()).isTrue();
            assertThat(cursor(store)).isEqualTo(5);
        }
    }

    @Test
    void aStoreThatCannotBeReadYetIsReadLater() throws IOException, InterruptedException {
        try (Store store = Store.open(state, MODULES)) {
            fill(store, 3);
            Path file = state.resolve(Store.FILE);
            Path aside = Files.move(file, state.resolve("aside"));
            Receiver receiver = new Receiver(lines -> {});
            Exporter exporter = new Exporter(SIEM, receiver, store);
            Thread thread = run(exporter);
            while (exporter.problem().isEmpty()) {
                Thread.sleep(10);
            }
            assertThat(thread.isAlive()).isTrue();
            Files.move(aside, file);
            assertThat(receiver.tried.await(10, TimeUnit.SECONDS)).isTrue();
            exporter.stop();
            assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            assertThat(receiver.got).containsExactly(1L, 2L, 3L);
            assertThat(exporter.problem()).isEmpty();
        }
    }

    @Test
    void whatWasConfirmedStandsWhenNobodyWaitsAnyLonger() throws InterruptedException {
        try (Store store = Store.open(state, MODULES)) {
            fill(store, Exporter.BATCH + 1);
            CountDownLatch second = new CountDownLatch(1);
            Receiver receiver = new Receiver(lines -> {
                if (lines.size() == 1) {
                    second.countDown();
                    TimeUnit.HOURS.sleep(1);
                }
            });
            Exporter exporter = new Exporter(SIEM, receiver, store);
            Thread thread = run(exporter);
            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
            thread.interrupt();
            assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            assertThat(receiver.closed).isTrue();
            assertThat(cursor(store)).isEqualTo(Exporter.BATCH);
            assertThat(exporter.isDone()).isFalse();
        }
    }
}
