package io.otus.alert.detect.silence;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.evidence.EvidenceRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no device any more is not remembered as silent, and nothing is told of it. */
class ForgottenDevicesTest {
    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));

    private static AssetRef ref(int number) {
        return new AssetRef("id" + number, "D" + number, "plc", List.of(), null, "10.0.0." + number, 0, null, 1);
    }

    private AssetModel device(int number) {
        return baseline.asset(ref(number));
    }

    @Test
    void whoIsForgottenOrJoinedIsNotSilent() {
        SilentDevices silent = new SilentDevices();
        AssetModel stays = device(1);
        AssetModel dismissed = device(2);
        AssetModel joined = device(3);
        for (AssetModel each : List.of(stays, dismissed, joined)) {
            silent.fell(each, START);
        }
        baseline.dismissed("id2");
        baseline.merged(ref(1), "id3");
        silent.forgetGone();
        assertThat(silent.isAbsent(stays)).isTrue();
        assertThat(silent.told(stays)).isEqualTo(START);
        for (AssetModel each : List.of(dismissed, joined)) {
            assertThat(silent.isAbsent(each)).isFalse();
            assertThat(silent.told(each)).isNull();
        }
    }

    @Test
    void whoIsForgottenStandsInForNobody() {
        StandIns standIns = new StandIns(baseline);
        standIns.tookOver(device(2), device(1));
        standIns.tookOver(device(4), device(3));
        standIns.tookOver(device(6), device(5));
        baseline.dismissed("id2");
        baseline.dismissed("id3");
        standIns.forgetGone();
        assertThat(standIns.has(device(1))).as("the other one is none any more").isFalse();
        assertThat(standIns.size()).isEqualTo(1);
        assertThat(standIns.has(device(5))).isTrue();
    }

    /**
     * PLC-1 tells something by itself and falls silent; soon it turns out to be PLC-2.
     *
     * @param asking who reads all the time
     * @param asked from whom
     * @param reads how often after the silence began
     */
    private static Plant fallsSilent(int asking, int asked, int reads) {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        Service tells = new Service(7, "notify", Action.NOTIFY);
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        plant.device("PLC-2", 3);
        plant.device("HMI2", 4);
        plant.device("PLC-3", 5);
        for (int i = 0; i < 2_000; i++) {
            plant.tell(2, 1, "s7comm", tells);
            plant.read(asking, asked, 0, 10);
            plant.pass(2 * SECOND);
        }
        for (int i = 0; i < reads; i++) {
            plant.read(asking, asked, 0, 10);
            plant.pass(2 * SECOND);
            if (i == 20) {
                plant.merge(3, 2);
            }
        }
        return plant;
    }

    @Test
    void aSilenceIsToldThoughTheDeviceTurnsOutToBeAnotherMeanwhile() {
        Plant plant = fallsSilent(4, 5, 300);

        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.ASSET_SILENT)
                .isNotEmpty();
    }

    /**
     * A device that tells something by itself falls silent under one address as it goes on under another, and turns out
     * to be that one.
     */
    @Test
    void whoTurnedOutToBeAnotherIsNotSilent() {
        Plant plant = fallsSilent(1, 3, 60);
        plant.pass(MINUTE);
        assertThat(plant.alerts()).isEmpty();
    }
}
