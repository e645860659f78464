package io.otus.appliance.export;

import io.otus.core.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All sinks of a run. Closed before the store is. */
public final class Exports implements AutoCloseable {
    private final NettyLoop loop = new NettyLoop();
    private final List<Exporter> exporters = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Starts sending the alert lines of a store, with {@link ExportTables} among its modules, to these sinks. */
    public Exports(List<SinkAddress> addresses, Store store) {
        for (SinkAddress address : addresses) {
            Exporter exporter = new Exporter(address, sink(address), store);
            exporters.add(exporter);
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("export " + address.shown())
                    .start(exporter));
        }
    }

    private Sink sink(SinkAddress address) {
        return switch (address.kind()) {
            case FILE -> new FileSink(address);
            case SYSLOG_TCP -> new SyslogTcpSink(address, loop);
            case SYSLOG_UDP -> new SyslogUdpSink(address, loop);
            case HTTP, HTTPS -> new HttpSink(address, loop);
        };
    }

    /**
     * Lets each sink have what is durable now.
     *
     * @return the sinks that did not take everything in time, with the number of the last line that each is known to
     *     have
     */
    public List<String> finish(Duration patience) throws InterruptedException {
        exporters.forEach(Exporter::stop);
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> behind = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            Exporter exporter = exporters.get(i);
            if (!threads.get(i).join(Duration.ofMillis(left)) || !exporter.isDone()) {
                SinkAddress address = exporter.address();
                behind.add(address.shown() + (address.isConfirming() ? " has" : " was sent") + " alert lines up to "
                        + exporter.cursor()
                        + (exporter.problem().isEmpty() ? "" : " (" + exporter.problem() + ")"));
            }
        }
        return behind;
    }

    /**
     * What one receiver got of the lines, and how many it lost.
     *
     * @param uri the receiver, as {@link SinkAddress#shown} names it
     * @param upTo number of the last line that it is known to have, or that the network was handed
     * @param lost lines before that which are known not to have reached it
     * @param isConfirmed whether it would be noticed that nobody took the lines
     */
    public record Delivery(String uri, long upTo, long lost, boolean isConfirmed) {}

    /**
     * How far each receiver is; thread-safe.
     *
     * @return in the order in which they were named
     */
    public List<Delivery> deliveries() {
        List<Delivery> deliveries = new ArrayList<>();
        for (Exporter exporter : exporters) {
            SinkAddress address = exporter.address();
            deliveries.add(new Delivery(address.shown(), exporter.cursor(), exporter.lost(), address.isConfirming()));
        }
        return deliveries;
    }

    /**
     * Receivers that took nothing when they were tried last, with the reason; thread-safe.
     *
     * @return by the receiver, as {@link SinkAddress#shown} names it, in the order in which they were named
     */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        for (Exporter exporter : exporters) {
            if (!exporter.problem().isEmpty()) {
                problems.put(exporter.address().shown(), exporter.problem());
            }
        }
        return problems;
    }

    /** Lines that are known not to have reached a receiver and are not sent again, over all receivers; thread-safe. */
    public long lost() {
        long lost = 0;
        for (Exporter exporter : exporters) {
            lost += exporter.lost();
        }
        return lost;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.close();
    }
}
