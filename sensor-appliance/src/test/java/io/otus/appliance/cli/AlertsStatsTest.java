package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.appliance.cli.AlertsStatsCommand.Tally;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertsStatsTest {
    @Test
    void devicesOfOneNameAreToldApartAndInOneOrder() {
        List<Tally> rows = List.of(new Tally("PLC", "b2"), new Tally("HMI", "c3"), new Tally("PLC", "a1"));
        Set<String> shared = AlertsStatsCommand.shared(rows);
        assertThat(rows.stream().sorted(AlertsStatsCommand.BY_NAME).map(row -> row.called(shared)))
                .containsExactly("HMI", "PLC (a1)", "PLC (b2)");
    }
}
