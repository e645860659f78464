package io.otus.alert.detect.reading;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import org.junit.jupiter.api.Test;

/** What is published under a name that is one of numbers. */
class TopicContentTest {
    private static final int BROKER = 1;
    private static final int GATEWAY = 2;
    private static final Service PUBLISH = new Service(3, "publish", Action.NOTIFY);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void publishes(PointRange point) {
        plant.ask(GATEWAY, BROKER, "mqtt", "", PUBLISH, point);
    }

    private static PointRange speed(ValueList values) {
        return PointRange.named("plant/pump1/speed", values);
    }

    private static PointRange block() {
        return PointRange.named("plant/pump1/speed");
    }

    private void learned(ValueList values) {
        plant.device("BROKER", BROKER);
        plant.device("GW", GATEWAY);
        for (int i = 0; i < 65; i++) {
            publishes(speed(values));
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aBlockOfBytesInThePlaceOfANumberIsTold() {
        learned(ValueList.reals(1450));
        publishes(block());
        assertThat(plant.only(Kind.VALUE_RANGE, Severity.MEDIUM)
                        .origin()
                        .explanation()
                        .title())
                .isEqualTo("GW publishes a block of bytes under plant/pump1/speed, where it published numbers");
    }

    @Test
    void aTextInThePlaceOfANumberIsLow() {
        learned(ValueList.reals(1450));
        publishes(speed(ValueList.text("offline")));
        plant.only(Kind.VALUE_RANGE, Severity.LOW);
    }

    @Test
    void numbersAndWhatWasNeverANumberAreNoNews() {
        learned(ValueList.text("running"));
        publishes(block());
        publishes(speed(ValueList.reals(12)));
        assertThat(plant.alerts()).isEmpty();
    }

    /** As a client says once that it is there, and then what it measures. */
    @Test
    void aTextBeforeTheNumbersIsOneOfItsContents() {
        plant.device("BROKER", BROKER);
        plant.device("GW", GATEWAY);
        publishes(speed(ValueList.text("online")));
        learned(ValueList.reals(1450));
        publishes(speed(ValueList.text("online")));
        assertThat(plant.alerts()).isEmpty();
        publishes(block());
        plant.only(Kind.VALUE_RANGE, Severity.MEDIUM);
    }

    @Test
    void whatCameBetweenNumbersWhileLearningIsKnown() {
        plant.device("BROKER", BROKER);
        plant.device("GW", GATEWAY);
        for (int i = 0; i < 130; i++) {
            publishes(i % 30 == 29 ? block() : speed(ValueList.reals(i % 7)));
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }
}
