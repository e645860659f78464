package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import org.junit.jupiter.api.Test;

/** Cells that are built alike have the same addresses, each on its own segment. */
class TwinCellsTest {
    private static final IpAddress PLC = IpAddress.parse("192.168.1.10");
    private static final IpAddress HMI = IpAddress.parse("192.168.1.5");

    private static Endpoint plc(int segment) {
        return new Endpoint(segment, null, PLC, 44_818);
    }

    private static Connection connection(String unit) {
        return new Connection(1, 2, 3, 4, 5, HMI, PLC, unit, null, new RunIdle(), new Producers());
    }

    @Test
    void aControllerDoesNotChangeItsModeWhenItsTwinTellsAnother() {
        Modes modes = new Modes();
        assertThat(modes.heard(plc(10), "", "run")).isEmpty();
        assertThat(modes.heard(plc(20), "", "program")).isEmpty();
        assertThat(modes.heard(plc(10), "", "run")).isEmpty();
        assertThat(modes.heard(plc(20), "", "run")).isEqualTo("program");
    }

    @Test
    void dataAreOfTheConnectionOfTheirOwnCell() {
        Connections connections = new Connections();
        Connection one = connection("0");
        Connection other = connection("1");
        connections.open(one, 10);
        connections.open(other, 20);
        assertThat(connections.producedBy(plc(10), 2)).isSameAs(one);
        assertThat(connections.producedBy(plc(20), 2)).isSameAs(other);
        connections.close(new Connections.Serial(4, 5, 3, 10, PLC));
        assertThat(connections.producedBy(plc(10), 2)).isNull();
        assertThat(connections.producedBy(plc(20), 2)).isSameAs(other);
    }

    @Test
    void whoTakesDataOfAConnectionTakesThemFromOneEnd() {
        Connections connections = new Connections();
        Connection one = connection("0");
        connections.open(one, 10);
        assertThat(connections.consumedBy(plc(10), 1)).isSameAs(one);
        assertThat(connections.consumedBy(plc(10), 2)).as("its own").isNull();
        assertThat(connections.consumedBy(plc(20), 1)).as("elsewhere").isNull();
        connections.close(new Connections.Serial(4, 5, 3, 10, PLC));
        assertThat(connections.consumedBy(plc(10), 1)).isNull();
    }

    @Test
    void anEndThatIsSilentMayHaveMoved() {
        Producers producers = new Producers();
        assertThat(producers.isSending(true, 0)).isFalse();
        producers.sent(true, 0);
        assertThat(producers.isSending(true, 5_000_000_000L)).isTrue();
        assertThat(producers.isSending(false, 5_000_000_000L)).isFalse();
        assertThat(producers.isSending(true, 10_000_000_000L)).isFalse();
    }
}
