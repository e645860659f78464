package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static io.otus.alert.PlantNetwork.internet;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.store.AlertLines;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.BroadcastsSeen;
import io.otus.core.event.DatagramsSeen;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.core.store.Batch;
import io.otus.testkit.TestFlow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody hides behind a restart of the sensor, and what was learned is no news behind one. */
class CountersRestartTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int INTRUDER = 9;
    private static final String STREAM = "IED 1";
    private static final String SETTINGS = "confRev=1";
    private static final Service SELECT = new Service(3, "select", Action.SELECT);
    private static final Service OPERATE = new Service(4, "operate", Action.OPERATE);
    private static final LearningPlan PLAN = new LearningPlan.Until(START + HOUR);

    private final PlantRuns runs;

    CountersRestartTest(@TempDir Path directory) {
        runs = new PlantRuns(directory);
    }

    private void run(long from, BiConsumer<Plant, PlantNetwork> shift) throws IOException {
        runs.run(PLAN, plant -> {
            plant.knownDevice("HMI1", HMI);
            plant.knownDevice("PLC-1", PLC);
            plant.pass(from);
            shift.accept(plant, new PlantNetwork(plant));
        });
    }

    private void learn(BiConsumer<Plant, PlantNetwork> shift) throws IOException {
        run(0, (plant, network) -> {
            plant.read(HMI, PLC, 0, 40);
            network.answer(network.open(HMI, internet("198.51.100.1", 443)));
            shift.accept(plant, network);
            plant.pass(30 * MINUTE);
        });
    }

    /** The store is one that an earlier build wrote, which kept nothing for a detector. */
    private void forget(String detector) throws IOException {
        runs.write(new Batch().add("DELETE FROM alert_detector WHERE name = ?", detector));
    }

    private List<String> lines(String kind) {
        return lines().stream()
                .filter(json -> json.contains("\"kind\":\"" + kind + '"'))
                .toList();
    }

    private List<String> lines() {
        return runs.lines().stream().map(AlertLines.Line::json).toList();
    }

    private static void fail(Plant plant, PlantNetwork network, int times) {
        TestFlow flow = network.answer(network.open(HMI, PLC, 8_080));
        for (int i = 0; i < times; i++) {
            network.authenticate(flow, "http", Outcome.error(401, "unauthorized"));
            plant.pass(6 * MINUTE);
        }
    }

    @Test
    void slowGuessesAreCountedOverARestart() throws IOException {
        learn((_, _) -> {});
        run(2 * HOUR, (plant, network) -> fail(plant, network, 12));
        assertThat(lines("BRUTE_FORCE")).isEmpty();
        run(4 * HOUR, (plant, network) -> fail(plant, network, 9));
        assertThat(lines("BRUTE_FORCE")).isNotEmpty();
    }

    @Test
    void whoSpokeForAnotherWhileLearningIsKnownToDoSo() throws IOException {
        learn((plant, _) -> ImpostorTest.learnImpostor(plant));
        run(26 * HOUR, (plant, _) -> ImpostorTest.learnImpostor(plant));
        assertThat(kept("impostors")).contains("10.0.0.2 02:00:00:00:00:01");
        assertThat(lines("ARP_SPOOF").getLast()).contains("Lowered: it did so while learning.");
    }

    @Test
    void whoHadAnAddressOfHisOwnBeforeARestartIsToldWhereHeTakesASharedOne() throws IOException {
        int panel = 3;
        int standby = 4;
        int shared = 90;
        learn((plant, _) -> {
            for (int each : List.of(HMI, PLC, panel, standby)) {
                plant.device("device-" + each, each);
                plant.arp(each, each);
            }
            plant.arp(HMI, shared);
            plant.arp(standby, shared);
        });
        run(2 * HOUR, (plant, _) -> plant.arp(panel, shared));
        assertThat(lines("ASSET_CHANGED")).hasSize(1);
        assertThat(lines("ASSET_CHANGED").getFirst()).contains("and is known as 10.0.0.3");
    }

    @Test
    void aCardThatBeginsToSpeakForADeviceBehindARestartIsNone() throws IOException {
        learn((plant, _) -> plant.device("PLC-1", PLC));
        run(2 * HOUR, (plant, _) -> ImpostorTest.beginNewCard(plant));
        assertThat(lines("ARP_SPOOF")).isNotEmpty();
    }

    @Test
    void whoseCardsTakeTurnsIsNotKnownWhereThatWasNotNoted() throws IOException {
        learn((plant, _) -> plant.device("PLC-1", PLC));
        forget("impostors");
        run(2 * HOUR, (plant, _) -> ImpostorTest.beginNewCard(plant));
        assertThat(lines("ARP_SPOOF")).isEmpty();
    }

    @Test
    void aFaultThatLastsIsToldOnceOverARestart() throws IOException {
        Condition trouble = new Condition("device_trouble", Meaning.FAULTY);
        learn((_, network) -> network.readsState(HMI, PLC, "10"));
        run(2 * HOUR, (_, network) -> network.readsState(HMI, PLC, "10", trouble));
        run(6 * HOUR, (_, network) -> network.readsState(HMI, PLC, "10", trouble));
        assertThat(lines("ASSET_CHANGED")).hasSize(1);
        assertThat(kept("device-states")).contains(" dnp3 10 - device_trouble t ");
    }

    private static void datagrams(Plant plant, int seconds, int frames) {
        TestFlow flow = TestFlow.of(Transport.UDP, Plant.endpoint(HMI, 40_000), Plant.endpoint(PLC, 9));
        for (int i = 0; i < seconds; i++) {
            Evidence evidence = Evidence.of("cafe00000000", new FrameSpan(i + 1, plant.now(), 0, 60));
            plant.engine().datagrams(new DatagramsSeen(flow, 0, false, frames, evidence, plant.now()));
            plant.pass(SECOND);
        }
    }

    @Test
    void aStreamThatWasLearnedIsNoFloodBehindARestart() throws IOException {
        learn((plant, _) -> datagrams(plant, 1, 300));
        run(2 * HOUR, (plant, _) -> {
            plant.role(PLC, "controller");
            datagrams(plant, 20, 900);
        });
        assertThat(kept("busiest-datagrams")).contains("0 10.0.0.1 10.0.0.2 17 300", "0 - 10.0.0.2 17 300");
        assertThat(lines("FLOOD")).isEmpty();
        run(4 * HOUR, (plant, _) -> {
            plant.role(PLC, "controller");
            datagrams(plant, 20, 3_000);
        });
        assertThat(lines("FLOOD")).isNotEmpty();
    }

    @Test
    void aStreamThatWasNotCountedIsAFloodOfLowSeverity() throws IOException {
        learn((plant, _) -> datagrams(plant, 1, 300));
        forget("busiest-datagrams");
        run(2 * HOUR, (plant, _) -> {
            plant.role(PLC, "controller");
            datagrams(plant, 20, 300);
        });
        assertThat(lines("FLOOD")).isNotEmpty().allMatch(json -> json.contains("\"severity\":\"low\""));
    }

    private static void resets(Plant plant, PlantNetwork network) {
        TestFlow flow = network.open(HMI, PLC, 20_000);
        for (int i = 0; i < 20; i++) {
            network.session(flow, "dnp3", SessionSeen.LINK_RESET, "reset_link_states");
            plant.pass(5 * SECOND);
        }
    }

    @Test
    void linksThatWereNotResetWhileThatWasCountedAreStillKnownToStayBehindARestart() throws IOException {
        learn((plant, _) -> plant.ask(HMI, PLC, "dnp3", "", SELECT));
        run(2 * HOUR, CountersRestartTest::resets);
        assertThat(lines("FLOOD")).isNotEmpty().allMatch(json -> json.contains("\"severity\":\"medium\""));
    }

    @Test
    void linksThatAreResetWhereThatWasNotCountedAreAFloodOfLowSeverity() throws IOException {
        learn((plant, _) -> plant.ask(HMI, PLC, "dnp3", "", SELECT));
        forget("link-resets");
        run(2 * HOUR, CountersRestartTest::resets);
        assertThat(lines("FLOOD"))
                .isNotEmpty()
                .allMatch(
                        json -> json.contains("\"severity\":\"low\"") && json.contains("that was learned: not known"));
    }

    private static void interrogate(Plant plant, int times) {
        for (int i = 0; i < times; i++) {
            plant.ask(HMI, PLC, "modbus", "1", Plant.READ_INPUT, PointRange.named("station"));
            plant.pass(SECOND / 20);
        }
    }

    @Test
    void requestsThatWereCountedAreAStormBehindARestart() throws IOException {
        learn((plant, _) -> interrogate(plant, 5));
        assertThat(kept("busiest-requests")).contains("asset-1 asset-2 5 modbus ");
        run(2 * HOUR, (plant, _) -> interrogate(plant, 200));
        assertThat(lines("FLOOD")).isNotEmpty().allMatch(json -> json.contains("\"severity\":\"high\""));
    }

    @Test
    void requestsThatAnEarlierVersionToldApartOtherwiseAreAStormOfLowSeverity() throws IOException {
        learn((plant, _) -> interrogate(plant, 5));
        String earlier = "UPDATE alert_detector SET lines = replace(lines, 'counted-by-first-and-last', 'counted')"
                + " WHERE name = 'busiest-requests'";
        runs.write(new Batch().add(earlier));
        assertThat(kept("busiest-requests")).startsWith("=1\ncounted\n");
        run(2 * HOUR, (plant, _) -> interrogate(plant, 200));
        assertThat(lines("FLOOD"))
                .isNotEmpty()
                .allMatch(json -> json.contains("\"severity\":\"low\"") && json.contains("5 times at most"));
    }

    private static void cycles(Plant plant) {
        for (int i = 0; i < 20; i++) {
            Evidence evidence = Evidence.of("cafe00000000", new FrameSpan(i + 1, plant.now(), 0, 60));
            MacAddress mac = Objects.requireNonNull(Plant.endpoint(PLC, 0).mac());
            plant.engine().broadcasts(new BroadcastsSeen(0, mac, 0x88A4, 1_000, 0, evidence, plant.now()));
            plant.pass(SECOND);
        }
    }

    @Test
    void aFieldbusThatBeginsLaterIsAStormBehindARestart() throws IOException {
        learn((_, _) -> {});
        run(2 * HOUR, (plant, _) -> cycles(plant));
        assertThat(lines("FLOOD")).isNotEmpty();
    }

    @Test
    void aFieldbusIsAtHomeWhereNoneWasCounted() throws IOException {
        learn((_, _) -> {});
        forget("busiest-broadcasts");
        run(2 * HOUR, (plant, _) -> cycles(plant));
        assertThat(lines("FLOOD")).isEmpty();
    }

    private static void knock(Plant plant, PlantNetwork network, int first, int count) {
        for (int host = first; host < first + count; host++) {
            network.open(HMI, host, 502);
            plant.pass(5 * MINUTE);
        }
    }

    @Test
    void aSlowScanIsCountedOverARestart() throws IOException {
        learn((_, _) -> {});
        run(2 * HOUR, (plant, network) -> knock(plant, network, 20, 12));
        assertThat(lines("SCAN_HOST")).isEmpty();
        run(4 * HOUR, (plant, network) -> knock(plant, network, 40, 9));
        assertThat(lines("SCAN_HOST")).isNotEmpty();
    }

    @Test
    void whatWasTriedInVainIsForgottenAfterADay() throws IOException {
        learn((_, _) -> {});
        run(2 * HOUR, (plant, network) -> {
            knock(plant, network, 50, 5);
            plant.pass(SECOND);
        });
        assertThat(kept("vain-connections")).contains("tried ");
        run(20 * HOUR, (plant, _) -> plant.pass(10 * HOUR).pass(SECOND));
        assertThat(kept("vain-connections")).doesNotContain("tried ");
    }

    private String kept(String detector) {
        return runs.ask(
                reader -> reader.first("SELECT lines FROM alert_detector WHERE name = ?", row -> row.text(1), detector)
                        .orElseThrow());
    }

    @Test
    void whatWasTriedInVainWhileLearningIsNoScanBehindARestart() throws IOException {
        BiConsumer<Plant, PlantNetwork> rounds = (plant, network) -> {
            for (int host = 20; host < 60; host++) {
                network.open(HMI, host, 502);
                plant.pass(SECOND);
            }
        };
        learn(rounds);
        run(2 * HOUR, rounds);
        assertThat(lines("SCAN_HOST")).isEmpty();
        assertThat(lines("SCAN_PORT")).isEmpty();
    }

    @Test
    void whoWatchesWhetherPortsAreOpenIsNoScanBehindARestart() throws IOException {
        BiConsumer<Plant, PlantNetwork> rounds = (plant, network) -> {
            for (int host = 20; host < 40; host++) {
                plant.knownDevice("PLC-" + host, host);
                TestFlow flow = network.answer(network.open(HMI, host, 502));
                if (host % 2 == 0) {
                    network.end(flow);
                }
                plant.role(host, "controller"); // as it turns out later
                plant.pass(2 * SECOND);
            }
            plant.pass(2 * MINUTE);
        };
        learn(rounds);
        run(2 * HOUR, rounds);
        assertThat(kept("vain-connections")).contains("known ");
        assertThat(lines("SCAN_HOST")).isEmpty();
    }

    @Test
    void aDeviceThatAlwaysSendsMuchIsNoNewsBehindARestart() throws IOException {
        BiConsumer<Plant, PlantNetwork> sends = (_, network) -> network.end(
                network.answer(network.open(HMI, internet("198.51.100.1", 443))).sent(0, 9_000, 9_000_000));
        learn(sends);
        run(2 * HOUR, sends);
        assertThat(lines("EXFIL")).isEmpty();
    }

    @Test
    void aBusySecondThatWasLearnedIsNoFloodBehindARestart() throws IOException {
        BiConsumer<Plant, PlantNetwork> burst = (plant, _) -> {
            for (int i = 0; i < 150; i++) {
                plant.read(HMI, PLC, 0, 40);
            }
        };
        learn(burst);
        run(2 * HOUR, burst);
        assertThat(lines("FLOOD")).isEmpty();
    }

    @Test
    void addressesThatWereAskedForWhileLearningAreNoSweepBehindARestart() throws IOException {
        BiConsumer<Plant, PlantNetwork> sweep = (plant, _) -> {
            for (int host = 20; host < 70; host++) {
                plant.asksFor(HMI, host);
                plant.pass(SECOND);
            }
        };
        learn(sweep);
        run(2 * HOUR, sweep);
        assertThat(lines("SCAN_HOST")).isEmpty();
    }

    @Test
    void whatAScanAskedForWhileLearningExcusesNobodyBehindARestart() throws IOException {
        learn((plant, _) -> asksForMany(plant, PLC));
        run(2 * HOUR, (plant, _) -> asksForMany(plant, PLC));
        assertThat(lines("SCAN_HOST")).as("while learning").hasSize(1);
        run(3 * HOUR, (plant, _) -> asksForMany(plant, HMI));
        assertThat(lines("SCAN_HOST")).as("another one").hasSizeGreaterThan(1);
    }

    private static void asksForMany(Plant plant, int asking) {
        for (int host = 20; host < 120; host++) {
            plant.asksFor(asking, host);
            plant.pass(SECOND);
        }
    }

    @Test
    void whoPublishesAStreamIsKnownBehindARestart() throws IOException {
        BiConsumer<Plant, PlantNetwork> publish = (_, network) -> {
            network.publishes(PLC, "goose", STREAM, SETTINGS);
            network.publishes(HMI, "goose", "OTHERLD0", SETTINGS);
        };
        learn(publish);
        run(2 * HOUR, publish);
        run(2 * HOUR + MINUTE, (_, network) -> network.publishes(HMI, "goose", STREAM, SETTINGS));
        assertThat(lines("SEQ_ANOMALY")).hasSize(1).first().asString().contains("which 02:00:00:00:00:02 publishes");
    }

    @Test
    void whoTakesOverAStreamWhileTheSensorIsOffIsNoImpostor() throws IOException {
        learn((_, network) -> {
            network.publishes(PLC, "goose", STREAM, SETTINGS);
            network.publishes(HMI, "goose", "OTHERLD0", SETTINGS);
        });
        run(2 * HOUR, (_, network) -> network.publishes(HMI, "goose", STREAM, SETTINGS));
        assertThat(lines("SEQ_ANOMALY")).isEmpty();
    }

    @Test
    void aKnownProviderIsNoNewsBehindARestart() throws IOException {
        BiConsumer<Plant, PlantNetwork> offer =
                (_, network) -> network.claims(HMI, "dhcp", Attribute.SERVICE, "dhcp_server");
        learn(offer);
        run(2 * HOUR, offer);
        assertThat(lines("ROLE_NEW")).isEmpty();
    }

    @Test
    void whoeverTakesOverAddressesIsSeenAtOnceBehindARestart() throws IOException {
        learn((plant, _) -> {
            plant.arp(HMI, HMI);
            plant.arp(PLC, PLC);
        });
        run(2 * HOUR, (plant, _) -> {
            plant.arp(INTRUDER, HMI);
            plant.arp(INTRUDER, PLC);
        });
        assertThat(lines("ARP_SPOOF")).isNotEmpty();
    }

    @Test
    void whoTookOverOneAddressBeforeARestartIsSeenWithTheSecond() throws IOException {
        learn((plant, _) -> {
            plant.arp(HMI, HMI);
            plant.arp(PLC, PLC);
        });
        run(2 * HOUR, (plant, _) -> plant.arp(INTRUDER, HMI));
        assertThat(lines("ARP_SPOOF")).isEmpty();
        run(2 * HOUR + MINUTE, (plant, _) -> plant.arp(INTRUDER, PLC));
        assertThat(lines("ARP_SPOOF")).isNotEmpty();
    }

    @Test
    void whoClaimedAnAddressBeforeARestartIsNotItsOwnerByThat() throws IOException {
        learn((plant, _) -> plant.arp(PLC, PLC));
        run(2 * HOUR, (plant, _) -> plant.arp(INTRUDER, PLC));
        run(2 * HOUR + MINUTE, (plant, _) -> {
            plant.arp(INTRUDER, PLC);
            plant.arp(PLC, PLC);
            plant.arp(INTRUDER, PLC);
        });
        String claimant = String.format("02:00:00:00:00:%02x claims the address", INTRUDER);
        assertThat(lines("IP_CONFLICT")).isNotEmpty().allMatch(line -> line.contains(claimant));
    }

    @Test
    void aDeviceThatWasReplacedWhileTheSensorWasOffIsNoConflict() throws IOException {
        learn((plant, _) -> plant.arp(PLC, PLC));
        run(2 * HOUR, (plant, _) -> {
            plant.arp(INTRUDER, PLC);
            plant.pass(MINUTE);
            plant.arp(INTRUDER, PLC);
        });
        assertThat(lines("ARP_SPOOF")).isEmpty();
        assertThat(lines("IP_CONFLICT")).isEmpty();
    }

    private static void call(Plant plant, PlantNetwork network, int times) {
        for (int i = 0; i < times; i++) {
            network.answer(network.open(HMI, internet("203.0.113.9", 443)));
            plant.pass(30 * MINUTE);
        }
    }

    @Test
    void aSlowBeaconIsCountedOverARestart() throws IOException {
        learn((_, _) -> {});
        run(2 * HOUR, (plant, network) -> call(plant, network, 4));
        run(4 * HOUR, (plant, network) -> call(plant, network, 3));
        assertThat(lines("BEACON")).isEmpty();
        run(5 * HOUR + 30 * MINUTE, (plant, network) -> call(plant, network, 1));
        assertThat(lines("BEACON")).isNotEmpty();
    }

    private static void refuse(Plant plant, int times) {
        for (int i = 0; i < times; i++) {
            plant.refuse(HMI, PLC, Plant.READ_HOLDING, 4, PointRange.of("holding", 0, 40));
            plant.pass(MINUTE);
        }
    }

    @Test
    void refusalsAreCountedOverARestart() throws IOException {
        learn((_, _) -> {});
        run(2 * HOUR, (plant, _) -> refuse(plant, 10));
        run(2 * HOUR + 20 * MINUTE, (plant, _) -> refuse(plant, 9));
        assertThat(lines("PROTOCOL_ERROR")).noneMatch(json -> json.contains("\"severity\":\"medium\""));
        run(2 * HOUR + 40 * MINUTE, (plant, _) -> refuse(plant, 1));
        assertThat(lines("PROTOCOL_ERROR")).anyMatch(json -> json.contains("\"severity\":\"medium\""));
    }

    private static void hide(Plant plant, Random random, int times) {
        for (int i = 0; i < times; i++) {
            plant.write(HMI, PLC, 200, random.nextInt(0x1_0000));
            plant.pass(10 * MINUTE);
        }
    }

    @Test
    void dataThatIsHiddenInSlowWritesIsSeenOverARestart() throws IOException {
        learn((_, _) -> {});
        Random random = new Random(1);
        run(2 * HOUR, (plant, _) -> hide(plant, random, 20));
        run(6 * HOUR, (plant, _) -> hide(plant, random, 11));
        assertThat(lines()).noneMatch(json -> json.contains("VALUE_ENTROPY"));
        run(8 * HOUR, (plant, _) -> hide(plant, random, 1));
        assertThat(lines()).anyMatch(json -> json.contains("VALUE_ENTROPY")); // part of the alert on the values
    }

    @Test
    void aRunInWhichNothingIsWrittenForgetsNothingThatWas() throws IOException {
        learn((_, _) -> {});
        Random random = new Random(1);
        run(2 * HOUR, (plant, _) -> hide(plant, random, 31));
        run(8 * HOUR, (_, _) -> {});
        run(9 * HOUR, (plant, _) -> hide(plant, random, 1));
        assertThat(lines()).anyMatch(json -> json.contains("VALUE_ENTROPY"));
    }

    @Test
    void whatIsDamagedIsNotTakenUp() throws IOException {
        learn((_, _) -> {});
        run(2 * HOUR, (plant, network) -> call(plant, network, 4));
        String negative =
                "UPDATE alert_detector SET lines = replace(lines, ' 443 4 ', ' 443 -4 ') WHERE name = 'callers'";
        runs.write(new Batch().add(negative));
        run(4 * HOUR, (plant, network) -> call(plant, network, 4));
        assertThat(lines("BEACON")).isEmpty();
    }

    private static void command(Plant plant, int point) {
        plant.ask(HMI, PLC, "dnp3", "10", SELECT, PointRange.of("g12", 1, 1));
        plant.pass(SECOND);
        plant.ask(HMI, PLC, "dnp3", "10", OPERATE, PointRange.of("g12", point, 1));
        plant.pass(MINUTE);
    }

    private static boolean hasOrder(Plant plant) {
        return BaselineExport.of(plant.engine().baseline()).print(false).contains(" order ");
    }

    @Test
    void howOftenAnOrderWasKeptBeforeARestartCountsWhereItTurnsOutToBeOfOtherPoints() throws IOException {
        run(0, (plant, _) -> {
            for (int i = 0; i < 9; i++) {
                command(plant, 1);
            }
            assertThat(hasOrder(plant)).isTrue();
        });
        run(20 * MINUTE, (plant, _) -> {
            for (int i = 0; i < 8; i++) {
                command(plant, i < 4 ? 1 : 2);
                assertThat(hasOrder(plant)).as("after %s", i).isEqualTo(i < 4 || i == 7);
            }
        });
    }
}
