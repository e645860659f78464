package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.READ_HOLDING;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static io.otus.alert.Plant.WRITE_REGISTERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.log.AlertLog;
import io.otus.alert.store.AlertStore;
import io.otus.alert.store.AlertTables;
import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.log.Rotation;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.core.value.ValueList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measured real and its setpoint, each in two registers, low word first. */
class WordNumberTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int POLLS = 720;

    private final Random random = new Random(5);

    private static PointRange real(long first, double number) {
        int bits = Float.floatToRawIntBits((float) number);
        byte[] words = ByteBuffer.allocate(4)
                .putInt(Integer.rotateLeft(bits, Short.SIZE))
                .array();
        return PointRange.of("holding", first, ValueList.words(ByteView.of(words), 0, 2));
    }

    private static void write(Plant plant, double number) {
        plant.ask(HMI, PLC, "modbus", "1", WRITE_REGISTERS, real(20, number));
    }

    private void measure(Plant plant, double number) {
        plant.ask(HMI, PLC, "modbus", "1", READ_HOLDING, real(10, number + 0.2 * random.nextDouble()));
        plant.pass(5 * SECOND);
    }

    private void operate(Plant plant) {
        for (int i = 0; i < POLLS; i++) {
            measure(plant, 70 + 3 * Math.sin(i / 80.0));
            if (i % 30 == 0) {
                write(plant, 67.5 + (i / 30 * 7 % 11) / 2.0);
            }
        }
    }

    private Plant learned() {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        operate(plant);
        plant.pass(HOUR - POLLS * 5 * SECOND);
        operate(plant);
        return plant;
    }

    private static String text(Plant plant) {
        return BaselineExport.of(plant.engine().baseline()).print(false);
    }

    @Test
    void theTwoWordsAreOnePointOfTheBaseline() {
        Plant plant = learned();
        assertThat(text(plant))
                .contains("reading holding:float32-CDAB 10 6", "value holding:float32-CDAB 20 {67.5,")
                .contains("write holding 20..21")
                .doesNotContain("reading holding 1", "value holding 2");
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aDriftIsTold() {
        Plant plant = learned();
        for (int i = 0; i < POLLS; i++) {
            measure(plant, 70 + Math.min(40, i / 12.0));
        }
        AlertState alert = plant.alerts().getLast();
        assertThat(alert.origin().kind()).isEqualTo(Kind.VALUE_DRIFT);
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.title()).startsWith("holding 10..11 (float32, low word first) of PLC-1, unit 1 drifts: 8");
        assertThat(alert.points()).containsExactly("holding 10..11");
    }

    @Test
    void aSetpointFarAwayIsTold() {
        Plant plant = learned();
        write(plant, 250);
        AlertState alert = plant.only(Kind.VALUE_RANGE, Severity.HIGH);
        assertThat(alert.title()).startsWith("HMI1 wrote 250.0 to holding 20..21 (float32, low word first) of PLC-1");
    }

    @Test
    void whatIsEnforcedKnowsTheNumber() throws Exception {
        String text = text(learned());
        Plant plant = new Plant(new LearningPlan.Enforce());
        BaselineImport.into(plant.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", text));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        assertThat(BaselineExport.of(plant.engine().baseline()).print(false)).isEqualTo(text);
        operate(plant);
        assertThat(plant.alerts()).isEmpty();
        write(plant, 250);
        assertThat(plant.only(Kind.VALUE_RANGE, Severity.HIGH).title())
                .startsWith("HMI1 wrote 250.0 to holding 20..21");
    }

    @Test
    void whatAPersonDeclaredOfTheWordsHolds() throws Exception {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        String declared = """
            # otus-baseline 1
            asset hmi1 mac=02:00:00:00:00:01 ip=10.0.0.1
            asset plc1 mac=02:00:00:00:00:02 ip=10.0.0.2
            approved hmi1 -> plc1 modbus unit=1 value holding 20 {0}
            """;
        BaselineImport.into(plant.engine().baseline(), "plant.txt", BaselineText.parse("plant.txt", declared));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        operate(plant);
        assertThat(text(plant))
                .contains("value holding 20 {0}", "reading holding:float32-CDAB 10")
                .doesNotContain("value holding:");
    }

    @Test
    void aLineThatAPersonAddsHoldsAtOnce() throws Exception {
        Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        for (int i = 0; i < POLLS + 10; i++) {
            plant.ask(HMI, PLC, "modbus", "1", READ_HOLDING, real(10, 70 + i % 2));
            plant.pass(5 * SECOND);
        }
        assertThat(text(plant))
                .contains("reading holding 10", "reading holding 11")
                .doesNotContain("float32");
        BaselineApproval.add(
                plant.engine().baseline(), "HMI1 -> PLC-1 modbus unit=1 reading holding:float32-CDAB 10 60.0..80.0");
        plant.lines().clear();
        for (int i = 0; i < 10; i++) {
            measure(plant, 300);
        }
        assertThat(plant.alerts().stream().map(AlertState::title))
                .anyMatch(
                        title -> title.startsWith("holding 10..11 (float32, low word first) of PLC-1, unit 1 is 300"));
    }

    @Test
    void itIsKnownBehindARestart(@TempDir Path directory) throws IOException {
        String before = run(directory, this::operateNew);
        String after = run(directory, plant -> {
            plant.knownDevice("HMI1", HMI);
            plant.knownDevice("PLC-1", PLC);
            plant.pass(2 * HOUR);
            measure(plant, 70);
        });
        assertThat(after).isEqualTo(before).contains("reading holding:float32-CDAB 10");
    }

    private void operateNew(Plant plant) {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        operate(plant);
        plant.pass(2 * HOUR);
    }

    private static String run(Path directory, Consumer<Plant> shift) throws IOException {
        try (Store store = Store.open(directory, List.of(AlertTables.INSTANCE));
                StoreReader reader = store.reader()) {
            AlertStore alerts = new AlertStore("test", store, AlertLog.open(directory, Rotation.NEVER));
            Plant plant = new Plant(new LearningPlan.Until(START + HOUR), alerts, reader);
            shift.accept(plant);
            Batch batch = new Batch();
            plant.engine().checkpoint(batch);
            store.write(batch).join();
            return text(plant);
        }
    }
}
