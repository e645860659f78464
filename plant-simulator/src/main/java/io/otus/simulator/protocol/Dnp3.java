package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * DNP3 link frames, transport segments and application fragments, IEEE 1815-2012 clauses 9, 8 and 4.
 * {@link Dnp3Objects} writes what a fragment carries. Confirmation of the link layer is not used, as over TCP (clause
 * 13).
 */
public final class Dnp3 {
    /** TCP and UDP port. */
    public static final int PORT = 20000;

    /** Function code: confirm. */
    public static final int CONFIRM = 0;

    /** Function code: read. */
    public static final int READ = 1;

    /** Function code: write. */
    public static final int WRITE = 2;

    /** Function code: select. */
    public static final int SELECT = 3;

    /** Function code: operate. */
    public static final int OPERATE = 4;

    /** Function code: direct operate. */
    public static final int DIRECT_OPERATE = 5;

    /** Function code: cold restart. */
    public static final int COLD_RESTART = 13;

    /** Function code: warm restart. */
    public static final int WARM_RESTART = 14;

    /** Function code: stop application. */
    public static final int STOP_APPLICATION = 18;

    /** Function code: enable unsolicited responses. */
    public static final int ENABLE_UNSOLICITED = 20;

    /** Function code: disable unsolicited responses. */
    public static final int DISABLE_UNSOLICITED = 21;

    /** Function code: delay measurement. */
    public static final int DELAY_MEASURE = 23;

    /** Function code: response. */
    public static final int RESPONSE = 129;

    /** Function code: unsolicited response. */
    public static final int UNSOLICITED_RESPONSE = 130;

    /** Internal indication IIN1.1 as bit of {@code iin}: class 1 events are waiting. */
    public static final int CLASS_1_EVENTS = 0x0200;

    /** Internal indication IIN1.4: the outstation needs the time. */
    public static final int NEED_TIME = 0x1000;

    /** Internal indication IIN1.7: the outstation has restarted. */
    public static final int DEVICE_RESTART = 0x8000;

    /** Internal indication IIN2.0: the function is not supported. */
    public static final int NO_FUNCTION_CODE_SUPPORT = 0x0001;

    private static final int FIRST_AND_FINAL = 0xC0;
    private static final int CONFIRMATION_REQUESTED = 0x20;
    private static final int UNSOLICITED = 0x10;
    private static final int TRANSPORT_FINAL = 0x80;
    private static final int TRANSPORT_FIRST = 0x40;
    private static final int SEGMENT_SIZE = 249;
    private static final int BLOCK_SIZE = 16;
    private static final int FROM_MASTER = 0xC4; // DIR, PRM, unconfirmed user data
    private static final int FROM_OUTSTATION = 0x44; // PRM, unconfirmed user data
    private static final int CRC_POLYNOMIAL_REVERSED = 0xA6BC;

    private Dnp3() {}

    /** Request fragment; also the master's confirm of a solicited response. */
    public static byte[] request(int sequence, int function, byte[] objects) {
        return new ByteWriter()
                .u8(FIRST_AND_FINAL | sequence)
                .u8(function)
                .bytes(objects)
                .toByteArray();
    }

    /** Response fragment. */
    public static byte[] response(int sequence, boolean confirm, int iin, byte[] objects) {
        return new ByteWriter()
                .u8(FIRST_AND_FINAL | (confirm ? CONFIRMATION_REQUESTED : 0) | sequence)
                .u8(RESPONSE)
                .u16(iin)
                .bytes(objects)
                .toByteArray();
    }

    /** Unsolicited response fragment; it always asks for confirmation, clause 4.2.2.3. */
    public static byte[] unsolicited(int sequence, int iin, byte[] objects) {
        return new ByteWriter()
                .u8(FIRST_AND_FINAL | CONFIRMATION_REQUESTED | UNSOLICITED | sequence)
                .u8(UNSOLICITED_RESPONSE)
                .u16(iin)
                .bytes(objects)
                .toByteArray();
    }

    /** The master's confirm of an unsolicited response. */
    public static byte[] confirmUnsolicited(int sequence) {
        return new byte[] {(byte) (FIRST_AND_FINAL | UNSOLICITED | sequence), CONFIRM};
    }

    /**
     * The link frames that carry a fragment, each with its CRCs.
     *
     * @param fromMaster direction, sets DIR
     * @param transport sequence number of the first transport segment, 0 to 63
     */
    public static List<byte[]> frames(boolean fromMaster, int destination, int source, int transport, byte[] fragment) {
        List<byte[]> frames = new ArrayList<>();
        for (int offset = 0; offset < fragment.length; offset += SEGMENT_SIZE) {
            int count = Math.min(SEGMENT_SIZE, fragment.length - offset);
            int header = (transport + frames.size()) & 0x3F;
            header |= offset == 0 ? TRANSPORT_FIRST : 0;
            header |= offset + count == fragment.length ? TRANSPORT_FINAL : 0;
            byte[] segment =
                    new ByteWriter().u8(header).bytes(fragment, offset, count).toByteArray();
            frames.add(linkFrame(fromMaster ? FROM_MASTER : FROM_OUTSTATION, destination, source, segment));
        }
        return frames;
    }

    /**
     * One link frame, clause 9.2: header block and data blocks of 16 bytes, each followed by its CRC.
     *
     * @param control control octet: DIR, PRM, FCB, FCV and function code
     * @param data user data, 0 to 250 bytes
     */
    public static byte[] linkFrame(int control, int destination, int source, byte[] data) {
        byte[] header = new ByteWriter()
                .u16(0x0564)
                .u8(5 + data.length)
                .u8(control)
                .u16Le(destination)
                .u16Le(source)
                .toByteArray();
        ByteWriter out = new ByteWriter().bytes(header).u16Le(crc(header));
        for (int offset = 0; offset < data.length; offset += BLOCK_SIZE) {
            byte[] block = new ByteWriter()
                    .bytes(data, offset, Math.min(BLOCK_SIZE, data.length - offset))
                    .toByteArray();
            out.bytes(block).u16Le(crc(block));
        }
        return out.toByteArray();
    }

    /** CRC-16/DNP, clause 9.2.8: polynomial 0x3D65, bits taken lowest first, the result inverted. */
    static int crc(byte[] bytes) {
        int crc = 0;
        for (byte value : bytes) {
            crc ^= value & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ CRC_POLYNOMIAL_REVERSED : crc >>> 1;
            }
        }
        return ~crc & 0xFFFF;
    }
}
