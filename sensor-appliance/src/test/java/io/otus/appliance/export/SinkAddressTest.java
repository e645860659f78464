package io.otus.appliance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.alert.store.AlertTables;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How receivers are named, and that what a receiver is let in by is told to nobody else. */
class SinkAddressTest {
    @TempDir
    Path state = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "https://siem/otus?token=s3cret, https://siem/otus",
        "https://siem/otus?token=s3cret&format=ecs, https://siem/otus?format=ecs",
        "http://siem:8080/, http://siem:8080/",
        "syslog+tcp://siem:514?format=ecs, syslog+tcp://siem:514?format=ecs",
        "syslog+udp://[fe80::1]:514, syslog+udp://[fe80::1]:514",
        "file:/var/log/x.jsonl?format=native, file:/var/log/x.jsonl"
    })
    void aReceiverIsShownWithoutItsQuery(String uri, String shown) {
        assertThat(SinkAddress.parse(uri).shown()).isEqualTo(shown);
        assertThat(SinkAddress.parse(uri).uri()).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "https://otus:s3cret@siem/otus, a user name or password",
        "syslog+tcp://s3cret@siem:514, a user name or password",
        "https://siem/otus?token=s3cret x, it is no URI",
        "https://otus:s3cret x@siem/otus, it is no URI",
        "ftp://siem/?token=s3cret, scheme 'ftp' is not known",
        "syslog+tcp://siem?token=s3cret, the port is missing"
    })
    void whatIsRefusedIsNamedWithoutItToo(String uri, String why) {
        assertThatThrownBy(() -> SinkAddress.parse(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    @Timeout(30)
    void whatIsToldOfAReceiverThatIsAwayHasNoToken() throws Exception {
        try (Store store = Store.open(state, List.of(AlertTables.INSTANCE, ExportTables.INSTANCE))) {
            store.write(new Batch()
                            .add("INSERT INTO alert_line (seq, id, time, json) VALUES (?, ?, ?, ?)", 1, "a", 1L, "{}"))
                    .join();
            try (Exports exports =
                    new Exports(List.of(SinkAddress.parse("http://127.0.0.1:9/otus?token=s3cret")), store)) {
                while (exports.problems().isEmpty()) {
                    Thread.sleep(20);
                }
                assertThat(exports.problems().toString())
                        .contains("http://127.0.0.1:9/otus")
                        .doesNotContain("s3cret");
                assertThat(exports.deliveries().toString()).doesNotContain("s3cret");
                assertThat(exports.finish(Duration.ofMillis(1)).toString()).doesNotContain("s3cret");
            }
        }
    }
}
