package io.otus.dissect.goose;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.spi.Output;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import io.otus.layer.mmsdata.Data;
import io.otus.layer.mmsdata.DataReader;
import io.otus.layer.mmsdata.UtcTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * IECGoosePdu, IEC 61850-8-1 Annex A, as far as it could be read; numbers that are absent are -1.
 *
 * @param gocbRef reference of the control block: {@code LD/LLN0$GO$name}
 * @param timeAllowedToLive milliseconds until the next message
 * @param datSet reference of the data set
 * @param goId identifier that the user gave; null where it is left out
 * @param t when stNum was incremented
 * @param stNum state number, 1 to 4294967295
 * @param sqNum sequence number, 0 to 4294967295
 * @param simulation 1: subscribers that do not simulate ignore it; in edition 1 called test
 * @param confRev configuration revision
 * @param ndsCom 1: the control block needs commissioning
 * @param numDatSetEntries number of values
 * @param allData the values; null where they are left out
 */
record GoosePdu(
        @Nullable String gocbRef,
        long timeAllowedToLive,
        @Nullable String datSet,
        @Nullable String goId,
        @Nullable UtcTime t,
        long stNum,
        long sqNum,
        int simulation,
        long confRev,
        int ndsCom,
        long numDatSetEntries,
        @Nullable List<Data> allData) {
    GoosePdu {
        allData = allData == null ? null : List.copyOf(allData);
    }

    /** Whether everything is there that a message must have. */
    boolean isComplete() {
        return gocbRef != null
                && datSet != null
                && t != null
                && allData != null
                && timeAllowedToLive >= 0
                && stNum >= 0
                && sqNum >= 0
                && confRev >= 0
                && numDatSetEntries >= 0;
    }

    void fields(FieldWriter out) {
        text(out, "gocb_ref", gocbRef);
        number(out, "time_allowed_to_live", timeAllowedToLive);
        text(out, "dat_set", datSet);
        text(out, "go_id", goId);
        if (t != null) {
            out.text("t", t.text());
            out.number("t_quality", t.quality());
        }
        number(out, "st_num", stNum);
        number(out, "sq_num", sqNum);
        flag(out, "simulation", simulation);
        number(out, "conf_rev", confRev);
        flag(out, "nds_com", ndsCom);
        number(out, "num_dat_set_entries", numDatSetEntries);
        if (allData != null) {
            Data.fields(out, "all_data", allData);
        }
    }

    private static void text(FieldWriter out, String name, @Nullable String value) {
        if (value != null) {
            out.text(name, value);
        }
    }

    private static void number(FieldWriter out, String name, long value) {
        if (value >= 0) {
            out.number(name, value);
        }
    }

    private static void flag(FieldWriter out, String name, int value) {
        if (value >= 0) {
            out.flag(name, value != 0);
        }
    }

    /** Reads the elements of one PDU and reports their anomalies. */
    static final class Reader {
        /** The longest object reference of IEC 61850-7-2 has 129 octets. */
        private static final int MAX_REFERENCE = 256;

        private static final int SECURITY = 12;

        private final Output out;
        private final int offset;
        private @Nullable String gocbRef;
        private @Nullable String datSet;
        private @Nullable String goId;
        private @Nullable UtcTime t;
        private @Nullable List<Data> allData;
        private final long[] numbers = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

        /** @param offset where the PDU begins within its message */
        Reader(Output out, int offset) {
            this.out = out;
            this.offset = offset;
        }

        /** Reads the elements; {@code apdu} begins with the tag of the PDU. */
        GoosePdu read(ByteView apdu) {
            BerReader outer = BerReader.lenient(apdu);
            boolean found = outer.next(BerReader.APPLICATION + 1);
            boolean intact = found && elements(outer.inner(), outer.contentPosition()) && !outer.broken();
            if (!intact) {
                out.malformed(GooseAnomaly.ENCODING, offset);
            }
            return new GoosePdu(
                    gocbRef,
                    numbers[1],
                    datSet,
                    goId,
                    t,
                    numbers[5],
                    numbers[6],
                    (int) numbers[7],
                    numbers[8],
                    (int) numbers[9],
                    numbers[10],
                    allData);
        }

        /** Whether all elements are whole. */
        private boolean elements(BerReader reader, int at) {
            int before = -1;
            while (reader.next()) {
                int number = reader.tag() - BerReader.CONTEXT;
                int position = offset + at + reader.position();
                if (reader.broken() && !reader.constructed()) {
                    break;
                }
                if (number <= before || number < 0 || number > SECURITY) {
                    out.malformed(GooseAnomaly.ELEMENT, position);
                } else {
                    before = number;
                    element(number, reader, position);
                }
            }
            return !reader.broken();
        }

        private void element(int number, BerReader reader, int position) {
            ByteView content = reader.content();
            switch (number) {
                case 0 -> gocbRef = BerValue.text(content, MAX_REFERENCE);
                case 2 -> datSet = BerValue.text(content, MAX_REFERENCE);
                case 3 -> goId = BerValue.text(content, MAX_REFERENCE);
                case 4 -> {
                    if (content.length() == UtcTime.SIZE) {
                        t = UtcTime.read(content);
                    } else {
                        out.malformed(GooseAnomaly.DATA, position);
                    }
                }
                case 7, 9 -> {
                    numbers[number] = BerValue.bool(content) ? 1 : 0;
                    if (content.length() != 1) {
                        out.malformed(GooseAnomaly.DATA, position);
                    }
                }
                case 11 -> {
                    DataReader data = new DataReader();
                    allData = data.all(reader.inner());
                    if (data.broken()) {
                        out.malformed(GooseAnomaly.DATA, position);
                    }
                }
                case SECURITY -> {}
                default -> {
                    long value = BerValue.isUnsigned(content) ? BerValue.unsigned(content) : -1;
                    numbers[number] = value;
                    if (value < 0) {
                        out.malformed(GooseAnomaly.DATA, position);
                    }
                }
            }
        }
    }
}
