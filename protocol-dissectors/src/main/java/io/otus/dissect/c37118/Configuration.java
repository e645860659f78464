package io.otus.dissect.c37118;

import io.otus.core.event.FieldWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the data frames of a stream hold, IEEE Std C37.118.2-2011 §6.4.
 *
 * @param type configuration 1, 2 or 3; the first says what a source can do, the others what it does
 * @param timeBase parts of a second that FRACSEC counts, 0 to 16777215
 * @param numPmu number of units as announced
 * @param pmus the units
 * @param dataRate frames a second where positive, seconds a frame where negative
 */
record Configuration(int type, int timeBase, int numPmu, List<PmuConfiguration> pmus, int dataRate) {
    Configuration {
        pmus = List.copyOf(pmus);
    }

    /** Bytes of a data frame, Table 5. */
    int dataFrameLength() {
        int length = FrameHeader.SIZE + FrameHeader.CHK_SIZE;
        for (PmuConfiguration pmu : pmus) {
            length += pmu.dataLength();
        }
        return length;
    }

    /** Bytes of memory that it takes, roughly. */
    int weight() {
        int weight = 0;
        for (PmuConfiguration pmu : pmus) {
            weight += pmu.weight();
        }
        return weight;
    }

    /** The unit of this number; null where there is none. */
    @Nullable
    PmuConfiguration pmu(int idcode) {
        for (PmuConfiguration pmu : pmus) {
            if (pmu.idcode() == idcode) {
                return pmu;
            }
        }
        return null;
    }

    void fields(FieldWriter out) {
        out.number("time_base", timeBase);
        out.number("num_pmu", numPmu);
        out.beginArray("pmus");
        for (PmuConfiguration pmu : pmus) {
            out.beginElement();
            pmu.fields(out);
            out.end();
        }
        out.end();
        out.number("data_rate", dataRate);
    }
}
