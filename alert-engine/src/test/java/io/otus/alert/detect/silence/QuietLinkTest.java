package io.otus.alert.detect.silence;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.baseline.Poll;
import io.otus.alert.detect.Kind;
import org.junit.jupiter.api.Test;

/** Links on which nothing is heard between one poll and the next. */
class QuietLinkTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int OTHER = 3;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void poll(long period, int times) {
        for (int i = 0; i < times; i++) {
            plant.read(HMI, PLC, 0, 10);
            for (long at = 0; at < period; at += 5 * SECOND) {
                plant.pass(5 * SECOND);
            }
        }
    }

    @Test
    void aPollThatIsAloneOnItsLinkIsLearnedAsOftenAsItComes() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", OTHER);
        poll(MINUTE, 61);
        Poll learned = plant.engine()
                .baseline()
                .conversations()
                .iterator()
                .next()
                .polls()
                .all()
                .getFirst();
        assertThat(learned.rhythm().period()).isBetween(59.0, 61.0);
        for (int i = 0; i < 60 * 30; i++) {
            if (i % 12 == 0) {
                plant.read(HMI, PLC, 0, 10);
            }
            plant.read(HMI, OTHER, 0, 10); // from now on somebody else is heard
            plant.pass(5 * SECOND);
        }
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.POLL_CHANGE);
    }

    @Test
    void aPollThatIsAloneAndBecomesSlowerIsTold() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        poll(20 * SECOND, 181);
        poll(90 * SECOND, 10);
        assertThat(plant.alerts()).anyMatch(each -> each.origin().kind() == Kind.POLL_CHANGE);
    }
}
