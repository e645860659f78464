package io.otus.alert.detect.internet;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Transport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Names that do not exist. */
class MissingNamesTest {
    private static final int HMI = 1;
    private static final int SCANNER = 2;
    private static final int RESOLVER = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("SCAN", SCANNER);
        plant.device("DC1", RESOLVER);
        asks(SCANNER, 16, MissingNamesTest::madeUp);
        plant.pass(2 * HOUR);
    }

    private static String madeUp(int number) {
        return "q" + Integer.toString(number * 7_919 + 40_000, 36) + "xw." + (number % 2 == 0 ? "com" : "info");
    }

    private void asks(int client, int count, IntFunction<String> name) {
        for (int i = 0; i < count; i++) {
            var flow = network.open(Plant.endpoint(client, 50_000 + i), Plant.endpoint(RESOLVER, 53), Transport.UDP);
            network.sessionOfServer(flow, "dns", new SessionFact.Text(SessionSeen.NAME_MISSING, name.apply(i)));
            plant.pass(4 * SECOND);
        }
    }

    private long told() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.BEACON && each.severity() == Severity.MEDIUM)
                .count();
    }

    @Test
    void whoMakesUpOneDomainAfterTheOtherIsTold() {
        learned();
        asks(HMI, 29, MissingNamesTest::madeUp);
        assertThat(told()).isZero();
        asks(HMI, 60, MissingNamesTest::madeUp);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void theEndingOfItsOwnNetworkBehindWhateverIsMissingIsOneDomain() {
        learned();
        asks(HMI, 80, i -> madeUp(i) + ".plant.example.com");
        asks(HMI, 80, i -> "host" + i + ".local");
        assertThat(told()).isZero();
    }

    @Test
    void aMistypedNameOverAndOverIsOne() {
        learned();
        asks(HMI, 80, i -> "updates.vendr.com");
        assertThat(told()).isZero();
    }

    @Test
    void whatABrowserTriesHasNoDomain() {
        learned();
        asks(HMI, 90, i -> "qzkxwv" + i);
        assertThat(told()).isZero();
    }

    @Test
    void aFewNowAndThenAreNone() {
        learned();
        for (int i = 0; i < 8; i++) {
            int from = 5 * i;
            asks(HMI, 5, number -> madeUp(from + number));
            plant.pass(10 * MINUTE);
        }
        assertThat(told()).isZero();
    }

    @Test
    void whoAlwaysDidSoIsKnownForIt() {
        learned();
        asks(SCANNER, 60, MissingNamesTest::madeUp);
        assertThat(told()).isZero();
    }
}
