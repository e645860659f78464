package io.otus.dissect.dnp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import org.junit.jupiter.api.Test;

/** What the flags of IEEE 1815-2012 §11 mean for values. */
class PointFlagsTest {
    private static final int BINARY = 1;
    private static final int ANALOG = 30;

    @Test
    void pointsThatAreOnlineAreWell() {
        assertThat(PointFlags.of(BINARY, Octets.ofHex("01 81"))).isEqualTo(Flaws.NONE);
        assertThat(PointFlags.of(ANALOG, Octets.EMPTY)).isEqualTo(Flaws.NONE);
    }

    @Test
    void eachFlagIsAFlaw() {
        Flaws flaws = PointFlags.of(ANALOG, Octets.ofHex("01 00 02 04 09 11 21 41"));
        assertThat(flaws.at(0)).isEmpty();
        assertThat(flaws.at(1)).containsExactly(Flaw.INVALID);
        assertThat(flaws.at(2)).containsExactly(Flaw.RESTARTED);
        assertThat(flaws.at(3)).containsExactly(Flaw.OUTDATED);
        assertThat(flaws.at(4)).containsExactly(Flaw.FORCED);
        assertThat(flaws.at(5)).containsExactly(Flaw.FORCED);
        assertThat(flaws.at(6)).containsExactly(Flaw.EXCEEDED);
        assertThat(flaws.at(7)).containsExactly(Flaw.INVALID);
        assertThat(flaws.part(4, 6)).isEqualTo(PointFlags.of(ANALOG, Octets.ofHex("09 11")));
    }

    @Test
    void aBinaryPointHasNoRangeToExceed() {
        assertThat(PointFlags.of(BINARY, Octets.ofHex("21 41"))).isEqualTo(Flaws.NONE);
    }
}
