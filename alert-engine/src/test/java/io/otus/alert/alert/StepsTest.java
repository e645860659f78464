package io.otus.alert.alert;

import static io.otus.alert.Plant.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.evidence.EvidenceRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which alerts of one source are steps of an incident, whatever they are about. */
class StepsTest {
    private final Plant plant = Plant.watched();
    private final Baseline baseline = plant.engine().baseline();
    /** What the latest line of each alert says, by what the alert is about. */
    private final Map<String, AlertState> told = new LinkedHashMap<>();

    private AlertBook book = book();
    private long time = plant.now();

    private AlertBook book() {
        return new AlertBook(
                "test",
                baseline,
                plant,
                EvidenceRequests.NONE,
                (_, state, _) -> told.put(state.origin().explanation().fact(), state));
    }

    private AssetModel asset(int host) {
        return Objects.requireNonNull(baseline.find("asset-" + host));
    }

    /** LAPTOP does something odd to PLC-1. */
    private void report(Kind kind, Severity severity, String what) {
        Finding finding = Finding.act(kind, severity, "", what, new Odd(what));
        book.report(List.of(finding), new Sighting(time, null, null, asset(9), asset(2)));
        pass(10 * MINUTE);
    }

    private void pass(long nanoseconds) {
        time += nanoseconds;
        book.clock(time);
    }

    private AlertState told(String what) {
        return Objects.requireNonNull(told.get(what));
    }

    private @Nullable String incident(String what) {
        return told(what).incident();
    }

    private static AlertState alone(AlertState it) {
        return new AlertState(
                it.origin(),
                it.severity(),
                it.also(),
                it.attack(),
                it.assets(),
                it.moreAssets(),
                it.points(),
                it.further(),
                it.beside(),
                it.evidence(),
                it.worst(),
                it.status(),
                null,
                it.lastSeen(),
                it.count(),
                it.occurrence(),
                it.pcap(),
                it.lineTime(),
                it.lineDue());
    }

    @Test
    void thatADeviceRefusesIsNoSecondStep() {
        report(Kind.POINT_NEW, Severity.MEDIUM, "asked");
        report(Kind.PROTOCOL_ERROR, Severity.MEDIUM, "refused");
        assertThat(incident("refused")).isNull();
        report(Kind.PROTOCOL_ERROR, Severity.HIGH, "refused in a worse way");
        assertThat(incident("refused in a worse way")).isNotNull().isEqualTo(incident("asked"));
    }

    @Test
    void whatBecomesAsBadAsAStepIsOne() {
        report(Kind.MALFORMED, Severity.MEDIUM, "first");
        report(Kind.SEQ_ANOMALY, Severity.LOW, "less");
        assertThat(incident("less")).isNull();
        report(Kind.SEQ_ANOMALY, Severity.MEDIUM, "less");
        assertThat(told("less").severity()).isEqualTo(Severity.MEDIUM);
        assertThat(incident("less")).isEqualTo(told("first").origin().id()).isEqualTo(incident("first"));
    }

    @Test
    void whatBecomesWorseIsStillOneStep() {
        report(Kind.MALFORMED, Severity.MEDIUM, "first");
        report(Kind.MALFORMED, Severity.HIGH, "first");
        assertThat(told("first").severity()).isEqualTo(Severity.HIGH);
        assertThat(incident("first")).isNull();
    }

    @Test
    void whatStandsAloneEndsNoIncidentByARestart() {
        report(Kind.MALFORMED, Severity.MEDIUM, "first");
        report(Kind.ROLE_NEW, Severity.HIGH, "second");
        report(Kind.VALUE_RANGE, Severity.MEDIUM, "alone");
        List<AlertState> kept = List.of(told("first"), told("second"), alone(told("alone")));
        book = book();
        book.restore(10, kept);
        report(Kind.PROGRAM_XFER, Severity.HIGH, "third");
        assertThat(incident("third")).isNotNull().isEqualTo(incident("first"));
    }

    @Test
    void theLatestStepIsFoundAfterARestart() {
        report(Kind.MALFORMED, Severity.MEDIUM, "first");
        report(Kind.ROLE_NEW, Severity.HIGH, "second");
        Incidents incidents = new Incidents();
        List<Alert> kept = List.of(restored("second"), restored("first"));
        incidents.restore(kept);
        assertThat(incidents.find(told("second").origin().id())).isSameAs(kept.getFirst());
    }

    private Alert restored(String what) {
        AlertState state = told(what);
        Alert alert = new Alert(state.origin(), state.severity());
        alert.restore(state);
        return alert;
    }
}
