package io.otus.appliance.run;

import io.otus.alert.alert.AlertState;
import io.otus.alert.audit.Learnable;
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
            List<AlertLines.Stored> stored = AlertLines.alerts(reader);
            for (String id : alerts) {
                approve(baseline, find(stored, id));
            }
            return alerts.size();
        });
    }

    /**
     * The one alert whose id begins so.
     *
     * @throws Failure if there is none, or there are several
     */
    public static AlertLines.Stored find(List<AlertLines.Stored> alerts, String id) {
        return AlertText.find(alerts, alert -> alert.state().origin().id(), id);
    }

    private static void approve(Baseline baseline, AlertLines.Stored stored) {
        try {
            BaselineApproval.add(baseline, statement(baseline, stored.state()));
        } catch (BaselineException e) {
            throw cannot(stored.state(), e);
        }
    }

    /**
     * What must be normal so that an alert is not raised again.
     *
     * @throws Failure if there is no such line
     */
    public static String statement(Baseline baseline, AlertState alert) {
        if (alert.origin().explanation().expected() == null) {
            throw new Failure(
                    ExitCode.FAILED,
                    "alert " + alert.origin().id() + " broke no learned fact, so there is none to approve; 'otus alerts"
                            + " mute' or 'except' hide it");
        }
        try {
            return Learnable.statement(baseline, alert);
        } catch (BaselineException e) {
            throw cannot(alert, e);
        }
    }

    private static Failure cannot(AlertState alert, BaselineException e) {
        return new Failure(
                ExitCode.FAILED,
                "the fact of alert " + alert.origin().id() + " cannot be approved: " + e.getMessage(),
                e);
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
