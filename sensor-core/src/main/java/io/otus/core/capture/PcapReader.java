package io.otus.core.capture;

import io.otus.core.capture.CaptureEnd.State;
import io.otus.core.capture.RawInput.ReadFailedException;
import io.otus.core.time.Nanos;

/**
 * A pcap file, draft-ietf-opsawg-pcap: a header of 24 bytes, then records of 16 bytes and a frame each.
 *
 * <pre>
 *  file    0       4       6       8               16        20         24
 *          | magic | major | minor | zone, accuracy | snaplen | linktype |
 *  record  0         4                     8                 12                16
 *          | seconds | micro/nanoseconds   | captured length | original length | frame ...
 * </pre>
 *
 * The magic gives the byte order and the unit of the fraction. Confined to the analysis thread.
 */
final class PcapReader implements RecordReader {
    static final int MAGIC_MICROSECONDS = 0xA1B2_C3D4;
    static final int MAGIC_NANOSECONDS = 0xA1B2_3C4D;

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    /**
     * The link type is the low half; above it are the length of a frame check sequence and reserved bits (§4, LinkType
     * and additional information).
     */
    private static final int LINK_TYPE_MASK = 0xFFFF;

    private final BlockInput input;
    private final boolean bigEndian;
    private final long fractionUnit;
    private boolean headerRead;
    private int linkType;
    private CaptureEnd end = CaptureEnd.COMPLETE;

    /** Reads from the start of the file, whose magic was recognised. */
    PcapReader(BlockInput input, boolean bigEndian, boolean nanoseconds) {
        this.input = input;
        this.bigEndian = bigEndian;
        this.fractionUnit = nanoseconds ? 1 : Nanos.MICROSECOND;
    }

    @Override
    public boolean next(Frame frame, long number) throws ReadFailedException {
        if (!headerRead && !readHeader()) {
            return false;
        }
        if (!input.has(RECORD_HEADER)) {
            return endOfInput();
        }
        int captured = input.s32(8, bigEndian);
        if (captured < 0 || captured > FrameSource.MAX_FRAME) {
            end = new CaptureEnd(
                    State.DAMAGED,
                    "the record at byte " + input.position() + " claims " + Integer.toUnsignedLong(captured)
                            + " bytes where at most " + FrameSource.MAX_FRAME + " can be");
            return false;
        }
        if (!input.has(RECORD_HEADER + captured)) {
            return endOfInput();
        }
        long seconds = Integer.toUnsignedLong(input.s32(0, bigEndian));
        long fraction = Integer.toUnsignedLong(input.s32(4, bigEndian));
        int original = input.s32(12, bigEndian);
        frame.set(
                input.view(),
                input.start() + RECORD_HEADER,
                captured,
                original,
                seconds * Nanos.SECOND + fraction * fractionUnit,
                linkType,
                0,
                number);
        input.advance(RECORD_HEADER + captured);
        return true;
    }

    private boolean readHeader() throws ReadFailedException {
        if (!input.has(FILE_HEADER)) {
            end = new CaptureEnd(State.CUT, "it ends within the file header of " + FILE_HEADER + " bytes");
            return false;
        }
        linkType = LinkType.ofDlt(input.s32(20, bigEndian) & LINK_TYPE_MASK);
        input.advance(FILE_HEADER);
        headerRead = true;
        return true;
    }

    private boolean endOfInput() {
        if (input.buffered() > 0) {
            end = new CaptureEnd(State.CUT, "it ends within the record that starts at byte " + input.position());
        }
        return false;
    }

    @Override
    public CaptureEnd end() {
        return end;
    }

    @Override
    public long skipped() {
        return 0;
    }
}
