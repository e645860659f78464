package io.otus.alert.detect.learned;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients publish through a broker, under names that others use. */
class TopicTest {
    private static final int BROKER = 1;
    private static final int GATEWAY = 2;
    private static final int PANEL = 3;
    private static final int OFFICE = 4;
    private static final String COMMAND = "plant/gw/cmd";
    private static final String SPEED = "plant/pump1/speed";
    private static final Service CONNECT = new Service(1, "connect", Action.SESSION);
    private static final Service PUBLISH = new Service(3, "publish", Action.NOTIFY);
    private static final Service SUBSCRIBE = new Service(8, "subscribe", Action.SUBSCRIBE);

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    /** A gateway listens to commands and publishes a speed, and a panel gives the commands. */
    @BeforeEach
    void learn() {
        plant.device("BROKER", BROKER);
        plant.device("GW", GATEWAY);
        plant.device("PANEL", PANEL);
        plant.device("PC-8", OFFICE);
        for (int i = 0; i < 65; i++) {
            asks(GATEWAY, SUBSCRIBE, COMMAND);
            asks(GATEWAY, PUBLISH, SPEED);
            asks(PANEL, PUBLISH, COMMAND);
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    private void asks(int client, Service service, String topic) {
        plant.ask(client, BROKER, "mqtt", "", service, PointRange.named(topic));
    }

    private List<AlertState> told() {
        return plant.alerts().stream()
                .filter(each -> each.severity().compareTo(Severity.MEDIUM) >= 0)
                .toList();
    }

    @Test
    void aClientThatPublishesWhatADeviceListensToIsTold() {
        plant.ask(OFFICE, BROKER, "mqtt", "", CONNECT);
        plant.pass(SECOND);
        asks(OFFICE, PUBLISH, COMMAND);
        AlertState alert = told().getLast();
        assertThat(alert.origin().kind()).isEqualTo(Kind.POINT_NEW);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("PC-8 published plant/gw/cmd through BROKER for the first time");
        assertThat(alert.attack()).contains("T0855");
    }

    @Test
    void aKnownClientThatPublishesTheReadingOfAnotherIsTold() {
        asks(PANEL, PUBLISH, SPEED);
        plant.only(Kind.POINT_NEW, Severity.MEDIUM);
    }

    @Test
    void aListenerThatPublishesWhatItHearsIsTold() {
        asks(GATEWAY, PUBLISH, COMMAND);
        AlertState alert = plant.only(Kind.POINT_NEW, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("GW published plant/gw/cmd through BROKER for the first time");
        assertThat(alert.origin().explanation().explanation()).contains("clients that use this name: PANEL");
    }

    @Test
    void aKnownClientMayPublishMoreOfItsOwn() {
        asks(GATEWAY, PUBLISH, "plant/pump2/speed");
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsPublishedAsAlwaysIsNoNews() {
        asks(PANEL, PUBLISH, COMMAND);
        asks(GATEWAY, PUBLISH, SPEED);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoOnlyListensIsNotSaidToPublish() {
        asks(PANEL, SUBSCRIBE, SPEED);
        assertThat(plant.alerts().stream()
                        .map(each -> each.origin().explanation().title()))
                .noneMatch(title -> title.contains("published"));
    }
}
