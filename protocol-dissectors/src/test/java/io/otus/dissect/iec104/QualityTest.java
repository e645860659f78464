package io.otus.dissect.iec104;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import org.junit.jupiter.api.Test;

/** What a station says of its values (IEC 60870-5-101 §7.2.6.3). */
class QualityTest {
    @Test
    void eachBitOfTheDescriptorIsAFlaw() {
        String information = "640000 0500 00 0600 20 0700 10 0800 01 0900 80 0A00 40";
        assertThat(Points.of(
                        TypeIdentification.M_ME_NB_1,
                        true,
                        6,
                        Octets.ofHex(information).view()))
                .containsExactly(
                        PointRange.of("ioa", 100, ValueList.signed(5, 6, 7, 8))
                                .with(Flaws.of(new byte[] {0, 1, 2, 16})),
                        PointRange.of("ioa", 104, 2).with(Flaws.of(new byte[] {4, 8})));
    }

    @Test
    void aSingleBitThatIsOnIsNoOverflow() {
        PointRange point = Points.of(
                        TypeIdentification.M_SP_NA_1,
                        false,
                        1,
                        Octets.ofHex("640000 21").view())
                .getFirst();
        assertThat(point.flaws().at(0)).containsExactly(Flaw.FORCED);
    }
}
