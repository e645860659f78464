package io.otus.alert.detect.danger;

import static io.otus.alert.Plant.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.detect.Kind;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dangerous act that came from another network card than its client's. */
class ForgedTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final String OF_HMI = "02:00:00:00:00:01";
    private static final String OF_LAPTOP = "02:00:00:00:00:09";
    private static final String UNKNOWN = "3c:d9:2b:54:dd:31";
    private static final long FRAME = 1_000;

    private final Plant plant = Plant.watched();

    /** The HMI stops the controller, and a frame of its side came from another card. */
    private void stop(String card, long frame) {
        ask(Plant.STOP, card, frame);
    }

    private void ask(Service service, String card, long frame) {
        TestFlow flow = TestFlow.of(Transport.TCP, endpoint(HMI, 50_000), endpoint(PLC, 502))
                .fromOther(0, card, OF_HMI, frame);
        Origin origin =
                new Origin(flow, 0, "modbus", "cafe00000000", plant.now(), new FrameSpan(FRAME, plant.now(), 54, 12));
        plant.engine()
                .operationRequested(
                        new Operation(origin, flow.endpoint(0), flow.endpoint(1), "1", service, List.of(), null));
    }

    private List<AlertState> stops() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.CMD_DANGEROUS)
                .toList();
    }

    private String title() {
        return stops().getLast().origin().explanation().title();
    }

    @Test
    void itSaysInWhoseNameAndFromWhichCard() {
        stop(UNKNOWN, FRAME);
        assertThat(title()).isEqualTo(UNKNOWN + " asked PLC-1, unit 1 to stop in the name of HMI1");
        assertThat(stops().getLast().origin().explanation().explanation())
                .contains("from network card " + UNKNOWN + ", while HMI1 speaks from " + OF_HMI + '.');
    }

    @Test
    void theDeviceOfTheCardIsNamedWhereItIsKnown() {
        stop(OF_LAPTOP, FRAME);
        assertThat(title()).isEqualTo("LAPTOP (" + OF_LAPTOP + ") asked PLC-1, unit 1 to stop in the name of HMI1");
    }

    @Test
    void itIsAnotherAlertThanThatOfTheClientItself() {
        plant.ask(HMI, PLC, "modbus", "1", Plant.STOP);
        assertThat(title()).isEqualTo("HMI1 asked PLC-1, unit 1 to stop");
        stop(UNKNOWN, FRAME);
        assertThat(stops())
                .extracting(each -> each.origin().id())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void inTheNameOfAMasterThatSilencesAsItBeginsItIsToldAtOnce() {
        plant.ask(HMI, PLC, "modbus", "1", Plant.SILENCE);
        plant.pass(2 * Plant.HOUR);
        plant.ask(HMI, PLC, "modbus", "1", Plant.SILENCE);
        int before = stops().size();
        ask(Plant.SILENCE, UNKNOWN, FRAME);
        assertThat(stops()).hasSize(before + 1);
        assertThat(title()).endsWith("in the name of HMI1");
    }

    @Test
    void whatAnotherFrameBroughtIsTheClients() {
        stop(UNKNOWN, FRAME - 1);
        assertThat(title()).isEqualTo("HMI1 asked PLC-1, unit 1 to stop");
    }

    @Test
    void aFurtherCardOfTheClientIsTheClients() {
        stop(OF_HMI, FRAME);
        assertThat(title()).isEqualTo("HMI1 asked PLC-1, unit 1 to stop");
    }
}
