package io.otus.dissect.dnp3;

import io.otus.dissect.dnp3.ObjectLayout.Quality;
import io.otus.dissect.dnp3.ObjectLayout.Time;
import io.otus.dissect.dnp3.ObjectLayout.Value;
import org.jspecify.annotations.Nullable;

/**
 * The point objects of the library, IEEE 1815-2012 Annex A. Each line is a group, each place in it a variation from 1.
 */
final class ObjectLibrary {
    static final int DEVICE_ATTRIBUTES = 0;
    static final int BINARY_OUTPUT_COMMAND = 12;
    static final int ANALOG_DEADBAND = 34;
    static final int ANALOG_OUTPUT_COMMAND = 41;
    static final int TIME_AND_DATE = 50;
    static final int COMMON_TIME_OF_OCCURRENCE = 51;
    static final int TIME_DELAY = 52;
    static final int CLASS = 60;
    static final int FILE_CONTROL = 70;
    static final int INTERNAL_INDICATIONS = 80;
    static final int OCTET_STRING = 110;
    static final int VIRTUAL_TERMINAL_EVENT = 113;
    static final int AUTHENTICATION = 120;

    private static final ObjectLayout PACKED = plain(Value.PACKED_1);
    private static final ObjectLayout STRING = plain(Value.STRING);
    private static final ObjectLayout STATE = flagged(Value.TOP_BIT, Time.NONE);
    private static final ObjectLayout STATE_TIME = flagged(Value.TOP_BIT, Time.ABSOLUTE);
    private static final ObjectLayout STATE_RELATIVE = flagged(Value.TOP_BIT, Time.RELATIVE);
    private static final ObjectLayout U16 = plain(Value.U16);
    private static final ObjectLayout U32 = plain(Value.U32);
    private static final ObjectLayout S16 = plain(Value.S16);
    private static final ObjectLayout S32 = plain(Value.S32);
    private static final ObjectLayout F_U16 = flagged(Value.U16, Time.NONE);
    private static final ObjectLayout F_U32 = flagged(Value.U32, Time.NONE);
    private static final ObjectLayout F_U16_T = flagged(Value.U16, Time.ABSOLUTE);
    private static final ObjectLayout F_U32_T = flagged(Value.U32, Time.ABSOLUTE);
    private static final ObjectLayout F_S16 = flagged(Value.S16, Time.NONE);
    private static final ObjectLayout F_S32 = flagged(Value.S32, Time.NONE);
    private static final ObjectLayout F_F32 = flagged(Value.F32, Time.NONE);
    private static final ObjectLayout F_F64 = flagged(Value.F64, Time.NONE);
    private static final ObjectLayout F_S16_T = flagged(Value.S16, Time.ABSOLUTE);
    private static final ObjectLayout F_S32_T = flagged(Value.S32, Time.ABSOLUTE);
    private static final ObjectLayout F_F32_T = flagged(Value.F32, Time.ABSOLUTE);
    private static final ObjectLayout F_F64_T = flagged(Value.F64, Time.ABSOLUTE);
    private static final ObjectLayout TIME = new ObjectLayout(Quality.NONE, Value.NONE, Time.ABSOLUTE);

    private static final @Nullable ObjectLayout[] COUNTER_EVENT = {
        F_U32, F_U16, F_U32, F_U16, F_U32_T, F_U16_T, F_U32_T, F_U16_T
    };
    private static final @Nullable ObjectLayout[] ANALOG_EVENT = {
        F_S32, F_S16, F_S32_T, F_S16_T, F_F32, F_F64, F_F32_T, F_F64_T
    };

    private static final @Nullable ObjectLayout[] @Nullable [] GROUPS = groups();

    private ObjectLibrary() {}

    /** How this object lies in its octets; null where it is not a point object, or not known. */
    static @Nullable ObjectLayout layout(int group, int variation) {
        if (group >= OCTET_STRING && group <= VIRTUAL_TERMINAL_EVENT) {
            return STRING;
        }
        @Nullable ObjectLayout @Nullable [] variations = GROUPS[group];
        return variations == null || variation == 0 || variation > variations.length ? null : variations[variation - 1];
    }

    /** Whether the standard has this group. */
    static boolean isGroup(int group) {
        return !ObjectName.ofGroup(group).isEmpty();
    }

    private static @Nullable ObjectLayout[] @Nullable [] groups() {
        @Nullable ObjectLayout[] @Nullable [] g = new @Nullable ObjectLayout[256] @Nullable [];
        // Binary and double-bit binary inputs with their events.
        g[1] = of(PACKED, STATE);
        g[2] = of(STATE, STATE_TIME, STATE_RELATIVE);
        g[3] = of(plain(Value.PACKED_2), flagged(Value.TOP_BITS, Time.NONE));
        g[4] = of(
                flagged(Value.TOP_BITS, Time.NONE),
                flagged(Value.TOP_BITS, Time.ABSOLUTE),
                flagged(Value.TOP_BITS, Time.RELATIVE));
        // Binary outputs, their events and commands; 12.1 and 12.2 are control blocks.
        g[10] = of(PACKED, STATE);
        g[11] = of(STATE, STATE_TIME);
        g[BINARY_OUTPUT_COMMAND] = of(null, null, PACKED);
        g[13] = of(status(Value.TOP_BIT, Time.NONE), status(Value.TOP_BIT, Time.ABSOLUTE));
        // Counters, frozen counters and their events; variations with odd names are the obsolete delta counters.
        g[20] = of(F_U32, F_U16, F_U32, F_U16, U32, U16, U32, U16);
        g[21] = of(F_U32, F_U16, F_U32, F_U16, F_U32_T, F_U16_T, F_U32_T, F_U16_T, U32, U16, U32, U16);
        g[22] = COUNTER_EVENT;
        g[23] = COUNTER_EVENT;
        // Analog inputs, frozen ones, their events and reporting deadbands.
        g[30] = of(F_S32, F_S16, S32, S16, F_F32, F_F64);
        g[31] = of(F_S32, F_S16, F_S32_T, F_S16_T, S32, S16, F_F32, F_F64);
        g[32] = ANALOG_EVENT;
        g[33] = ANALOG_EVENT;
        g[34] = of(U16, U32, plain(Value.F32));
        // Analog outputs, their commands and events.
        g[40] = of(F_S32, F_S16, F_F32, F_F64);
        g[ANALOG_OUTPUT_COMMAND] =
                of(statusLast(Value.S32), statusLast(Value.S16), statusLast(Value.F32), statusLast(Value.F64));
        g[42] = ANALOG_EVENT;
        g[43] = of(
                status(Value.S32, Time.NONE),
                status(Value.S16, Time.NONE),
                status(Value.S32, Time.ABSOLUTE),
                status(Value.S16, Time.ABSOLUTE),
                status(Value.F32, Time.NONE),
                status(Value.F64, Time.NONE),
                status(Value.F32, Time.ABSOLUTE),
                status(Value.F64, Time.ABSOLUTE));
        // Time; 50.2 has its interval in milliseconds as value, 52 a delay in seconds (coarse) or milliseconds (fine).
        g[TIME_AND_DATE] = of(TIME, new ObjectLayout(Quality.NONE, Value.U32, Time.ABSOLUTE_FIRST), TIME);
        g[COMMON_TIME_OF_OCCURRENCE] = of(TIME, TIME);
        g[TIME_DELAY] = of(U16, U16);
        g[INTERNAL_INDICATIONS] = of(PACKED);
        // Floating point, binary-coded decimals and small unsigned integers.
        g[100] = of(plain(Value.F32), plain(Value.F64), plain(Value.F80));
        g[101] = of(plain(Value.BCD_4), plain(Value.BCD_8), plain(Value.BCD_16));
        g[102] = of(plain(Value.U8));
        return g;
    }

    private static @Nullable ObjectLayout[] of(@Nullable ObjectLayout... layouts) {
        return layouts;
    }

    private static ObjectLayout plain(Value value) {
        return new ObjectLayout(Quality.NONE, value, Time.NONE);
    }

    private static ObjectLayout flagged(Value value, Time time) {
        return new ObjectLayout(Quality.FLAGS, value, time);
    }

    private static ObjectLayout status(Value value, Time time) {
        return new ObjectLayout(Quality.STATUS, value, time);
    }

    private static ObjectLayout statusLast(Value value) {
        return new ObjectLayout(Quality.STATUS_LAST, value, Time.NONE);
    }
}
