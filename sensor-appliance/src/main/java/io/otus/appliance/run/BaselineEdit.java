package io.otus.appliance.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntBiFunction;

/** Changes of the baseline by a person, in the store of a sensor that does not run. */
public final class BaselineEdit {
    private BaselineEdit() {}

    /** Takes in all of a text. */
    public static void importText(Path state, BaselineFile file) {
        edit(state, (baseline, _) -> {
            BaselineImport.into(baseline, file.name(), file.text());
            return file.text().facts().size();
        });
    }

    /** Approves all that the baseline holds; returns how many facts were not approved before. */
    public static int approveAll(Path state) {
        return edit(state, (baseline, _) -> BaselineApproval.approve(baseline, _ -> true));
    }

    /**
     * Approves the facts that alerts told of.
     *
     * @param alerts ids, or their first digits
     * @return how many facts
     */
    public static int approve(Path state, List<String> alerts) {
        return edit(state, (baseline, reader) -> {
            List<JsonNode> states =
                    AlertLines.states(reader).stream().map(AlertText::parse).toList();
            for (String id : alerts) {
                approve(baseline, AlertText.find(states, id));
            }
            return alerts.size();
        });
    }

    private static void approve(Baseline baseline, JsonNode alert) {
        String id = alert.path("id").asText();
        String fact = alert.path("baseline").path("fact").asText();
        if (fact.isEmpty()) {
            throw new Failure(ExitCode.FAILED, "alert " + id + " broke no learned fact, so there is none to approve");
        }
        try {
            BaselineApproval.add(baseline, fact);
        } catch (BaselineException e) {
            throw new Failure(ExitCode.FAILED, "the fact of alert " + id + " cannot be approved: " + e.getMessage(), e);
        }
    }

    private static int edit(Path state, ToIntBiFunction<Baseline, StoreReader> change) {
        try (Store store = Store.open(state, Analysis.MODULES, Store.OnFailure.FAIL, StoreListener.NONE)) {
            Batch batch = new Batch();
            int facts;
            try (StoreReader reader = store.reader()) {
                Baseline baseline = BaselineStore.load(reader);
                facts = change.applyAsInt(baseline, reader);
                BaselineStore.save(baseline, batch);
            }
            store.write(batch).join();
            return facts;
        }
    }
}
