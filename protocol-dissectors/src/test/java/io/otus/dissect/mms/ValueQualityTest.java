package io.otus.dissect.mms;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Element;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quality of values, IEC 61850-7-3 §6.2.1. */
class ValueQualityTest {
    private static final String MEASURED = "IED1MEAS/MMXU1$MX$Hz";

    private static Element bits(String bits) {
        return Element.text("bit_string", bits);
    }

    private static Element measured(String quality) {
        return new Element.Groups(
                "structure",
                List.of(
                        new Element.Group("", List.of(new Element.Value("floating_point", ValueList.reals(50.0)))),
                        new Element.Group("", List.of(bits(quality)))));
    }

    @Test
    void aGoodValueAndAnotherBitStringHaveNoFlaw() {
        assertThat(ValueQuality.of(MEASURED, List.of(measured("0000000000000"))))
                .isEqualTo(Flaws.NONE);
        assertThat(ValueQuality.of(MEASURED, List.of(measured("1100000000010"))))
                .as("questionable, and of a test")
                .isEqualTo(Flaws.NONE);
        assertThat(ValueQuality.of(MEASURED, List.of(bits("0100000000")))).isEqualTo(Flaws.NONE);
    }

    @Test
    void othersHaveEach() {
        assertThat(ValueQuality.of(MEASURED, List.of(measured("0000000000100"))).at(0))
                .containsExactly(Flaw.FORCED);
        assertThat(ValueQuality.of(MEASURED, List.of(measured("0000000000001"))).at(0))
                .containsExactly(Flaw.BLOCKED);
        assertThat(ValueQuality.of(MEASURED, List.of(bits("0100000100000"))).at(0))
                .containsExactly(Flaw.INVALID, Flaw.OUTDATED);
        assertThat(ValueQuality.of(MEASURED, List.of(bits("1110000000000"))).at(0))
                .containsExactly(Flaw.EXCEEDED);
        assertThat(ValueQuality.of(MEASURED, List.of(bits("0000001000000"))).at(0))
                .containsExactly(Flaw.INVALID);
        assertThat(ValueQuality.of(MEASURED, List.of(bits("1100100000000"))).at(0))
                .containsExactly(Flaw.INVALID);
    }

    @Test
    void whatAValueIsToBeSubstitutedByHasAQualityThatIsNotOfAValue() {
        List<Element> forced = List.of(measured("0000000000100"));
        for (String point : List.of("IED1/MMXU1$SV$Hz$subQ", "IED1/MMXU1$SV$Hz", "IED1/MMXU1$SV", "MMXU1$SV$Hz")) {
            assertThat(ValueQuality.of(point, forced)).as(point).isEqualTo(Flaws.NONE);
        }
        for (String point : List.of("IED1/MMXU1$MX$SV", "IED1/MMXU1$SVX$Hz", "SV$Hz", "IED1/MMXU1")) {
            assertThat(ValueQuality.of(point, forced).isNone()).as(point).isFalse();
        }
    }
}
