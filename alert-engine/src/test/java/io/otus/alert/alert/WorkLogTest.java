package io.otus.alert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.detect.Severity;
import io.otus.alert.text.Former;
import org.junit.jupiter.api.Test;

class WorkLogTest {
    private final WorkLog log = new WorkLog();

    @Test
    void theWorstDeedIsListedHoweverManyCameBefore() {
        for (int point = 0; point < WorkLog.MAX_LISTED; point++) {
            log.did("LAPTOP wrote holding " + point, Severity.MEDIUM);
        }
        log.did("LAPTOP wrote holding 49", Severity.MEDIUM);
        log.did("LAPTOP asked PLC to stop", Severity.CRITICAL);
        log.did("LAPTOP wrote holding 50", Severity.MEDIUM);
        assertThat(log.deeds())
                .hasSize(WorkLog.MAX_LISTED)
                .extracting(WorkLog.Deed::what)
                .contains("LAPTOP wrote holding 48", "LAPTOP asked PLC to stop")
                .doesNotContain("LAPTOP wrote holding 49");
        assertThat(log.furtherDeeds()).isEqualTo(3);
    }

    @Test
    void aDeedIsNamedWithoutWhetherItWasTheFirstTime() {
        assertThat(Former.plain("LAPTOP wrote coil 4 for the first time")).isEqualTo("LAPTOP wrote coil 4");
        assertThat(Former.plain("LAPTOP wrote coil 4 again")).isEqualTo("LAPTOP wrote coil 4");
        assertThat(Former.plain("A talks to B on tcp/4000 again, in what nobody reads"))
                .isEqualTo("A talks to B on tcp/4000, in what nobody reads");
        assertThat(Former.plain("LAPTOP asks PLC the same again and again"))
                .isEqualTo("LAPTOP asks PLC the same again and again");
    }
}
