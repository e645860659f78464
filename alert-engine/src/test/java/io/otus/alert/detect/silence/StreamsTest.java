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
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.StreamMessage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams, each message of which says how soon the next one follows. */
class StreamsTest {
    private static final int RELAY = 2;
    private static final int OTHER = 3;
    private static final int THIRD = 4;
    private static final int INTRUDER = 9;
    private static final String TRIP = "TRIP";
    private static final String STATE = "STATE";

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private record Message(String stream, long followedWithin, boolean isTest) implements StreamMessage {
        @Override
        public String message() {
            return "goose";
        }

        @Override
        public void fields(FieldWriter out) {}
    }

    @BeforeEach
    void learn() {
        plant.namelessDevice(RELAY);
        plant.device("IED-3", OTHER, 10); // is managed in another network than it publishes in
        plant.namelessDevice(THIRD);
        run(HOUR + 5 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        assertThat(plant.alerts()).isEmpty();
    }

    /** Each relay publishes two streams and says that a message follows within four seconds. */
    private void run(long duration, Set<Integer> relays, Set<String> ofRelay) {
        for (long at = 0; at < duration; at += 2 * SECOND) {
            for (int relay = RELAY; relay <= THIRD; relay++) {
                for (String stream : new String[] {TRIP, STATE}) {
                    if (relays.contains(relay) && (relay != RELAY || ofRelay.contains(stream))) {
                        if (at % MINUTE == 0) {
                            network.publishes(relay, "goose", relay + stream, "confRev=1");
                        }
                        network.sends(relay, "goose", new Message(relay + stream, 4 * SECOND, false));
                    }
                }
            }
            plant.pass(SECOND).pass(SECOND);
        }
    }

    @Test
    void aRelayWhoseStreamsStopIsSilentSoonAfter() {
        run(3 * MINUTE, Set.of(OTHER, THIRD), Set.of());
        AlertState alert = plant.only(Kind.ASSET_SILENT, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title()).isEqualTo("02:00:00:00:00:02 fell silent");
        assertThat(alert.origin().firstSeen() - START)
                .isBetween(HOUR + 6 * MINUTE + 55 * SECOND, HOUR + 7 * MINUTE + 10 * SECOND);
        plant.missed(RELAY, 6 * MINUTE);
        plant.only(Kind.ASSET_SILENT, Severity.MEDIUM);
    }

    @Test
    void oneStreamOfARelayThatLivesIsTheStreamsSilence() {
        run(3 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(STATE));
        AlertState alert = plant.only(Kind.ASSET_SILENT, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title()).isEqualTo("02:00:00:00:00:02 stopped publishing 2TRIP");
        assertThat(alert.attack()).containsExactly("T0804", "T0815");
    }

    @Test
    void relaysThatFallSilentTogetherAreOneAlert() {
        run(3 * MINUTE, Set.of(THIRD), Set.of());
        plant.only(Kind.ASSET_SILENT, Severity.MEDIUM);
    }

    @Test
    void aRelayThatRestartsIsNotSilent() {
        run(100 * SECOND, Set.of(OTHER, THIRD), Set.of());
        run(10 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aNetworkOfWhichNothingIsHeardIsTheMirrorPorts() {
        run(10 * MINUTE, Set.of(), Set.of());
        run(10 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatReturnsFirstAfterTheMirrorFailedAccusesNobody() {
        run(10 * MINUTE, Set.of(), Set.of());
        run(20 * SECOND, Set.of(OTHER), Set.of());
        run(10 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aTestThatIsOverIsNotMissed() {
        for (int i = 0; i < 600; i++) {
            network.sends(RELAY, "goose", new Message("TEST", 4 * SECOND, true));
            run(2 * SECOND, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        }
        run(10 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aStreamThatIsTriedOutForSomeMinutesIsNotMissed() {
        for (int i = 0; i < 120; i++) {
            network.sends(RELAY, "goose", new Message("NEW", 4 * SECOND, false));
            run(2 * SECOND, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        }
        run(10 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aStreamThatAllowsItselfMoreIsMissedLater() {
        for (int i = 0; i < 600; i++) {
            network.sends(RELAY, "goose", new Message("SLOW", 60 * SECOND, false));
            run(2 * SECOND, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        }
        run(290 * SECOND, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        assertThat(plant.alerts()).isEmpty();
        run(20 * SECOND, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        plant.only(Kind.ASSET_SILENT, Severity.MEDIUM);
    }

    @Test
    void whoSendsInTheNameOfARelayDoesNotTakeItsPlace() {
        plant.namelessDevice(INTRUDER);
        forges(INTRUDER);
        run(MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(STATE));
        forges(INTRUDER);
        forges(OTHER);
        run(2 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(STATE));
        assertThat(silences()).containsExactly("02:00:00:00:00:02 stopped publishing 2TRIP");
    }

    @Test
    void aKnownRelayTakesOverFromOneThatFell() {
        for (int i = 0; i < 150; i++) {
            if (i >= 10) {
                network.sends(OTHER, "goose", new Message(RELAY + TRIP, 4 * SECOND, false));
                network.sends(OTHER, "goose", new Message(RELAY + STATE, 4 * SECOND, false));
            }
            run(2 * SECOND, Set.of(OTHER, THIRD), Set.of());
        }
        assertThat(silences()).isEmpty();
    }

    @Test
    void aStreamThatAllowsItselfAnyTimeIsMissedAllTheSame() {
        for (int i = 0; i < 600; i++) {
            network.sends(RELAY, "goose", new Message("SLOW", Long.MAX_VALUE / 4, false));
            run(2 * SECOND, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        }
        run(49 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        assertThat(silences()).isEmpty();
        run(2 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        assertThat(silences()).containsExactly("02:00:00:00:00:02 stopped publishing SLOW");
    }

    private void forges(int sender) {
        network.sends(sender, "goose", new Message(RELAY + TRIP, 4 * SECOND, false));
    }

    private List<String> silences() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.ASSET_SILENT)
                .map(each -> each.origin().explanation().title())
                .toList();
    }

    @Test
    void lostFramesExcuseIt() {
        run(MINUTE, Set.of(OTHER, THIRD), Set.of());
        plant.health(CaptureHealth.Kind.DROPS, "eth1");
        run(2 * MINUTE, Set.of(OTHER, THIRD), Set.of());
        assertThat(plant.alerts().stream()
                        .filter(alert -> alert.origin().kind() == Kind.ASSET_SILENT)
                        .map(AlertState::severity))
                .containsExactly(Severity.LOW);
    }

    @Test
    void aStreamThatStopsAgainIsTold() {
        run(3 * MINUTE, Set.of(OTHER, THIRD), Set.of());
        run(10 * MINUTE, Set.of(RELAY, OTHER, THIRD), Set.of(TRIP, STATE));
        run(3 * MINUTE, Set.of(OTHER, THIRD), Set.of());
        assertThat(plant.only(Kind.ASSET_SILENT, Severity.MEDIUM).occurrence().n())
                .isEqualTo(2);
    }
}
