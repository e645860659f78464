package io.otus.dissect.modbus;

import static io.otus.testkit.Row.row;

import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

class ModbusOverUdpTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new ModbusProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a request that fills its datagram")
                        .client("0001 0000 0006 11  03 006B 0003")
                        .sees(new Seen.Message(new ModbusEvent.ReadRequest(new Adu(1, 6, 17, 3), 107, 3))),
                row("a length field that passes the datagram")
                        .client("0001 0000 0008 11  03 006B 0003")
                        .sees(new Seen.Malformed(ModbusAnomaly.ADU_LENGTH, 4)));
    }
}
