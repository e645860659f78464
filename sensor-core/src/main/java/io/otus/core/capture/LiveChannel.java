package io.otus.core.capture;

import io.otus.core.capture.CaptureException.Kind;
import io.otus.core.time.Nanos;
import java.sql.Timestamp;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;

/**
 * One interface and its capture thread, which copies each frame into a pooled batch and hands batches over. When all
 * batches are with the analysis, the thread waits and the kernel's buffer fills: what it drops then is counted by the
 * kernel. Nothing is dropped here.
 *
 * <p>Thread-safe: the capture thread, the analysis thread and readers of statistics meet here.
 */
final class LiveChannel {
    /** Batches of one interface: 16 MiB of frames on their way. */
    static final int BATCHES = 32;

    /**
     * How long the kernel gathers frames before it wakes the capture thread. It then begins a new block of its buffer,
     * 256 KiB however few frames it holds, so shorter waits waste the buffer: at 50,000 small frames a second, 64 MiB
     * last 2.5 s with 10 ms, and 5 s with 20. Together with {@link LiveSource#BATCH_MILLIS} it stays below
     * {@link LiveSource#HOLD_BACK_MILLIS}.
     */
    private static final int KERNEL_WAIT_MILLIS = 20;

    /** Longest time that a stopped capture reads on what the kernel had gathered before. */
    private static final long REST = 5 * Nanos.SECOND;

    /** Frames that are read between two looks at the time. */
    private static final int REST_FRAMES = 1_000;

    private static final long MILLISECONDS = 1_000L;
    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

    /** libpcap's codes for the failures that the user can do something about, pcap/pcap.h. */
    private static final int PCAP_ERROR_NO_SUCH_DEVICE = -5;

    private static final int PCAP_ERROR_PERM_DENIED = -8;
    private static final int PCAP_ERROR_IFACE_NOT_UP = -9;
    private static final int PCAP_ERROR_PROMISC_PERM_DENIED = -11;

    private final String name;
    private final PcapHandle handle;
    private final int linkType;
    private final BlockingQueue<FrameBatch> ready;
    private final BlockingQueue<FrameBatch> free = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread;
    private final ReentrantLock filling = new ReentrantLock();
    private @Nullable FrameBatch current;
    private volatile @Nullable CaptureException failure;
    private volatile boolean asked;
    private volatile boolean ended;
    private volatile long lastWanted = Long.MAX_VALUE;
    private long lastTime = Long.MIN_VALUE;

    private final ReentrantLock counting = new ReentrantLock();
    private long received;
    private long kernelDropped;
    private long interfaceDropped;
    private boolean closed;

    private LiveChannel(String name, int index, PcapHandle handle, BlockingQueue<FrameBatch> ready) {
        this.name = name;
        this.handle = handle;
        this.linkType = LinkType.ofDlt(handle.getDlt().value());
        this.ready = ready;
        for (int i = 0; i < BATCHES; i++) {
            free.add(new FrameBatch(index));
        }
        this.thread = Thread.ofPlatform().name("capture-" + name).daemon().unstarted(this::capture);
    }

    /**
     * Opens an interface and sets its filter; {@link #start} begins to read.
     *
     * @param ready where full batches go; must have room for all batches of all channels
     */
    static LiveChannel open(String name, int index, LiveOptions options, BlockingQueue<FrameBatch> ready)
            throws CaptureException {
        PcapHandle handle;
        try {
            handle = new PcapHandle.Builder(name)
                    .snaplen(options.snapLength())
                    .bufferSize(options.bufferBytes())
                    .timeoutMillis(KERNEL_WAIT_MILLIS)
                    .timestampPrecision(TimestampPrecision.NANO)
                    .promiscuousMode(
                            options.promiscuous() ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
                    .build();
        } catch (PcapNativeException e) {
            throw openFailure(name, e);
        } catch (LinkageError e) {
            throw Interfaces.noLibpcap(e);
        }
        try {
            CaptureFilter.set(handle, name, options.filter());
        } catch (CaptureException e) {
            handle.close();
            throw e;
        }
        return new LiveChannel(name, index, handle, ready);
    }

    private static CaptureException openFailure(String name, PcapNativeException e) {
        int code = e.getReturnCode() == null ? 0 : e.getReturnCode();
        return switch (code) {
            case PCAP_ERROR_NO_SUCH_DEVICE ->
                new CaptureException(
                        Kind.UNKNOWN_INTERFACE, "there is no interface " + name + ": " + Interfaces.names(), e);
            case PCAP_ERROR_PERM_DENIED, PCAP_ERROR_PROMISC_PERM_DENIED ->
                new CaptureException(
                        Kind.NO_PERMISSION,
                        "capturing on " + name + " is not permitted: give the process the capability CAP_NET_RAW",
                        e);
            case PCAP_ERROR_IFACE_NOT_UP ->
                new CaptureException(
                        Kind.INTERFACE_FAILED,
                        "the interface " + name + " is down: bring it up with 'ip link set " + name + " up'",
                        e);
            default ->
                new CaptureException(
                        Kind.INTERFACE_FAILED, "the interface " + name + " cannot be opened: " + e.getMessage(), e);
        };
    }

    void start() {
        thread.start();
    }

    int linkType() {
        return linkType;
    }

    /** Why capturing ended, if not because it was stopped. */
    @Nullable
    CaptureException failure() {
        return failure;
    }

    /** Whether the capture thread delivers nothing more; what it delivered may still be on its way. */
    boolean hasEnded() {
        return ended;
    }

    private void capture() {
        try {
            untilStopped();
            rest();
        } catch (InterruptedException e) {
            // A second request to end: the thread ends anyway, so there is no interrupt to keep.
        } catch (PcapNativeException | NotOpenException e) {
            fail("capturing on " + name + " failed: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            fail("capturing on " + name + " failed: " + e, e);
        } finally {
            if (!asked && failure == null) {
                fail("capturing on " + name + " ended, and nobody had ended it", null);
            }
            ended = true;
        }
    }

    private void untilStopped() throws PcapNativeException, NotOpenException {
        try {
            handle.loop(-1, this::frame);
        } catch (InterruptedException e) {
            // pcap4j's way to say that breakLoop was called.
        }
    }

    /**
     * Reads what the kernel had gathered when the capture was stopped: up to a whole buffer of frames that were on the
     * wire before.
     */
    private void rest() throws PcapNativeException, NotOpenException, InterruptedException {
        long begun = System.nanoTime();
        Thread.sleep(2L * KERNEL_WAIT_MILLIS);
        handle.setBlockingMode(PcapHandle.BlockingMode.NONBLOCKING);
        while (lastTime < lastWanted
                && System.nanoTime() - begun < REST
                && handle.dispatch(REST_FRAMES, this::frame) > 0) {
            // The frames are in the batch now.
        }
    }

    /** Called by pcap4j for each frame. It must not throw: pcap4j would log the exception and go on. */
    private void frame(byte[] frame) {
        try {
            Timestamp timestamp = handle.getTimestamp();
            long seconds = Math.floorDiv(timestamp.getTime(), MILLISECONDS);
            lastTime = seconds * Nanos.SECOND + timestamp.getNanos();
            append(frame, handle.getOriginalLength(), lastTime);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(Long.MIN_VALUE);
        } catch (RuntimeException | Error e) {
            fail("capturing on " + name + " failed: " + e, e);
            leave(Long.MIN_VALUE);
        }
    }

    private void append(byte[] frame, int originalLength, long time) throws InterruptedException {
        while (!appended(frame, originalLength, time)) {
            FrameBatch empty = free.take();
            filling.lock();
            try {
                current = empty;
            } finally {
                filling.unlock();
            }
        }
    }

    private boolean appended(byte[] frame, int originalLength, long time) {
        filling.lock();
        try {
            FrameBatch batch = current;
            if (batch == null) {
                return false;
            }
            if (batch.add(frame, originalLength, time)) {
                return true;
            }
            current = null;
            ready.add(batch);
            return false;
        } finally {
            filling.unlock();
        }
    }

    /** Hands over what is gathered in a batch that is not full, behind the full ones; for the analysis thread. */
    void handOver() {
        filling.lock();
        try {
            FrameBatch batch = current;
            if (batch != null && !batch.isEmpty()) {
                current = null;
                ready.add(batch);
            }
        } finally {
            filling.unlock();
        }
    }

    /** Gives a batch back to the pool. */
    void recycle(FrameBatch batch) {
        batch.clear();
        free.add(batch);
    }

    private void fail(String message, @Nullable Throwable e) {
        failure = new CaptureException(Kind.INTERFACE_FAILED, message, e);
    }

    /**
     * Ends the capture thread soon.
     *
     * @param last time of the last frames that are still wanted
     */
    void stop(long last) {
        asked = true;
        leave(last);
    }

    private void leave(long last) {
        lastWanted = last;
        try {
            handle.breakLoop();
        } catch (NotOpenException e) {
            // Closed already: there is no loop to break.
            ended = true;
        }
    }

    /** Adds this interface's counters: received, dropped by the kernel, dropped by the interface. */
    void addCounters(long[] sums) {
        counting.lock();
        try {
            sample();
            sums[0] += received;
            sums[1] += kernelDropped;
            sums[2] += interfaceDropped;
        } finally {
            counting.unlock();
        }
    }

    /**
     * libpcap counts in 32 bits, which a busy link fills in two hours; sampled more often than that, the differences
     * are exact.
     */
    private void sample() {
        if (closed) {
            return;
        }
        try {
            PcapStat now = handle.getStats();
            received += (now.getNumPacketsReceived() - received) & UNSIGNED_INT;
            kernelDropped += (now.getNumPacketsDropped() - kernelDropped) & UNSIGNED_INT;
            interfaceDropped += (now.getNumPacketsDroppedByIf() - interfaceDropped) & UNSIGNED_INT;
        } catch (PcapNativeException | NotOpenException e) {
            // The interface is gone: the last sample stands.
            closed = true;
        }
    }

    /** Stops, waits for the capture thread, and frees the handle; the counters stay. */
    void close() {
        stop(Long.MIN_VALUE);
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        counting.lock();
        try {
            if (handle.isOpen()) {
                sample();
                closed = true;
                handle.close();
            }
        } finally {
            counting.unlock();
        }
    }
}
