package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.log.AlertLog;
import io.otus.alert.store.AlertLines;
import io.otus.alert.store.AlertStore;
import io.otus.alert.store.AlertTables;
import io.otus.core.log.Rotation;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The runs of one sensor, each of which goes on with what the one before left in its state directory. */
public final class PlantRuns {
    private final Path directory;

    /** A sensor that keeps its state in a directory. */
    public PlantRuns(Path directory) {
        this.directory = directory;
    }

    /** A run that ends well: it takes up what is there, works, and leaves a checkpoint. */
    public void run(LearningPlan plan, Consumer<Plant> shift) throws IOException {
        run(plan, shift, true);
    }

    /** A run that is killed before it leaves a checkpoint. */
    public void killed(LearningPlan plan, Consumer<Plant> shift) throws IOException {
        run(plan, shift, false);
    }

    private void run(LearningPlan plan, Consumer<Plant> shift, boolean ends) throws IOException {
        try (Store store = open();
                StoreReader reader = store.reader()) {
            AlertStore alerts = new AlertStore("test", store, AlertLog.open(directory, Rotation.NEVER));
            Plant plant = new Plant(plan, alerts, reader);
            shift.accept(plant);
            if (ends) {
                Batch batch = new Batch();
                plant.engine().checkpoint(batch);
                store.write(batch).join();
            }
        }
    }

    /** Changes the baseline while no sensor runs, as the commands do that edit it. */
    public void edit(Consumer<Baseline> change) {
        try (Store store = open();
                StoreReader reader = store.reader()) {
            Baseline loaded = BaselineStore.load(reader);
            change.accept(loaded);
            Batch edited = new Batch();
            BaselineStore.saveEdited(loaded, edited);
            assertThat(edited.isEmpty()).as("nothing was edited").isFalse();
            store.write(edited).join();
        }
    }

    /** Writes to the tables while no sensor runs. */
    public void write(Batch batch) {
        try (Store store = open()) {
            store.write(batch).join();
        }
    }

    /** Asks the tables. */
    public <T> T ask(Function<StoreReader, T> question) {
        try (StoreReader reader = StoreReader.open(directory, List.of(AlertTables.INSTANCE))) {
            return question.apply(reader);
        }
    }

    /** All lines of alerts, of all runs, in the order in which they were written. */
    public List<AlertLines.Line> lines() {
        return ask(reader -> AlertLines.after(reader, 0, Integer.MAX_VALUE));
    }

    /** The last line. */
    public String last() {
        return lines().getLast().json();
    }

    /**
     * The baseline as text.
     *
     * @param history whether all counts and evidence stand behind each fact
     */
    public String baseline(boolean history) {
        return ask(reader -> BaselineExport.of(BaselineStore.load(reader)).print(history));
    }

    private Store open() {
        return Store.open(directory, List.of(AlertTables.INSTANCE));
    }
}
