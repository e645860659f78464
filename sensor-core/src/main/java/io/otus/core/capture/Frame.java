package io.otus.core.capture;

import io.otus.core.bytes.ByteView;

/**
 * Holder of one captured frame, or of a tick. Made once and filled again by each {@link FrameSource#next}, so nothing
 * is allocated per frame; all it holds is valid until the next call.
 *
 * <p>Confined to the analysis thread.
 */
public final class Frame {
    private ByteView block = ByteView.EMPTY;
    private int offset;
    private int capturedLength;
    private int originalLength;
    private long time;
    private int linkType;
    private int interfaceId;
    private String interfaceName = "";
    private long number;
    private boolean tick;

    /**
     * Fills the holder with a frame; for sources.
     *
     * @param block see {@link #block}
     * @param offset see {@link #offset}
     * @param capturedLength see {@link #capturedLength}
     * @param originalLength see {@link #originalLength}; raised to the captured length where a file claims less
     * @param time see {@link #time}
     * @param linkType see {@link #linkType}
     * @param interfaceId see {@link #interfaceId}
     * @param number see {@link #number}
     */
    public void set(
            ByteView block,
            int offset,
            int capturedLength,
            int originalLength,
            long time,
            int linkType,
            int interfaceId,
            long number) {
        this.block = block;
        this.offset = offset;
        this.capturedLength = capturedLength;
        this.originalLength =
                Math.clamp(originalLength, capturedLength, Math.max(capturedLength, FrameSource.MAX_FRAME));
        this.time = time;
        this.linkType = linkType;
        this.interfaceId = interfaceId;
        this.interfaceName = "";
        this.number = number;
        this.tick = false;
    }

    /** Names the interface of the frame that was set; for sources. */
    public void interfaceName(String name) {
        this.interfaceName = name;
    }

    /**
     * Makes the holder a tick at {@code time}, nanoseconds since 1970; for live sources. The number stays that of the
     * last frame.
     */
    public void setTick(long time) {
        this.block = ByteView.EMPTY;
        this.offset = 0;
        this.capturedLength = 0;
        this.originalLength = 0;
        this.time = time;
        this.tick = true;
    }

    /**
     * Whether this is no frame but a tick of the host clock, which a live source gives after each second without
     * frames. A tick has a time and nothing else, so that timers go on.
     */
    public boolean isTick() {
        return tick;
    }

    /**
     * View over the whole current block of the source. The frame is {@link #capturedLength} bytes from {@link #offset};
     * what is around it belongs to other frames or to none. The source reuses a view for as long as it reuses the
     * block.
     */
    public ByteView block() {
        return block;
    }

    /** First byte of the link header in {@link #block}. */
    public int offset() {
        return offset;
    }

    /** Bytes of the frame that were captured, 0 to {@link FrameSource#MAX_FRAME}. */
    public int capturedLength() {
        return capturedLength;
    }

    /**
     * Bytes that the frame had on the wire, from {@link #capturedLength} to {@link FrameSource#MAX_FRAME}, whatever a
     * file says; more than were captured means that the snap length cut it.
     */
    public int originalLength() {
        return originalLength;
    }

    /** Time of capture, nanoseconds since 1970-01-01T00:00Z; may run backwards from frame to frame. */
    public long time() {
        return time;
    }

    /** Link type, a LINKTYPE_ value of the tcpdump.org registry; see {@link LinkType}. */
    public int linkType() {
        return linkType;
    }

    /**
     * Index of the interface, from 0 in order of appearance in the file (each section counts anew) or of the list given
     * to the live source.
     */
    public int interfaceId() {
        return interfaceId;
    }

    /** Name of the interface, as the file or the host gives it; empty where the source does not name interfaces. */
    public String interfaceName() {
        return interfaceName;
    }

    /** Number of the frame, from 1 on through all files of the capture. */
    public long number() {
        return number;
    }
}
