package io.otus.dissect.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.dissect.umas.UmasProvider;
import io.otus.layer.umas.UmasTransaction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests of UMAS that a device refuses as Modbus does, with both dissectors on one flow. */
class RefusedUmasTest {
    private final DissectorHarness flow = new DissectorHarness(new ModbusProvider().create(), Carrier.STREAM);
    private final Dissector umas = new UmasProvider().create();

    private void pass(Direction direction, String hex) {
        byte[] bytes = Octets.ofHex(hex).toArray();
        flow.feed(direction, bytes, bytes.length);
        umas.dissect(Octets.copyOf(bytes).view(), flow, flow);
    }

    private List<String> answered() {
        return flow.seen().stream()
                .filter(Seen.Response.class::isInstance)
                .map(each -> ((Seen.Response) each).response().service().name())
                .toList();
    }

    @Test
    void theRefusalAnswersTheRequestOfUmasAlone() {
        pass(Direction.FROM_CLIENT, "0001 0000 0004 11  5A 0002");
        pass(Direction.FROM_SERVER, "0001 0000 0003 11  DA 01");
        assertThat(answered()).containsExactly("read_id");
    }

    @Test
    void aSecondRefusalAnswersNothingThatWasAskedAndIsOfModbus() {
        pass(Direction.FROM_CLIENT, "0001 0000 0004 11  5A 0002");
        pass(Direction.FROM_SERVER, "0001 0000 0003 11  DA 01");
        pass(Direction.FROM_SERVER, "0001 0000 0003 11  DA 01");
        assertThat(answered())
                .containsExactly(
                        "read_id", ModbusFunction.service(ModbusFunction.UMAS).name());
    }

    @Test
    void noTransactionOfModbusIsOneOfUmas() {
        List<Long> ofUmas = List.of(UmasTransaction.of(0, 0), UmasTransaction.of(0xFFFF, 0xFF));
        for (int function = 0; function <= 0x7F; function++) {
            for (int number : new int[] {0, 0xFFFF}) {
                Adu overTcp = new Adu(number, 2, number & 0xFF, function);
                Adu serial = Adu.serial(Framing.RTU, number & 0xFF, function, 0);
                assertThat(ofUmas)
                        .doesNotContain(
                                ModbusDissector.transaction(overTcp),
                                ModbusDissector.readHalf(overTcp),
                                ModbusDissector.transaction(serial),
                                ModbusDissector.readHalf(serial));
            }
        }
    }
}
