package io.otus.core.capture;

import java.util.List;

/**
 * A capture, from files or from interfaces, frame by frame. {@link #next} and {@link #close} are confined to the
 * analysis thread; the counters may be read from any thread.
 */
public interface FrameSource extends AutoCloseable {
    /**
     * Most bytes of one frame: libpcap's MAXIMUM_SNAPLEN, which it also holds files to. A record that claims more is
     * damage.
     */
    int MAX_FRAME = 262_144;

    /**
     * Fills the holder with the next frame or tick. A live source waits for one.
     *
     * @return false at the end: of the last file, or live after {@link #stop}; {@link #end} then tells whether anything
     *     is missing
     * @throws CaptureException if a file cannot be read on or an interface went away; what was delivered before stays
     *     true
     */
    boolean next(Frame frame) throws CaptureException;

    /**
     * Id of the capture, 12 hexadecimal digits. Files: the start of the SHA-256 over the first frame's time (8 bytes),
     * captured and original length (4 bytes each, all big-endian) and bytes, known once the first frame was delivered
     * and until then the hash of nothing. Live: of the interfaces' names and the time of start.
     */
    String captureId();

    /** Bytes read so far from the files as they are stored, for progress. Live: captured bytes. */
    long bytesRead();

    /** Sum of the files' sizes, or -1 if not known: live, standard input, pipes. */
    long totalBytes();

    /** The counters so far. */
    CaptureStatistics statistics();

    /**
     * How the capture ended: of several files, the first end that was not complete. Complete until {@link #next}
     * returned false.
     */
    CaptureEnd end();

    /** The files that were read to their end, in order; empty live. */
    List<CapturedFile> files();

    /** Asks {@link #next} to return false soon; thread-safe. */
    void stop();

    /** Frees files, handles and threads. Idempotent. */
    @Override
    void close();
}
