package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.log.AlertLog;
import io.otus.alert.maintenance.Devices;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.alert.maintenance.MaintenanceWindow;
import io.otus.alert.store.AlertLines;
import io.otus.core.event.Outcome;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.store.Batch;
import io.otus.testkit.TestFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertRestartTest {
    private final Path directory;
    private final PlantRuns runs;

    AlertRestartTest(@TempDir Path directory) {
        this.directory = directory;
        runs = new PlantRuns(directory);
    }

    @Test
    void declaredWorkGoesOnInItsOneAlertAfterARestart() throws IOException {
        Devices both = new Devices(List.of("10.0.0.1", "10.0.0.2"));
        MaintenancePlan plan = new MaintenancePlan(
                List.of(new MaintenanceWindow(START, START + HOUR, both, both, Set.of(), "new firmware")));
        for (int i = 0; i < 2; i++) {
            runs.run(new LearningPlan.Enforce(), plant -> {
                plant.engine().maintenance(plan);
                plant.knownDevice("HMI1", 1);
                plant.knownDevice("PLC-1", 2);
                plant.ask(1, 2, "modbus", "1", Plant.STOP);
                plant.pass(2 * HOUR);
            });
        }
        assertThat(runs.lines())
                .extracting(AlertLines.Line::id)
                .hasSizeGreaterThan(1)
                .containsOnly(runs.lines().getFirst().id());
    }

    private static void fill(Plant plant, String assetId) {
        Evidence shown = Evidence.of("cafe00000000", new FrameSpan(1, plant.now(), 0, 60));
        AssetModel asset = Objects.requireNonNull(plant.engine().baseline().find(assetId));
        for (int i = 0; i < 1_100; i++) {
            Habit habit = new Habit("calls", Integer.toString(i));
            plant.engine().baseline().assetFacts().habit(asset, habit, plant.now(), shown);
        }
    }

    @Test
    void whatFindsNoRoomInTheBaselineIsToldOnceOverARestart() throws IOException {
        LearningPlan plan = new LearningPlan.Until(START + HOUR);
        runs.run(plan, plant -> {
            plant.device("PC", 9);
            fill(plant, "asset-9");
        });
        for (int i = 0; i < 3; i++) {
            int later = i;
            runs.run(plan, plant -> {
                plant.knownDevice("PC", 9);
                plant.pass(2 * HOUR + later * MINUTE);
                new PlantNetwork(plant).open(9, PlantNetwork.internet("203.0.113.5", 443));
                plant.pass(MINUTE);
            });
        }
        List<String> ids = runs.lines().stream()
                .filter(each -> each.json().contains("EXT_CONN"))
                .map(AlertLines.Line::id)
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
    }

    @Test
    void whoAsksForAddressesSlowlyIsFoundOverARestart() throws IOException {
        for (int start = 0; start < 2; start++) {
            int first = 30 + 15 * start;
            int earlier = start;
            runs.run(new LearningPlan.Enforce(), plant -> {
                plant.knownDevice("LAPTOP", 9);
                plant.pass(HOUR * earlier);
                for (int i = first; i < first + 15; i++) {
                    plant.asksFor(9, i);
                    plant.pass(MINUTE);
                }
            });
        }
        assertThat(runs.lines())
                .filteredOn(each -> each.json().contains("SCAN_HOST"))
                .isNotEmpty();
    }

    @Test
    void devicesThatAreDownSinceBeforeTheRestartWereThere() throws IOException {
        runs.run(new LearningPlan.Enforce(), plant -> {
            for (int i = 30; i < 60; i++) {
                plant.arp(i, i);
            }
        });
        runs.run(new LearningPlan.Enforce(), plant -> {
            plant.knownDevice("HMI1", 1);
            plant.pass(HOUR);
            for (int i = 30; i < 60; i++) {
                plant.asksFor(1, i);
            }
        });
        assertThat(runs.lines()).noneMatch(each -> each.json().contains("SCAN_HOST"));
    }

    @Test
    void whoVisitedWhileLearningIsToldWhenTheSensorIsStartedAfterItsEnd() throws IOException {
        LearningPlan plan = new LearningPlan.Until(START + HOUR);
        runs.run(plan, plant -> {
            plant.device("HMI1", 1);
            plant.device("PLC-1", 2);
            for (int minute = 0; minute < 40; minute++) {
                plant.read(1, 2, 0, 40);
                if (minute == 20) {
                    plant.device("LAPTOP", 9);
                }
                if (minute >= 20 && minute < 25) {
                    plant.read(9, 2, 0, 40);
                }
                plant.pass(MINUTE);
            }
        });
        assertThat(runs.lines()).isEmpty();
        for (int start = 0; start < 3; start++) {
            long pause = (start + 2) * HOUR;
            runs.run(plan, plant -> {
                plant.knownDevice("HMI1", 1);
                plant.knownDevice("PLC-1", 2);
                plant.knownDevice("LAPTOP", 9);
                plant.pass(pause);
                plant.read(1, 2, 0, 40);
                plant.pass(MINUTE);
            });
        }
        assertThat(runs.lines()).hasSize(1);
        assertThat(runs.lines().getFirst().json()).contains("ROLE_NEW").contains("LAPTOP");
    }

    private static void learn(Plant plant) {
        plant.device("HMI1", 1);
        plant.device("PLC-1", 2);
        for (int i = 0; i < 20; i++) {
            plant.read(1, 2, 0, 40);
            plant.write(1, 2, 20, i, 5);
        }
    }

    @Test
    void whatWasLearnedIsKnownAfterARestart() throws IOException {
        runs.run(new LearningPlan.Until(START + HOUR), AlertRestartTest::learn);
        String before = runs.baseline(true);
        runs.run(new LearningPlan.Until(START + HOUR), plant -> {
            plant.knownDevice("HMI1", 1);
            plant.knownDevice("PLC-1", 2);
            plant.pass(2 * HOUR);
            plant.read(1, 2, 5, 10);
            plant.write(1, 2, 20, 7, 5);
        });
        assertThat(runs.lines()).isEmpty();
        assertThat(before).contains("learned HMI1 -> PLC-1 modbus unit=1 value holding 20 0..19 [seen=20");
        assertThat(runs.baseline(true).replaceAll(" \\[.*", "")).isEqualTo(before.replaceAll(" \\[.*", ""));
    }

    @Test
    void whatAlertedBeforeFoldsIntoItsAlertAfterAKill() throws IOException {
        LearningPlan plan = new LearningPlan.Until(START + HOUR);
        runs.run(plan, AlertRestartTest::learn);
        runs.killed(plan, plant -> {
            plant.knownDevice("HMI1", 1);
            plant.knownDevice("PLC-1", 2);
            plant.pass(2 * HOUR);
            plant.device("LAPTOP", 9);
            plant.write(1, 2, 30, 1);
        });
        runs.killed(plan, plant -> {
            plant.knownDevice("HMI1", 1);
            plant.knownDevice("PLC-1", 2);
            plant.knownDevice("LAPTOP", 9);
            plant.pass(2 * HOUR + MINUTE);
            plant.write(1, 2, 30, 1);
            plant.ask(9, 2, "dns", "", Plant.READ_HOLDING);
        });
        List<AlertLines.Line> lines = runs.lines();
        assertThat(lines).extracting(AlertLines.Line::sequence).startsWith(1L, 2L, 3L);
        assertThat(lines.stream().map(AlertLines.Line::id).distinct()).hasSize(2);
        assertThat(Files.readAllLines(directory.resolve(AlertLog.FILE)))
                .isEqualTo(lines.stream().map(AlertLines.Line::json).toList());
    }

    @Test
    void whatWasFoldedInCountsUpThereAfterARestart() throws IOException {
        LearningPlan plan = new LearningPlan.Until(START + HOUR);
        runs.run(plan, AlertRestartTest::learn);
        runs.run(plan, plant -> {
            plant.knownDevice("HMI1", 1);
            plant.knownDevice("PLC-1", 2);
            plant.pass(2 * HOUR);
            plant.write(1, 2, 30, 1);
            plant.write(1, 2, 35, 1);
        });
        runs.run(plan, plant -> {
            plant.knownDevice("HMI1", 1);
            plant.knownDevice("PLC-1", 2);
            plant.pass(2 * HOUR + 10 * MINUTE);
            plant.write(1, 2, 35, 1);
        });
        assertThat(runs.lines().stream().map(AlertLines.Line::id).distinct()).hasSize(1);
        assertThat(runs.lines().getLast().json())
                .contains(", and 1 more\"")
                .contains("\"count\":3,\"occurrence\":{\"n\":2");
    }

    @Test
    void aLineThatWasSeenStaysAlsoWhenItsTransactionDidNotHold() throws IOException {
        LearningPlan plan = new LearningPlan.Until(START + HOUR);
        runs.run(plan, AlertRestartTest::learn);
        Consumer<Plant> work = plant -> {
            plant.knownDevice("HMI1", 1);
            plant.knownDevice("PLC-1", 2);
            plant.pass(2 * HOUR);
            plant.device("LAPTOP", 9);
            plant.write(1, 2, 30, 1);
        };
        runs.killed(plan, work);
        List<String> seen = Files.readAllLines(directory.resolve(AlertLog.FILE));
        runs.write(new Batch().add("DELETE FROM alert_line").add("DELETE FROM alert_state"));
        runs.killed(plan, work);
        assertThat(seen).isNotEmpty();
        assertThat(Files.readAllLines(directory.resolve(AlertLog.FILE)).subList(0, seen.size()))
                .isEqualTo(seen);
        assertThat(runs.lines().stream().map(AlertLines.Line::json).toList())
                .isEqualTo(Files.readAllLines(directory.resolve(AlertLog.FILE)));
        assertThat(runs.lines().stream().map(AlertLines.Line::id).distinct()).hasSize(2);
    }

    @Test
    void aNewDeviceIsNewsOnceHoweverOftenTheSensorStarts() throws IOException {
        LearningPlan plan = new LearningPlan.Enforce();
        runs.run(plan, plant -> plant.device("LAPTOP", 9));
        assertThat(runs.lines()).hasSize(1);
        runs.run(plan, plant -> {
            plant.knownDevice("LAPTOP", 9);
            plant.pass(5 * HOUR);
            plant.ask(9, 200, "dns", "", Plant.READ_HOLDING);
        });
        assertThat(runs.lines()).hasSize(1);
    }

    @Test
    void learningByRepetitionGoesOnAfterARestart() throws IOException {
        for (int hour = 0; hour < 3; hour++) {
            int now = hour;
            runs.run(LearningPlan.Repetition.DEFAULT, plant -> {
                plant.pass(now * HOUR);
                if (now == 0) {
                    plant.device("HMI1", 1);
                    plant.device("PLC-1", 2);
                } else {
                    plant.knownDevice("HMI1", 1);
                    plant.knownDevice("PLC-1", 2);
                }
                plant.read(1, 2, 0, 40);
            });
            assertThat(runs.baseline(true))
                    .contains((now < 2 ? "candidate" : "learned") + " HMI1 -> PLC-1 modbus unit=1 function 3");
        }
        assertThat(runs.lines()).isEmpty();
    }

    @Test
    void whoFellSilentWithItsMasterIsMissedAfterARestartToo() throws IOException {
        LearningPlan plan = new LearningPlan.Until(START + HOUR);
        runs.run(plan, plant -> {
            plant.device("HMI1", 1);
            plant.device("PLC-1", 2);
            plant.device("HIST1", 3);
            plant.device("PLC-2", 4);
            for (int i = 0; i < 2_100; i++) {
                if (i < 1_900) {
                    plant.read(1, 2, 0, 40);
                }
                plant.read(3, 4, 0, 40);
                plant.pass(2 * SECOND);
            }
            plant.missed(2, 400 * SECOND);
        });
        assertThat(runs.lines().getLast().json()).contains("ASSET_SILENT").contains("\"info\"");
        runs.run(plan, plant -> {
            plant.knownDevice("HMI1", 1);
            plant.knownDevice("PLC-1", 2);
            plant.knownDevice("HIST1", 3);
            plant.knownDevice("PLC-2", 4);
            plant.pass(2 * HOUR);
            for (int i = 0; i < 50; i++) {
                plant.readInVain(1, 2, 0, 40);
                plant.read(3, 4, 0, 40);
                plant.pass(2 * SECOND);
            }
        });
        assertThat(runs.lines())
                .filteredOn(each -> each.json().contains("ASSET_SILENT"))
                .last()
                .satisfies(each -> assertThat(each.json()).contains("\"medium\""));
    }

    @Test
    void anEditedBaselineIsStored() throws IOException {
        runs.run(new LearningPlan.Until(START + HOUR), AlertRestartTest::learn);
        String text = runs.baseline(true);
        Batch unchanged = new Batch();
        BaselineStore.save(runs.ask(BaselineStore::load), unchanged);
        assertThat(unchanged.isEmpty()).isTrue();
        assertThat(runs.baseline(true)).isEqualTo(text);
    }

    @Test
    void anAssetOfSeveralAddressesIsOneAfterARestart() throws IOException {
        String text = """
            # otus-baseline 1
            asset pair mac=02:00:00:00:00:01,02:00:00:00:00:02 ip=10.0.0.1,10.0.0.2
            approved pair present
            """;
        runs.run(new LearningPlan.Enforce(), plant -> {
            BaselineImport.into(plant.engine().baseline(), "plant.txt", parsed(text));
            plant.device("CARD-A", 1);
        });
        runs.run(new LearningPlan.Enforce(), plant -> {
            plant.knownDevice("CARD-A", 1);
            plant.device("CARD-B", 2);
        });
        assertThat(runs.lines()).isEmpty();
        assertThat(runs.baseline(true)).startsWith(text.substring(0, text.indexOf("approved")));
    }

    @Test
    void whatIsToldFoldsIntoItsAlertAfterARestartUnderAnotherNameToo() throws IOException {
        for (String name : List.of("10.0.0.1", "TIA-STATION", "STATION-7")) {
            runs.run(new LearningPlan.Enforce(), plant -> {
                plant.knownDevice(name, 1);
                plant.knownDevice("PLC-1", 2);
                plant.ask(1, 2, "modbus", "1", Plant.STOP);
            });
        }
        assertThat(runs.lines().stream().map(AlertLines.Line::id).distinct())
                .as("two devices, and what one asked of the other")
                .hasSize(3);
    }

    @Test
    void whatARuleToldFoldsIntoItsAlertAfterARestartUnderAnotherNameAndAnAlias() throws IOException {
        String text = BaselineText.HEADER + "\nasset station ip=10.0.0.1\napproved station present\n";
        for (String name : List.of("10.0.0.1", "TIA-STATION")) {
            runs.run(new LearningPlan.Enforce(), plant -> {
                BaselineImport.into(plant.engine().baseline(), "plant.txt", parsed(text));
                plant.knownDevice(name, 1);
                plant.knownDevice("PLC " + name, 2);
                PlantNetwork network = new PlantNetwork(plant);
                TestFlow flow = network.answer(network.open(1, 2, 8_080));
                for (int i = 0; i < 12; i++) {
                    network.authenticate(flow, "http", Outcome.error(401, "unauthorized"));
                }
                plant.pass(2 * MINUTE);
            });
        }
        assertThat(runs.lines().stream()
                        .filter(line -> line.json().contains("BRUTE_FORCE"))
                        .map(AlertLines.Line::id)
                        .distinct())
                .hasSize(1);
        assertThat(runs.lines()).anyMatch(line -> line.json().contains("\"alias\":\"station\""));
    }

    private static BaselineText parsed(String text) {
        try {
            return BaselineText.parse("plant.txt", text);
        } catch (BaselineException e) {
            throw new AssertionError(e);
        }
    }
}
