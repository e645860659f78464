package io.otus.dissect.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.AnomalyCode;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Seen;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rows of all tests together: nothing of the standard is without one, and the page says what they write. */
class ModbusCompletenessTest {
    private static final List<DissectorContract> TESTS =
            List.of(new ModbusDissectorTest(), new ModbusRulesTest(), new ModbusSerialTest(), new ModbusOverUdpTest());

    private static List<Seen> seen() {
        return TESTS.stream().flatMap(test -> test.seenInRows().stream()).toList();
    }

    @Test
    void thePageHasEveryFieldThatMessagesWriteAndNoOther() {
        Set<String> written = new TreeSet<>();
        TESTS.forEach(test -> written.addAll(test.fieldsWritten()));
        assertThat(FieldTable.of("modbus")).isEqualTo(written);
    }

    @Test
    void everyPublicFunctionHasARowEachWay() {
        Set<String> read = new HashSet<>();
        for (Seen seen : seen()) {
            if (seen instanceof Seen.Message message && message.event() instanceof ModbusEvent event) {
                read.add(event.adu().functionCode() + " " + event.message());
            }
        }
        for (int function = 0; function < 128; function++) {
            if (ModbusFunction.isPublic(function)) {
                assertThat(read).contains(function + " request", function + " response");
            }
        }
    }

    @Test
    void everyAnomalyHasARow() {
        Set<AnomalyCode> broken = new HashSet<>();
        for (Seen seen : seen()) {
            if (seen instanceof Seen.Malformed malformed) {
                broken.add(malformed.code());
            }
        }
        assertThat(broken).containsExactlyInAnyOrder(ModbusAnomaly.values());
    }
}
