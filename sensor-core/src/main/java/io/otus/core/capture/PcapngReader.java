package io.otus.core.capture;

import io.otus.core.capture.CaptureEnd.State;
import io.otus.core.capture.RawInput.ReadFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A pcapng file, draft-ietf-opsawg-pcapng: blocks in sections, each section with its own byte order and interfaces.
 * Unknown blocks are stepped over whatever their length; blocks that are looked into are bounded.
 *
 * <pre>
 *  0      4              8               length - 4     length
 *  | type | block length | body, options | block length |
 * </pre>
 *
 * Confined to the analysis thread.
 */
final class PcapngReader implements RecordReader {
    static final int SECTION_HEADER = 0x0A0D_0D0A;

    /** Most interfaces of one section; a description takes at least 20 bytes of file. */
    static final int MAX_INTERFACES = 65_536;

    private static final int BYTE_ORDER_MAGIC = 0x1A2B_3C4D;
    private static final int MAJOR_VERSION = 1;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;

    private static final int BLOCK_HEADER = 8;
    private static final int BLOCK_TRAILER = 4;
    private static final int MIN_SECTION_HEADER = 28;
    private static final int MIN_INTERFACE_DESCRIPTION = 20;
    private static final int MIN_SIMPLE_PACKET = 16;
    private static final int MIN_PACKET = 32;

    private static final int OPTION_END = 0;
    private static final int OPTION_NAME = 2;
    private static final int OPTION_TIME_RESOLUTION = 9;
    private static final int OPTION_TIME_OFFSET = 14;

    private final BlockInput input;
    private boolean bigEndian;
    private PcapngInterface[] interfaces = new PcapngInterface[4];
    private int interfaceCount;
    private long lastTime;
    private long skipped;
    private CaptureEnd end = CaptureEnd.COMPLETE;

    /** Reads from the start of the file, whose magic was recognised. */
    PcapngReader(BlockInput input) {
        this.input = input;
    }

    @Override
    public boolean next(Frame frame, long number) throws ReadFailedException {
        while (input.has(BLOCK_HEADER)) {
            int type = input.s32(0, false);
            if (type == SECTION_HEADER) {
                if (!readSection()) {
                    return false;
                }
                continue;
            }
            type = bigEndian ? Integer.reverseBytes(type) : type;
            long length = Integer.toUnsignedLong(input.s32(4, bigEndian));
            if (length < BLOCK_HEADER + BLOCK_TRAILER || length % 4 != 0) {
                return damaged("the block at byte " + input.position() + " claims a length of " + length);
            }
            boolean frameFound = switch (type) {
                case ENHANCED_PACKET -> whole(length, MIN_PACKET) && enhancedPacket((int) length, frame, number);
                case PACKET -> whole(length, MIN_PACKET) && packet((int) length, frame, number);
                case SIMPLE_PACKET -> whole(length, MIN_SIMPLE_PACKET) && simplePacket((int) length, frame, number);
                case INTERFACE_DESCRIPTION -> {
                    if (whole(length, MIN_INTERFACE_DESCRIPTION)) {
                        describeInterface((int) length);
                    }
                    yield false;
                }
                default -> {
                    skipBlock(length);
                    yield false;
                }
            };
            if (frameFound) {
                return true;
            }
            if (end.state() != State.COMPLETE) {
                return false;
            }
        }
        if (input.buffered() > 0) {
            cut(input.position());
        }
        return false;
    }

    /** Section Header Block, §4.1: byte order and version; the interfaces of the section before are forgotten. */
    private boolean readSection() throws ReadFailedException {
        if (!input.has(MIN_SECTION_HEADER)) {
            return cut(input.position());
        }
        bigEndian = input.s32(BLOCK_HEADER, true) == BYTE_ORDER_MAGIC;
        if (input.s32(BLOCK_HEADER, bigEndian) != BYTE_ORDER_MAGIC) {
            return damaged("the section at byte " + input.position() + " has no byte-order magic");
        }
        int major = input.u16(12, bigEndian);
        if (major != MAJOR_VERSION) {
            return damaged("the section at byte " + input.position() + " is of version " + major
                    + " of the format where only " + MAJOR_VERSION + " is known");
        }
        long length = Integer.toUnsignedLong(input.s32(4, bigEndian));
        if (length < MIN_SECTION_HEADER || length % 4 != 0) {
            return damaged("the section at byte " + input.position() + " claims a header of " + length + " bytes");
        }
        long position = input.position();
        if (!input.skip(length)) {
            return cut(position);
        }
        Arrays.fill(interfaces, 0, interfaceCount, null);
        interfaceCount = 0;
        return true;
    }

    /** Interface Description Block, §4.2. */
    private void describeInterface(int length) {
        if (interfaceCount == MAX_INTERFACES) {
            damaged("the section describes more than " + MAX_INTERFACES + " interfaces");
            return;
        }
        int resolution = PcapngInterface.MICROSECONDS;
        long offset = 0;
        String name = "interface " + interfaceCount;
        int at = 16;
        int optionsEnd = length - BLOCK_TRAILER;
        while (at + 4 <= optionsEnd) {
            int code = input.u16(at, bigEndian);
            int size = input.u16(at + 2, bigEndian);
            if (code == OPTION_END || at + 4 + size > optionsEnd) {
                break;
            }
            if (code == OPTION_NAME && size >= 1) {
                int kept = Math.min(size, PcapngInterface.MAX_NAME);
                name = input.view().text(input.start() + at + 4, kept, StandardCharsets.UTF_8);
            } else if (code == OPTION_TIME_RESOLUTION && size >= 1) {
                resolution = input.view().u8(input.start() + at + 4);
            } else if (code == OPTION_TIME_OFFSET && size >= 8) {
                long first = input.s32(at + 4, bigEndian);
                long second = input.s32(at + 8, bigEndian);
                offset = bigEndian ? join(first, second) : join(second, first);
            }
            at += 4 + (size + 3) / 4 * 4;
        }
        if (interfaceCount == interfaces.length) {
            interfaces = Arrays.copyOf(interfaces, 2 * interfaceCount);
        }
        int linkType = LinkType.ofDlt(input.u16(BLOCK_HEADER, bigEndian));
        interfaces[interfaceCount++] =
                new PcapngInterface(linkType, input.s32(12, bigEndian), resolution, offset, name);
        input.advance(length);
    }

    /** Enhanced Packet Block, §4.3. */
    private boolean enhancedPacket(int length, Frame frame, long number) {
        return timedPacket(length, input.s32(8, bigEndian), frame, number);
    }

    /**
     * Packet Block, appendix A: obsolete; as the enhanced one, but with two bytes of interface and two of a drop count.
     */
    private boolean packet(int length, Frame frame, long number) {
        return timedPacket(length, input.u16(8, bigEndian), frame, number);
    }

    private boolean timedPacket(int length, int interfaceId, Frame frame, long number) {
        if (interfaceId < 0 || interfaceId >= interfaceCount) {
            return damaged("the packet at byte " + input.position() + " is of interface "
                    + Integer.toUnsignedLong(interfaceId) + ", which is not described");
        }
        int captured = input.s32(20, bigEndian);
        if (captured < 0 || captured > FrameSource.MAX_FRAME || captured > length - MIN_PACKET) {
            return damaged("the packet at byte " + input.position() + " claims " + Integer.toUnsignedLong(captured)
                    + " bytes in a block of " + length);
        }
        PcapngInterface of = interfaces[interfaceId];
        lastTime = of.time(join(input.s32(12, bigEndian), input.s32(16, bigEndian)));
        int original = input.s32(24, bigEndian);
        frame.set(input.view(), input.start() + 28, captured, original, lastTime, of.linkType(), interfaceId, number);
        frame.interfaceName(of.name());
        input.advance(length);
        return true;
    }

    /** Simple Packet Block, §4.4: of interface 0, without a time, so it gets the one of the frame before. */
    private boolean simplePacket(int length, Frame frame, long number) {
        if (interfaceCount == 0) {
            return damaged("the packet at byte " + input.position() + " comes before the description of its interface");
        }
        PcapngInterface of = interfaces[0];
        int original = input.s32(8, bigEndian);
        int captured = length - MIN_SIMPLE_PACKET;
        if (original >= 0) {
            captured = Math.min(captured, original);
        }
        if (of.snapLength() > 0) {
            captured = Math.min(captured, of.snapLength());
        }
        if (captured > FrameSource.MAX_FRAME) {
            return damaged("the packet at byte " + input.position() + " is of " + captured + " bytes where at most "
                    + FrameSource.MAX_FRAME + " can be");
        }
        frame.set(input.view(), input.start() + 12, captured, original, lastTime, of.linkType(), 0, number);
        frame.interfaceName(of.name());
        input.advance(length);
        return true;
    }

    /** Whether the whole block is in memory and long enough for its kind. */
    private boolean whole(long length, int least) throws ReadFailedException {
        if (length < least || length > BlockInput.MAX_RECORD) {
            return damaged("the block at byte " + input.position() + " claims a length of " + length);
        }
        return input.has((int) length) ? trailerAgrees((int) length) : cut(input.position());
    }

    private boolean trailerAgrees(int length) {
        return input.s32(length - BLOCK_TRAILER, bigEndian) == length
                || damaged("the block at byte " + input.position() + " has two different lengths");
    }

    private void skipBlock(long length) throws ReadFailedException {
        long position = input.position();
        if (input.skip(length)) {
            skipped++;
        } else {
            cut(position);
        }
    }

    private boolean cut(long position) {
        end = new CaptureEnd(State.CUT, "it ends within the block that starts at byte " + position);
        return false;
    }

    private boolean damaged(String what) {
        end = new CaptureEnd(State.DAMAGED, what);
        return false;
    }

    private static long join(long high, long low) {
        return high << 32 | (low & 0xFFFF_FFFFL);
    }

    @Override
    public CaptureEnd end() {
        return end;
    }

    @Override
    public long skipped() {
        return skipped;
    }
}
