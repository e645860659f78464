package io.otus.dissect.pn_io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What records of the standard are, IEC 61158-6-10 §5.2.3.6. */
class RecordIndexTest {
    /** PDRealData, PDExpectedData and PDevData are system records beside I&M0FilterData and the log book. */
    @ParameterizedTest
    @CsvSource({
        "AFF0, im_0",
        "AFFF, im_15",
        "F840, im_filter",
        "F841, system_record",
        "F842, system_record",
        "F880, im_filter",
        "F881, im_filter",
        "F889, im_filter",
        "F88A, system_record",
        "F830, diagnosis",
        "F831, system_record",
        "F80C, diagnosis",
        "800A, diagnosis",
        "E013, diagnosis",
        "7FFF, record"
    })
    void anIndexTellsWhatKindOfRecordItIs(String index, String kind) {
        assertThat(RecordIndex.kind(Integer.parseInt(index, 16))).isEqualTo(kind);
    }
}
