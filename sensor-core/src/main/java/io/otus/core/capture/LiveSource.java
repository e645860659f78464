package io.otus.core.capture;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.capture.CaptureException.Kind;
import io.otus.core.time.Nanos;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Live capture from one or several interfaces as one capture. Frames of several interfaces are put in order of time:
 * one is held back until every other interface has a later frame, or for {@link #HOLD_BACK_MILLIS} if they have none.
 * After each second without frames a tick tells the host's clock. The only place of the sensor's analysis where that
 * clock counts.
 */
public final class LiveSource implements FrameSource {
    /** How long a frame waits for earlier ones of another interface. */
    static final long HOLD_BACK_MILLIS = 50;

    /** Longest time that a frame waits for its batch to fill. */
    static final long BATCH_MILLIS = 20;

    private static final long SAMPLE = Nanos.MINUTE;

    /** How long a stop waits for the capture threads to hand over what they and the kernel have. */
    private static final long STOP = 8 * Nanos.SECOND;

    /**
     * Held batches of one interface at which holding back ends early: order gives way before the kernel drops frames.
     */
    private static final int MOST_HELD = LiveChannel.BATCHES / 2;

    /**
     * How far the host's clock may leap before the capture ends. Event time follows the clock: set back, all that is
     * timed would stand still for as long; set ahead, what is old would be taken for outdated. Corrections of a second
     * or a few are what a time server makes.
     */
    private static final long MOST_LEAP = Nanos.MINUTE;

    private final List<String> names;
    private final HostClock clock;
    private final List<LiveChannel> channels = new ArrayList<>();
    private final List<ArrayDeque<FrameBatch>> pending = new ArrayList<>();
    private final BlockingQueue<FrameBatch> ready;
    private final String captureId;
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong truncated = new AtomicLong();
    private volatile long stopTime;
    private volatile boolean stopped;

    private @Nullable FrameBatch usedUp;

    /** Every frame up to this time is here, or comes later than the hold-back allows. */
    private long horizon = Long.MIN_VALUE;

    private long lastDelivery;
    private long lastSample;

    /** How far the host's clock was ahead of the time that had passed, when both were last read. */
    private long ahead;

    private LiveSource(List<String> names, HostClock clock) {
        this.names = List.copyOf(names);
        this.clock = clock;
        this.lastDelivery = clock.passed();
        this.lastSample = lastDelivery;
        long start = clock.time();
        this.ahead = start - lastDelivery;
        this.ready = new ArrayBlockingQueue<>(LiveChannel.BATCHES * names.size());
        Sha256 digest = new Sha256();
        digest.update(
                ByteView.of((String.join(",", names) + " " + Nanos.instant(start)).getBytes(StandardCharsets.UTF_8)));
        this.captureId = CaptureId.hex(digest);
    }

    /**
     * Opens interfaces and begins to capture.
     *
     * @param names at least one interface, each once; their order gives {@link Frame#interfaceId}
     * @throws CaptureException if the filter is wrong, an interface is unknown or down, or capturing is not permitted
     */
    public static LiveSource open(List<String> names, LiveOptions options) throws CaptureException {
        return open(names, options, HostClock.SYSTEM);
    }

    /**
     * Checks a filter as {@link #open(List, LiveOptions)} does, without an interface.
     *
     * @throws CaptureException if it is wrong, or libpcap cannot be loaded
     */
    public static void checkFilter(String expression) throws CaptureException {
        CaptureFilter.check(expression, List.of(LinkType.ETHERNET));
    }

    static LiveSource open(List<String> names, LiveOptions options, HostClock clock) throws CaptureException {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names: none (expected: at least one interface)");
        }
        checkFilter(options.filter());
        LiveSource source = new LiveSource(names, clock);
        try {
            for (String name : names) {
                source.channels.add(LiveChannel.open(name, source.channels.size(), options, source.ready));
                source.pending.add(new ArrayDeque<>());
            }
            source.channels.forEach(LiveChannel::start);
            return source;
        } catch (CaptureException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public boolean next(Frame frame) throws CaptureException {
        recycle();
        while (true) {
            int from = earliest();
            if (from >= 0) {
                take(from, frame);
                return true;
            }
            boolean ended = hasEnded();
            if (!gather(ended) && nothingPending()) {
                if (ended) {
                    throwFailure();
                    return false;
                }
                long now = clock.passed();
                if (now - lastDelivery >= Nanos.SECOND) {
                    lastDelivery = now;
                    frame.setTick(clock.time());
                    return true;
                }
            }
            if (ended) {
                horizon = Long.MAX_VALUE;
            }
        }
    }

    /** Whether nothing more will come; an interface that failed ends the others. */
    private boolean hasEnded() {
        boolean all = true;
        for (LiveChannel channel : channels) {
            if (channel.failure() != null && !stopped) {
                stop();
            }
            all &= channel.hasEnded();
        }
        return all || (stopped && clock.passed() - stopTime >= STOP);
    }

    private void recycle() {
        FrameBatch batch = usedUp;
        if (batch != null) {
            usedUp = null;
            channels.get(batch.channel()).recycle(batch);
        }
    }

    /** The channel whose frame is next, or -1 if that is not known yet. */
    private int earliest() {
        int best = -1;
        long bestTime = Long.MAX_VALUE;
        boolean all = true;
        for (int i = 0; i < pending.size(); i++) {
            FrameBatch head = pending.get(i).peekFirst();
            if (head == null) {
                all = false;
            } else if (best < 0 || head.nextTime() < bestTime) {
                best = i;
                bestTime = head.nextTime();
            }
        }
        return all || (best >= 0 && isDue(bestTime, pending.get(best).size())) ? best : -1;
    }

    /** Whether a frame waits for no other interface; one from before the clock was set back would wait for hours. */
    private boolean isDue(long time, int held) {
        return time <= horizon || held >= MOST_HELD || time > clock.time();
    }

    private void take(int from, Frame frame) {
        ArrayDeque<FrameBatch> queue = pending.get(from);
        FrameBatch batch = queue.getFirst();
        long number = frames.getPlain() + 1;
        batch.take(frame, channels.get(from).linkType(), number);
        frame.interfaceName(names.get(from));
        if (batch.isUsedUp()) {
            queue.removeFirst();
            usedUp = batch;
            lastDelivery = clock.passed();
        }
        frames.setRelease(number);
        bytes.setRelease(bytes.getPlain() + frame.capturedLength());
        if (frame.originalLength() > frame.capturedLength()) {
            truncated.setRelease(truncated.getPlain() + 1);
        }
    }

    /**
     * Fetches batches: full ones at once, after a wait partial ones of interfaces without any; false if there were
     * none.
     */
    private boolean gather(boolean ended) throws CaptureException {
        FrameBatch first = ready.poll();
        if (first == null && !ended) {
            first = await();
        }
        long heardUntil = clock.time() - HOLD_BACK_MILLIS * Nanos.MILLISECOND;
        boolean found = first != null;
        if (first != null) {
            pending.get(first.channel()).addLast(first);
            drain();
        }
        for (int i = 0; i < channels.size(); i++) {
            FrameBatch last = pending.get(i).peekLast();
            if (last == null || ended) {
                channels.get(i).handOver();
            } else {
                // Behind its last batch this interface may have gathered earlier frames than another's next one.
                heardUntil = Math.min(heardUntil, last.lastTime());
            }
        }
        found |= drain();
        if (!ended) {
            checkClock(); // Behind the last batch that was fetched: none of a clock that was set is taken for another.
        }
        horizon = heardUntil;
        sampleCounters();
        return found;
    }

    private boolean drain() {
        boolean found = false;
        for (FrameBatch batch = ready.poll(); batch != null; batch = ready.poll()) {
            pending.get(batch.channel()).addLast(batch);
            found = true;
        }
        return found;
    }

    private @Nullable FrameBatch await() {
        try {
            return ready.poll(BATCH_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            return null;
        }
    }

    private boolean nothingPending() {
        for (ArrayDeque<FrameBatch> queue : pending) {
            if (!queue.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void throwFailure() throws CaptureException {
        for (LiveChannel channel : channels) {
            CaptureException failure = channel.failure();
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void sampleCounters() {
        long now = clock.passed();
        if (now - lastSample >= SAMPLE) {
            lastSample = now;
            statistics();
        }
    }

    /**
     * Ends the capture where somebody set the clock, or the machine slept, which looks the same. Whatever was captured
     * since has a time that does not follow on that of the frames before it, so none of that is delivered; the frames
     * of the latest tenth of a second before it may be lost with them.
     */
    private void checkClock() throws CaptureException {
        long time = clock.time();
        long before = ahead;
        ahead = time - clock.passed();
        long leap = ahead - before;
        if (Math.abs(leap) > MOST_LEAP) {
            throw new CaptureException(
                    Kind.CLOCK_SET,
                    "the host's clock was set " + (leap < 0 ? "back" : "ahead") + " by "
                            + Duration.ofNanos(Math.abs(leap)).toSeconds() + " s, to " + Nanos.instant(time)
                            + ": listening has to begin anew");
        }
    }

    @Override
    public String captureId() {
        return captureId;
    }

    @Override
    public long bytesRead() {
        return bytes.getAcquire();
    }

    @Override
    public long totalBytes() {
        return -1;
    }

    @Override
    public CaptureStatistics statistics() {
        long[] kernel = new long[3];
        for (LiveChannel channel : channels) {
            channel.addCounters(kernel);
        }
        return new CaptureStatistics(
                frames.getAcquire(), 0, bytes.getAcquire(), truncated.getAcquire(), kernel[0], kernel[1], kernel[2], 0);
    }

    @Override
    public CaptureEnd end() {
        return CaptureEnd.COMPLETE;
    }

    @Override
    public List<CapturedFile> files() {
        return List.of();
    }

    @Override
    public void stop() {
        stopTime = clock.passed();
        stopped = true;
        long last = clock.time();
        for (LiveChannel channel : channels) {
            channel.stop(last);
        }
    }

    @Override
    public void close() {
        stopped = true;
        channels.forEach(LiveChannel::close);
    }
}
