package io.otus.alert.detect.silence;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports that are blocked while their device goes on to speak. */
class ReportSilenceTest {
    private static final int SCADA = 1;
    private static final int RTU = 2;
    private static final int CHANGES = 3;
    private static final int OTHER = 4;
    private static final Service VALUE = new Service(13, "m_me_nc", Action.NOTIFY);
    private static final Service SUBSCRIBE = new Service(5, "subscribe_cov", Action.SUBSCRIBE);

    private static final Service CANCEL = new Service(5, "subscribe_cov_cancel", Action.UNSUBSCRIBE).keyed("5/cancel");
    private static final Service OTHER_CANCEL = new Service(7, "unsubscribe", Action.UNSUBSCRIBE);

    private Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private PlantNetwork network = new PlantNetwork(plant);
    private final TestFlow link = new TestFlow(
                    4_711, Transport.TCP, Plant.endpoint(SCADA, 50_001), Plant.endpoint(RTU, 2404), START)
            .speaks("iec104");
    private int step;

    private record Told() implements ProtocolEvent {
        @Override
        public String message() {
            return "told";
        }

        @Override
        public void fields(FieldWriter out) {}
    }

    @BeforeEach
    void learn() {
        plant.device("SCADA", SCADA);
        plant.device("RTU-1", RTU);
        plant.device("RTU-2", CHANGES);
        run(HOUR + 5 * MINUTE, true);
        assertThat(plant.alerts()).isEmpty();
    }

    /** An RTU reports one of its points every two seconds, in no order, and both sides test their connection. */
    private void run(long duration, boolean reports) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            step++;
            if (reports) {
                network.tells(link, "iec104", VALUE, new Told(), PointRange.of("ioa", step * 7 % 13, 1));
            } else if (step % 10 == 0) {
                link.sent(0, 1, 60).sent(1, 1, 60);
            }
            if (step % 1_000 < 20) {
                plant.tell(CHANGES, SCADA, "iec104", VALUE); // now and then, as on change
            }
            plant.read(SCADA, RTU, 0, 10);
            plant.read(SCADA, CHANGES, 0, 10);
            plant.pass(2 * SECOND);
        }
    }

    @Test
    void reportsThatStopWhileTheConnectionGoesOnAreTold() {
        run(3 * MINUTE, false);
        AlertState alert = plant.only(Kind.ASSET_SILENT, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("RTU-1 stopped reporting to SCADA while it is heard otherwise");
        assertThat(alert.attack()).containsExactly("T0804");
        assertThat(alert.origin().firstSeen() - START)
                .isBetween(HOUR + 7 * MINUTE - 5 * SECOND, HOUR + 7 * MINUTE + 10 * SECOND);
    }

    @Test
    void aPauseThatCameWhileThatWasLearnedIsNone() {
        plant = new Plant(new LearningPlan.Until(START + 4 * HOUR));
        network = new PlantNetwork(plant);
        plant.devices("SCADA", "RTU-1", "RTU-2");
        for (int shift = 0; shift < 3; shift++) {
            run(HOUR, true);
            run(20 * MINUTE, false);
        }
        run(HOUR, true);
        assertThat(plant.now()).isGreaterThan(START + 4 * HOUR);
        run(20 * MINUTE, false);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoCancelsASubscriptionEndsWhatItBrings() {
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.of("ioa", 1, 1));
        run(2 * MINUTE, true);
        plant.lines().clear();
        plant.ask(SCADA, RTU, "iec104", "", CANCEL, PointRange.of("ioa", 1, 1));
        run(10 * MINUTE, false);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }

    @Test
    void whoCancelsByAnotherServiceEndsItTooAndRenewsNothing() {
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.of("ioa", 1, 1));
        run(2 * MINUTE, true);
        plant.ask(SCADA, RTU, "iec104", "", OTHER_CANCEL, PointRange.of("ioa", 1, 1));
        run(10 * MINUTE, false);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }

    private void subscribesForTwo() {
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.of("ioa", 1, 1));
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.of("ioa", 2, 1));
    }

    private void subscribesForTwoAndCancels(PointRange... points) {
        subscribesForTwo();
        run(2 * MINUTE, true);
        for (PointRange each : points) {
            plant.ask(SCADA, RTU, "iec104", "", CANCEL, each);
        }
        run(10 * MINUTE, false);
    }

    @Test
    void whatIsCancelledForOnePointIsStillAwaitedForTheOther() {
        subscribesForTwoAndCancels(PointRange.of("ioa", 1, 1));
        assertThat(plant.alerts()).anyMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }

    @Test
    void whatIsCancelledForBothIsNot() {
        subscribesForTwoAndCancels(PointRange.of("ioa", 1, 1), PointRange.of("ioa", 2, 1));
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }

    /** A measurement that is reported every ten seconds, and a state that seldom changes. */
    private void reportsBoth(long duration, boolean measures) {
        for (long at = 0; at < duration; at += 10 * SECOND) {
            step++;
            if (measures) {
                network.tells(link, "iec104", VALUE, new Told(), PointRange.named("analog:1/value"));
            }
            if (step % 30 == 0) {
                network.tells(link, "iec104", VALUE, new Told(), PointRange.named("binary:1/value"));
            }
            link.sent(0, 1, 60).sent(1, 1, 60);
            for (int i = 0; i < 5; i++) {
                plant.read(SCADA, RTU, 0, 10);
                plant.read(SCADA, CHANGES, 0, 10);
                plant.pass(2 * SECOND);
            }
        }
    }

    @Test
    void whatIsReportedOnChangeOnlyIsNotAwaitedAsWhatWasCancelled() {
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.named("analog:1"));
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.named("binary:1"));
        reportsBoth(40 * MINUTE, true);
        plant.ask(SCADA, RTU, "iec104", "", CANCEL, PointRange.named("analog:1"));
        reportsBoth(40 * MINUTE, false);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }

    private void reports(String point, int times) {
        for (int i = 0; i < times; i++) {
            network.tells(link, "iec104", VALUE, new Told(), PointRange.named(point));
            link.sent(0, 1, 60).sent(1, 1, 60);
            plant.read(SCADA, RTU, 0, 10);
            plant.read(SCADA, CHANGES, 0, 10);
            plant.pass(5 * SECOND);
        }
    }

    /** The new screen subscribes before the old one cancels. */
    private void changesScreen(String before, String next) {
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.named(next));
        plant.pass(SECOND);
        plant.ask(SCADA, RTU, "iec104", "", CANCEL, PointRange.named(before));
    }

    private void isBlocked(boolean expected) {
        for (int i = 0; i < 120; i++) {
            link.sent(0, 1, 60).sent(1, 1, 60);
            plant.read(SCADA, RTU, 0, 10);
            plant.read(SCADA, CHANGES, 0, 10);
            plant.pass(5 * SECOND);
        }
        assertThat(plant.alerts().stream().anyMatch(each -> each.origin().kind() == Kind.ASSET_SILENT))
                .isEqualTo(expected);
    }

    @Test
    void whoChangesItsScreenAwaitsTheNextOneInTheSameRhythm() {
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.named("screen1"));
        reports("screen1", 500);
        changesScreen("screen1", "screen2");
        reports("screen2", 3);
        isBlocked(true);
    }

    @Test
    void whatTheNextScreenNeverShowedIsNotAwaited() {
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.named("screen1"));
        reports("screen1", 500);
        changesScreen("screen1", "screen2");
        reports("screen2", 2);
        isBlocked(false);
    }

    @Test
    void whoCancelsWhatDoesNotStandChangesNothing() {
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.named("screen1"));
        run(5 * MINUTE, true);
        plant.ask(SCADA, RTU, "iec104", "", CANCEL, PointRange.named("screen0"));
        run(5 * MINUTE, false);
        assertThat(plant.alerts()).anyMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }

    @Test
    void whatEndedWithItsConnectionStandsNoMore() {
        subscribesForTwo();
        run(2 * MINUTE, true);
        network.session(link, "iec104", SessionSeen.LINK_RESET, "stopdt");
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.of("ioa", 1, 1));
        run(2 * MINUTE, true);
        plant.ask(SCADA, RTU, "iec104", "", CANCEL, PointRange.of("ioa", 1, 1));
        run(10 * MINUTE, false);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }

    @Test
    void whatSomebodyElseCancelsIsBlocked() {
        plant.device("PC", OTHER);
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE, PointRange.of("ioa", 1, 1));
        run(2 * MINUTE, true);
        plant.ask(OTHER, RTU, "iec104", "", CANCEL, PointRange.of("ioa", 1, 1));
        run(10 * MINUTE, false);
        assertThat(plant.alerts())
                .anyMatch(each -> each.origin().kind() == Kind.ASSET_SILENT)
                .anyMatch(each -> each.attack().containsAll(List.of("T0804", "T0878")));
    }

    @Test
    void aShortPauseIsNone() {
        run(100 * SECOND, false);
        run(10 * MINUTE, true);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoEndsTheConnectionOrItsTransferWantsNoReports() {
        network.session(link, "iec104", SessionSeen.LINK_RESET, "stopdt");
        run(10 * MINUTE, false);
        run(MINUTE, true);
        network.end(link);
        run(10 * MINUTE, false);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }

    @Test
    void aConnectionOnWhichNothingIsHeardAnyMoreIsNotBlocked() {
        for (int i = 0; i < 300; i++) {
            plant.read(SCADA, RTU, 0, 10);
            plant.read(SCADA, CHANGES, 0, 10);
            plant.pass(2 * SECOND);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoWordsItsSubscriptionAnewAndNoMoreMayHaveEndedIt() {
        plant.ask(SCADA, RTU, "iec104", "", SUBSCRIBE);
        run(10 * MINUTE, false);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }

    @Test
    void timeInWhichTheSensorWasDeafDoesNotCount() {
        run(30 * SECOND, false);
        plant.pass(135 * SECOND);
        run(80 * SECOND, false);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void lostFramesExcuseIt() {
        plant.health(CaptureHealth.Kind.DROPS, "mirror");
        run(3 * MINUTE, false);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ASSET_SILENT);
    }
}
