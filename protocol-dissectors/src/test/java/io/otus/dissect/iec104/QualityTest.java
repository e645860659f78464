package io.otus.dissect.iec104;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a station says of its values (IEC 60870-5-101 §7.2.6.3), and of itself. */
class QualityTest {
    private static Iec104Event.Information told(String asdu) {
        return new Iec104Event.Information(
                20, 0, 0, -1, "", Asdu.read(Octets.ofHex(asdu).view(), ""));
    }

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
        assertThat(flaws(TypeIdentification.M_SP_NA_1, "640000 21")).containsExactly(Flaw.FORCED);
    }

    @Test
    void theLowestBitsOfProtectionEquipmentAreNoOverflow() {
        String times = "1000 010203";
        assertThat(flaws(TypeIdentification.M_EP_TB_1, "640000 01 0F" + times)).isEmpty();
        assertThat(flaws(TypeIdentification.M_EP_TB_1, "640000 01 21" + times)).containsExactly(Flaw.FORCED);
        assertThat(flaws(TypeIdentification.M_EP_TC_1, "640000 01 81" + times)).containsExactly(Flaw.INVALID);
        assertThat(flaws(TypeIdentification.M_EP_TA_1, "640000 09" + times)).isEmpty();
        assertThat(flaws(TypeIdentification.M_EP_TA_1, "640000 51" + times))
                .containsExactly(Flaw.BLOCKED, Flaw.OUTDATED);
    }

    @Test
    void aCounterReadingIsInvalidOrGood() {
        assertThat(flaws(TypeIdentification.M_IT_NA_1, "640000 01000000 7F")).isEmpty();
        assertThat(flaws(TypeIdentification.M_IT_NA_1, "640000 01000000 81")).containsExactly(Flaw.INVALID);
    }

    private static Set<Flaw> flaws(TypeIdentification type, String object) {
        return Points.of(type, false, 1, Octets.ofHex(object).view())
                .getFirst()
                .flaws()
                .at(0);
    }

    @Test
    void theEndOfInitialisationTellsARestartUntilAnythingElseIsTold() {
        Iec104Event.Information initialised = told("46 01 0400 0100 000000 00");
        assertThat(initialised.tellsState()).isTrue();
        assertThat(initialised.conditions())
                .singleElement()
                .satisfies(each -> assertThat(each.meaning()).isEqualTo(Meaning.RESTARTED));
        Iec104Event.Information point = told("01 01 0300 0100 640000 01");
        assertThat(point.tellsState()).isTrue();
        assertThat(point.conditions()).isEmpty();
        assertThat(told("64 01 0600 0100 000000 14").tellsState()).isFalse();
    }
}
