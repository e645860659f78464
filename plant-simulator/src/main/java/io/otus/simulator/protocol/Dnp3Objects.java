package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import java.nio.charset.StandardCharsets;

/**
 * Object headers and objects of a DNP3 fragment, IEEE 1815-2012 clause 4.2.2.7 and Annex A, written one after another.
 * Confined to one thread.
 */
public final class Dnp3Objects {
    /** Flag ONLINE of a point. */
    public static final int ONLINE = 0x01;

    /** Control code of a relay output: pulse on, close. */
    public static final int PULSE_ON_CLOSE = 0x41;

    /** Control code of a relay output: latch on. */
    public static final int LATCH_ON = 0x03;

    /** Control code of a relay output: latch off. */
    public static final int LATCH_OFF = 0x04;

    private static final int START_STOP_8 = 0x00;
    private static final int ALL = 0x06;
    private static final int COUNT_8 = 0x07;
    private static final int COUNT_INDEX_8 = 0x17;
    private static final int COUNT_INDEX_16 = 0x28;
    private static final int VISIBLE_STRING = 1;

    private final ByteWriter out = new ByteWriter();

    /** Headers of group 60 that ask for classes, 0 for static data. */
    public static byte[] classes(int... classes) {
        Dnp3Objects objects = new Dnp3Objects();
        for (int number : classes) {
            objects.all(60, number + 1);
        }
        return objects.toByteArray();
    }

    /** Nothing: a fragment without objects. */
    public static byte[] none() {
        return new byte[0];
    }

    /** Header that asks for all points of a group. */
    public Dnp3Objects all(int group, int variation) {
        out.u8(group).u8(variation).u8(ALL);
        return this;
    }

    /** Header that asks for the points {@code start} to {@code stop}, 0 to 255. */
    public Dnp3Objects range(int group, int variation, int start, int stop) {
        out.u8(group).u8(variation).u8(START_STOP_8).u8(start).u8(stop);
        return this;
    }

    /** g1v2, binary inputs with flags, from index {@code start}. */
    public Dnp3Objects binaryInputs(int start, boolean... values) {
        range(1, 2, start, start + values.length - 1);
        for (boolean value : values) {
            out.u8(state(value));
        }
        return this;
    }

    /** g10v2, states of binary outputs with flags. */
    public Dnp3Objects binaryOutputs(int start, boolean... values) {
        range(10, 2, start, start + values.length - 1);
        for (boolean value : values) {
            out.u8(state(value));
        }
        return this;
    }

    /** g20v1, 32-bit counters with flags. */
    public Dnp3Objects counters(int start, long... values) {
        range(20, 1, start, start + values.length - 1);
        for (long value : values) {
            out.u8(ONLINE).u32Le(value);
        }
        return this;
    }

    /** g30v1, 32-bit analog inputs with flags. */
    public Dnp3Objects analogInputs(int start, int... values) {
        range(30, 1, start, start + values.length - 1);
        for (int value : values) {
            out.u8(ONLINE).u32Le(value);
        }
        return this;
    }

    /** g30v5, single-precision analog inputs with flags. */
    public Dnp3Objects analogInputs(int start, float... values) {
        range(30, 5, start, start + values.length - 1);
        for (float value : values) {
            out.u8(ONLINE).f32Le(value);
        }
        return this;
    }

    /** g40v2, 16-bit states of analog outputs with flags. */
    public Dnp3Objects analogOutputs(int start, int... values) {
        range(40, 2, start, start + values.length - 1);
        for (int value : values) {
            out.u8(ONLINE).u16Le(value);
        }
        return this;
    }

    /**
     * g2v2, one change of a binary input with its time.
     *
     * @param millis milliseconds since 1970
     */
    public Dnp3Objects binaryEvent(int index, boolean value, long millis) {
        indexed(2, 2, index).u8(state(value)).u48Le(millis);
        return this;
    }

    /** g32v3, one change of a 32-bit analog input with its time. */
    public Dnp3Objects analogEvent(int index, int value, long millis) {
        indexed(32, 3, index).u8(ONLINE).u32Le(value).u48Le(millis);
        return this;
    }

    /**
     * g12v1, one control relay output block.
     *
     * @param code operation, trip-close and so on, such as {@link #LATCH_ON}
     * @param onMillis time on
     * @param offMillis time off
     * @param status 0 success; in a request always 0
     */
    public Dnp3Objects relayOutput(int index, int code, long onMillis, long offMillis, int status) {
        out.u8(12).u8(1).u8(COUNT_INDEX_16).u16Le(1).u16Le(index);
        out.u8(code).u8(1).u32Le(onMillis).u32Le(offMillis).u8(status);
        return this;
    }

    /** g50v1, one absolute time, milliseconds since 1970. */
    public Dnp3Objects time(long millis) {
        out.u8(50).u8(1).u8(COUNT_8).u8(1).u48Le(millis);
        return this;
    }

    /** g52v1, time delay coarse, in seconds. */
    public Dnp3Objects delaySeconds(int seconds) {
        out.u8(52).u8(1).u8(COUNT_8).u8(1).u16Le(seconds);
        return this;
    }

    /** g52v2, time delay fine, in milliseconds. */
    public Dnp3Objects delayMillis(int millis) {
        out.u8(52).u8(2).u8(COUNT_8).u8(1).u16Le(millis);
        return this;
    }

    /** g80v1, one internal indication; index 7 is DEVICE_RESTART, which a master clears. */
    public Dnp3Objects internalIndication(int index, boolean value) {
        range(80, 1, index, index);
        out.u8(value ? 1 : 0);
        return this;
    }

    /**
     * g0, one device attribute with text: 242 software version, 243 hardware, 248 serial, 250 product, 252
     * manufacturer.
     */
    public Dnp3Objects attribute(int variation, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        range(0, variation, 0, 0);
        out.u8(VISIBLE_STRING).u8(ascii.length).bytes(ascii);
        return this;
    }

    /** What was written. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    /** Header of a single object with its index. */
    private ByteWriter indexed(int group, int variation, int index) {
        return out.u8(group).u8(variation).u8(COUNT_INDEX_8).u8(1).u8(index);
    }

    private static int state(boolean value) {
        return value ? 0x80 | ONLINE : ONLINE;
    }
}
