package io.otus.appliance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sensor takes of disks of any size. */
class DefaultQuotasTest {
    private static final long GIB = 1L << 30;

    @TempDir
    Path directory = Path.of("");

    private static long together(DefaultQuotas quotas) {
        return quotas.store() + quotas.evidence() + quotas.events() + quotas.alerts();
    }

    @Test
    void aDiskWithRoomHasAllOfThem() {
        assertThat(DefaultQuotas.of(20 * GIB, 20 * GIB, true)).isEqualTo(DefaultQuotas.STANDARD);
        assertThat(DefaultQuotas.of(10 * GIB, 10 * GIB, false)).isEqualTo(DefaultQuotas.STANDARD);
        assertThat(DefaultQuotas.of(0, 0, true))
                .as("of a size that is not known")
                .isEqualTo(DefaultQuotas.STANDARD);
    }

    @Test
    void aSmallOneHasHalfOfItTaken() {
        DefaultQuotas small = DefaultQuotas.of(8 * GIB, 8 * GIB, true);
        assertThat(together(small)).isBetween(4 * GIB - (4L << 20), 4 * GIB);
        assertThat(small.store()).isEqualTo(1_638L << 20);
        assertThat(small.evidence()).isEqualTo(409L << 20);
        assertThat(small.text())
                .isEqualTo("store.quota 1638 MiB, evidence.quota 409 MiB, log.quota 1638 MiB, log.alert_quota 409 MiB");
    }

    @Test
    void aDiskForTheLogsAloneCountsForThemAlone() {
        DefaultQuotas quotas = DefaultQuotas.of(100 * GIB, 5 * GIB, false);
        assertThat(quotas.store()).isEqualTo(DefaultQuotas.STANDARD.store());
        assertThat(quotas.events()).isEqualTo(2 * GIB);
        assertThat(quotas.alerts()).isEqualTo(GIB / 2);
    }

    @Test
    void aTinyOneStillHasTheLeastOfEach() {
        assertThat(DefaultQuotas.of(GIB / 16, GIB / 16, true))
                .isEqualTo(new DefaultQuotas(
                        DefaultQuotas.LEAST, DefaultQuotas.LEAST, DefaultQuotas.LEAST, DefaultQuotas.LEAST));
    }

    @Test
    void directoriesThatAreNotThereYetAreOnTheDiskAboveThem() throws IOException {
        long size = Files.getFileStore(directory).getTotalSpace();
        assertThat(DefaultQuotas.on(directory.resolve("var/lib"), directory.resolve("var/log")))
                .isEqualTo(DefaultQuotas.of(size, size, true));
    }
}
