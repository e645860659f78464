package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** S7comm user data (ROSCTR 7): system status lists (SZL) and the clock. Methods give an S7 PDU. */
public final class S7UserData {
    /** SZL-ID: module identification, order number and versions. */
    public static final int MODULE_IDENTIFICATION = 0x0011;

    /** SZL-ID: component identification, names and serial numbers. */
    public static final int COMPONENT_IDENTIFICATION = 0x001C;

    private static final int USER_DATA = 7;
    private static final int REQUEST = 0x11;
    private static final int RESPONSE = 0x12;
    private static final int CPU_FUNCTIONS = 0x04;
    private static final int TIME_FUNCTIONS = 0x07;
    private static final int READ_SZL = 1;
    private static final int SET_CLOCK = 2;
    private static final int SUCCESS = 0xFF;
    private static final int NOT_THERE = 0x0A;
    private static final int OCTETS = 0x09;

    private S7UserData() {}

    /** Read SZL, request; index 0 asks for all records. */
    public static byte[] readSzl(int reference, int szl, int index) {
        byte[] data = new ByteWriter()
                .u8(SUCCESS)
                .u8(OCTETS)
                .u16(4)
                .u16(szl)
                .u16(index)
                .toByteArray();
        return request(reference, CPU_FUNCTIONS, READ_SZL, data);
    }

    /** Read SZL, answer with records that all have the same length. */
    public static byte[] szl(int reference, int sequence, int szl, int index, List<byte[]> records) {
        ByteWriter list = new ByteWriter()
                .u16(szl)
                .u16(index)
                .u16(records.getFirst().length)
                .u16(records.size());
        records.forEach(list::bytes);
        byte[] data = new ByteWriter()
                .u8(SUCCESS)
                .u8(OCTETS)
                .u16(list.length())
                .bytes(list.toByteArray())
                .toByteArray();
        return response(reference, CPU_FUNCTIONS, READ_SZL, sequence, data);
    }

    /**
     * The records of SZL 0x0011 of a CPU: 1 module, 6 basic hardware, 7 basic firmware.
     *
     * @param order order number, up to 20 characters
     * @param hardware version of the hardware
     * @param firmware three numbers: major, minor, patch
     */
    public static List<byte[]> moduleIdentification(String order, int hardware, int... firmware) {
        return List.of(
                module(1, order, hardware, 1),
                module(6, order, hardware, 1),
                module(7, "", ('V' << 8) | firmware[0], (firmware[1] << 8) | firmware[2]));
    }

    /**
     * The records of SZL 0x001C.
     *
     * @param texts record index to text: 1 station, 2 module, 3 plant, 4 copyright, 5 serial number, 7 module type, 8
     *     serial number of the memory card
     */
    public static List<byte[]> componentIdentification(SortedMap<Integer, String> texts) {
        return texts.entrySet().stream().map(S7UserData::component).toList();
    }

    /** Set clock, request: the time as binary-coded decimals. */
    public static byte[] setClock(int reference, LocalDateTime time) {
        ByteWriter data = new ByteWriter().u8(SUCCESS).u8(OCTETS).u16(10).u8(0);
        data.u8(bcd(time.getYear() / 100)).u8(bcd(time.getYear() % 100));
        data.u8(bcd(time.getMonthValue())).u8(bcd(time.getDayOfMonth()));
        data.u8(bcd(time.getHour())).u8(bcd(time.getMinute())).u8(bcd(time.getSecond()));
        int sundayIsOne = time.getDayOfWeek().getValue() % 7 + 1;
        data.u8(bcd(0)).u8(sundayIsOne); // milliseconds, then the last digit and the day of the week
        return request(reference, TIME_FUNCTIONS, SET_CLOCK, data.toByteArray());
    }

    /** Set clock, answer. */
    public static byte[] setClockAnswer(int reference, int sequence) {
        byte[] data = new ByteWriter().u8(NOT_THERE).u8(0).u16(0).toByteArray();
        return response(reference, TIME_FUNCTIONS, SET_CLOCK, sequence, data);
    }

    private static byte[] module(int index, String order, int first, int second) {
        return new ByteWriter()
                .u16(index)
                .padded(order, 20, ' ')
                .u16(0x00C0) // module type: CPU
                .u16(first)
                .u16(second)
                .toByteArray();
    }

    private static byte[] component(Map.Entry<Integer, String> text) {
        return new ByteWriter()
                .u16(text.getKey())
                .padded(text.getValue(), 32, 0)
                .toByteArray();
    }

    /** Any request. */
    public static byte[] request(int reference, int group, int function, byte[] data) {
        return asking(reference, 0x40 | group, function, data);
    }

    /** Something that a controller tells unasked, or of the job that has this sequence number. */
    public static byte[] push(int reference, int group, int function, int sequence, byte[] data) {
        return telling(reference, group, function, sequence, 0, data);
    }

    /** A controller tells its new mode: 0 stop, 1 warm restart, 2 run, 3 hot restart, 4 hold, 6 cold restart. */
    public static byte[] modeTransition(int reference, int mode) {
        byte[] parameter = new ByteWriter().hex("010000000000").u8(mode).u8(0).toByteArray();
        return S7.header(USER_DATA, reference, parameter, new byte[0])
                .bytes(parameter)
                .toByteArray();
    }

    private static byte[] asking(int reference, int group, int function, byte[] data) {
        byte[] parameter = new ByteWriter()
                .hex("000112") // head of a user data parameter
                .u8(4)
                .u8(REQUEST)
                .u8(group)
                .u8(function)
                .u8(0)
                .toByteArray();
        return S7.header(USER_DATA, reference, parameter, data)
                .bytes(parameter)
                .bytes(data)
                .toByteArray();
    }

    /** Any answer without an error. */
    public static byte[] response(int reference, int group, int function, int sequence, byte[] data) {
        return telling(reference, 0x80 | group, function, sequence, 0, data);
    }

    /** An answer that refuses with an error, 0x0001 to 0xFFFF. */
    public static byte[] refusal(int reference, int group, int function, int sequence, int error) {
        byte[] data = new ByteWriter().u8(NOT_THERE).u8(0).u16(0).toByteArray();
        return telling(reference, 0x80 | group, function, sequence, error, data);
    }

    private static byte[] telling(int reference, int group, int function, int sequence, int error, byte[] data) {
        byte[] parameter = new ByteWriter()
                .hex("000112")
                .u8(8)
                .u8(RESPONSE)
                .u8(group)
                .u8(function)
                .u8(sequence)
                .u8(0) // data unit
                .u8(0) // last data unit
                .u16(error)
                .toByteArray();
        return S7.header(USER_DATA, reference, parameter, data)
                .bytes(parameter)
                .bytes(data)
                .toByteArray();
    }

    private static int bcd(int value) {
        return value / 10 * 16 + value % 10;
    }
}
