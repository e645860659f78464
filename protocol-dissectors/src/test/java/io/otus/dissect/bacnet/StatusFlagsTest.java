package io.otus.dissect.bacnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.value.ValueList;
import org.junit.jupiter.api.Test;

/** What an object says of its present value (ASHRAE 135, clause 12). */
class StatusFlagsTest {
    private static Flaws flags(String text) {
        return StatusFlags.of("status-flags", ValueList.text(text));
    }

    @Test
    void anAlarmIsNoFlaw() {
        assertThat(flags("none")).isEqualTo(Flaws.NONE);
        assertThat(flags("in-alarm")).isEqualTo(Flaws.NONE);
    }

    @Test
    void whatIsNotMeasuredIs() {
        assertThat(flags("in-alarm,fault").at(0)).containsExactly(Flaw.INVALID);
        assertThat(flags("overridden").at(0)).containsExactly(Flaw.FORCED);
        assertThat(flags("fault,out-of-service").at(0)).containsExactly(Flaw.FORCED, Flaw.INVALID);
        assertThat(StatusFlags.of("out-of-service", ValueList.bit(true)).at(0)).containsExactly(Flaw.FORCED);
        assertThat(StatusFlags.of("out-of-service", ValueList.bit(false))).isEqualTo(Flaws.NONE);
        assertThat(StatusFlags.of("present-value", ValueList.bit(true))).isEqualTo(Flaws.NONE);
    }
}
