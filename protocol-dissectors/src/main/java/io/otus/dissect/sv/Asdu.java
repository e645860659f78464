package io.otus.dissect.sv;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import io.otus.layer.mmsdata.UtcTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One ASDU of a stream, IEC 61850-9-2 §8.5.2, as far as it could be read; numbers that are absent are -1.
 *
 * @param svId the stream
 * @param datSet reference of the data set; null where it is left out
 * @param smpCnt counter of samples, 0 to 65535
 * @param confRev configuration revision
 * @param refrTm when it was sampled; null where it is left out
 * @param smpSynch 0 not synchronised, 1 by a local clock, 2 by a global one, 5 to 254 the local clock's identity
 * @param smpRate samples of a period or a second, as smpMod has it
 * @param smpMod 0 samples of a period, 1 of a second, 2 seconds of a sample
 * @param gmIdentity the grandmaster clock; null where it is left out
 * @param sample the values as they are on the wire
 */
record Asdu(
        @Nullable String svId,
        @Nullable String datSet,
        int smpCnt,
        long confRev,
        @Nullable UtcTime refrTm,
        int smpSynch,
        int smpRate,
        int smpMod,
        @Nullable Octets gmIdentity,
        Octets sample) {
    /** What 9-2LE sends of PhsMeas1: four currents and four voltages, each a number and its quality. */
    private static final int PHS_MEAS = 64;

    private static final int CHANNEL = 8;
    private static final int CHANNELS = PHS_MEAS / CHANNEL;
    /** Quality of IEC 61850-7-3, and behind it the bit of 9-2LE for a value that is derived. */
    private static final int MAX_QUALITY = 0x3FFF;

    private static final int MAX_TEXT = 256;
    private static final int SHOWN = 256;

    private static final int SV_ID = 0;
    private static final int SAMPLE = 7;
    private static final int GM_IDENTITY = 9;
    /** Octets of each element by its tag; 0 where they are not fixed (§8.5.2). */
    private static final int[] LENGTHS = {0, 0, 2, 4, UtcTime.SIZE, 1, 2, 0, 2, 8};

    /**
     * Whether the samples have the form of 9-2LE. What is in a sample is not on the wire: others of that length are
     * told by the upper bits of what would be its qualities, which are 0.
     */
    boolean isPhsMeas() {
        if (sample.length() != PHS_MEAS) {
            return false;
        }
        for (int i = 0; i < CHANNELS; i++) {
            if (sample.view().u32(i * CHANNEL + 4) > MAX_QUALITY) {
                return false;
            }
        }
        return true;
    }

    /** The eight numbers: currents in milliamperes, voltages in hundredths of a volt. */
    ValueList phsMeas() {
        long[] values = new long[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            values[i] = sample.view().s32(i * CHANNEL);
        }
        return ValueList.signed(values);
    }

    private ValueList phsQuality() {
        long[] values = new long[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            values[i] = sample.view().u32(i * CHANNEL + 4);
        }
        return ValueList.unsigned(values);
    }

    void fields(FieldWriter out) {
        if (svId != null) {
            out.text("sv_id", svId);
        }
        if (datSet != null) {
            out.text("dat_set", datSet);
        }
        number(out, "smp_cnt", smpCnt);
        number(out, "conf_rev", confRev);
        if (refrTm != null) {
            out.text("refr_tm", refrTm.text());
        }
        number(out, "smp_synch", smpSynch);
        number(out, "smp_rate", smpRate);
        if (isPhsMeas()) {
            out.values("phs_meas", phsMeas());
            out.values("phs_quality", phsQuality());
        } else if (sample.length() > 0) {
            out.octets("sample", sample.view().octets(0, Math.min(sample.length(), SHOWN)));
        }
        number(out, "smp_mod", smpMod);
        if (gmIdentity != null) {
            out.octets("gm_identity", gmIdentity);
        }
    }

    private static void number(FieldWriter out, String name, long value) {
        if (value >= 0) {
            out.number(name, value);
        }
    }

    /**
     * Reads the ASDU whose elements follow; reports its anomaly at an offset of the message.
     *
     * @param cut whether what is around it passes the end, so that elements may be missing
     */
    static Asdu read(BerReader reader, boolean cut, int offset, Output out) {
        @Nullable String svId = null;
        @Nullable String datSet = null;
        @Nullable UtcTime refrTm = null;
        @Nullable Octets gmIdentity = null;
        Octets sample = Octets.EMPTY;
        long[] numbers = new long[LENGTHS.length];
        Arrays.fill(numbers, -1);
        boolean sampled = false;
        int before = -1;
        while (reader.next()) {
            int number = reader.tag() - BerReader.CONTEXT;
            ByteView content = reader.content();
            boolean known = number > before && number >= 0 && number < LENGTHS.length;
            // Encoders that write integers in as few octets as they need are many: of numbers only the value is held to
            // its size.
            if (reader.broken() && number != SAMPLE) {
                break;
            }
            if (!known || (LENGTHS[number] != 0 && !hasLength(number, content.length()))) {
                out.malformed(SvAnomaly.ELEMENT, offset);
                before = Math.max(before, number);
                continue;
            }
            before = number;
            switch (number) {
                case SV_ID -> svId = BerValue.text(content, MAX_TEXT);
                case 1 -> datSet = BerValue.text(content, MAX_TEXT);
                case 4 -> refrTm = UtcTime.read(content);
                case SAMPLE -> {
                    sample = content.octets();
                    sampled = true;
                }
                case GM_IDENTITY -> gmIdentity = content.octets();
                default -> numbers[number] = BerValue.unsigned(content);
            }
        }
        boolean complete = svId != null && numbers[2] >= 0 && numbers[3] >= 0 && numbers[5] >= 0 && sampled;
        if (!complete && !cut && !reader.broken()) {
            out.malformed(SvAnomaly.MANDATORY, offset);
        }
        return new Asdu(
                svId,
                datSet,
                (int) numbers[2],
                numbers[3],
                refrTm,
                (int) numbers[5],
                (int) numbers[6],
                (int) numbers[8],
                gmIdentity,
                sample);
    }

    private static boolean hasLength(int number, int length) {
        boolean fixed = number == 4 || number == GM_IDENTITY;
        return fixed ? length == LENGTHS[number] : length >= 1 && length <= LENGTHS[number];
    }
}
