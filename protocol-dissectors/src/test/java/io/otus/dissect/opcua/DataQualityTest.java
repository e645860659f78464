package io.otus.dissect.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Element;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the status of a value says of it (OPC 10000-8 §6.3.2). */
class DataQualityTest {
    private static Flaws of(long status) {
        return DataQuality.of(List.of(Element.text("status", StatusCodes.text(status))));
    }

    @Test
    void goodValuesAndThoseThatMayNotBeReadHaveNoFlaw() {
        assertThat(DataQuality.of(List.of())).isEqualTo(Flaws.NONE);
        assertThat(of(0)).isEqualTo(Flaws.NONE);
        assertThat(of(0x80340000L)).isEqualTo(Flaws.NONE);
    }

    @Test
    void othersHave() {
        assertThat(of(0x00960000L).at(0)).containsExactly(Flaw.FORCED);
        assertThat(of(0x40910400L).at(0)).containsExactly(Flaw.FORCED);
        assertThat(of(0x80310000L).at(0)).containsExactly(Flaw.OUTDATED);
        assertThat(of(0x808C0000L).at(0)).containsExactly(Flaw.INVALID);
        assertThat(of(0x40940000L).at(0)).containsExactly(Flaw.EXCEEDED);
        assertThat(of(0x80320000L).at(0)).containsExactly(Flaw.RESTARTED);
    }
}
