package io.otus.appliance.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.baseline.AssetAddress;
import io.otus.alert.baseline.AssetLine;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineImport;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.FactLine;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.Notes;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.AlertText;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreListener;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Changes of the baseline by a person, in the store of a sensor that does not run. */
public final class BaselineEdit {
    /** What facts that are approved here name as their source. */
    private static final String SOURCE = "otus baseline approve";

    private BaselineEdit() {}

    /** Takes in all of a text. */
    public static void importText(Path state, BaselineFile file) {
        edit(state, (baseline, _) -> {
            BaselineImport.into(baseline, file.name(), file.text());
            return file.text().facts().size();
        });
    }

    /**
     * Approves the facts that alerts told of.
     *
     * @param alerts ids, or their first digits; none for all that the baseline holds
     * @return how many facts
     */
    public static int approve(Path state, List<String> alerts) {
        return edit(state, (baseline, reader) -> {
            BaselineText text = alerts.isEmpty() ? everything(baseline) : ofAlerts(baseline, reader, alerts);
            BaselineImport.into(baseline, SOURCE, text);
            return text.facts().size();
        });
    }

    private static int edit(Path state, BiFunction<Baseline, StoreReader, Integer> change) {
        try (Store store = Store.open(state, Analysis.MODULES, Store.OnFailure.FAIL, StoreListener.NONE)) {
            Batch batch = new Batch();
            int facts;
            try (StoreReader reader = store.reader()) {
                Baseline baseline = BaselineStore.load(reader);
                facts = change.apply(baseline, reader);
                BaselineStore.save(baseline, batch);
            }
            store.write(batch).join();
            return facts;
        }
    }

    private static BaselineText everything(Baseline baseline) {
        BaselineText now = BaselineExport.of(baseline);
        List<FactLine> approved = new ArrayList<>();
        for (FactLine fact : now.facts()) {
            approved.add(new FactLine(
                    FactState.APPROVED, fact.place(), fact.aspect(), SOURCE, fact.history(), fact.notes()));
        }
        return new BaselineText(now.assets(), approved, now.tail());
    }

    private static BaselineText ofAlerts(Baseline baseline, StoreReader reader, List<String> ids) {
        List<JsonNode> states =
                AlertLines.states(reader).stream().map(AlertText::parse).toList();
        BaselineText now = BaselineExport.of(baseline);
        List<AssetLine> assets = new ArrayList<>(now.assets());
        StringBuilder facts = new StringBuilder();
        for (String id : ids) {
            JsonNode alert = find(states, id);
            String fact = alert.path("baseline").path("fact").asText();
            if (fact.isEmpty()) {
                throw new Failure(
                        ExitCode.FAILED, "alert " + id + " broke no learned fact, so there is none to approve");
            }
            facts.append("approved ").append(fact).append('\n');
            for (JsonNode asset : alert.path("assets")) {
                addIfMissing(assets, asset, alert.path("network").path("vlan").asInt());
            }
        }
        StringBuilder text = new StringBuilder(BaselineText.HEADER).append('\n');
        assets.forEach(asset -> text.append(asset.text()).append('\n'));
        try {
            BaselineText parsed =
                    BaselineText.parse("the alert", text.append(facts).toString());
            return new BaselineText(parsed.assets(), parsed.facts(), now.tail());
        } catch (BaselineException e) {
            throw new Failure(ExitCode.FAILED, "the fact of the alert cannot be approved: " + e.getMessage(), e);
        }
    }

    private static JsonNode find(List<JsonNode> states, String id) {
        List<JsonNode> found = states.stream()
                .filter(state -> state.path("id").asText().startsWith(id))
                .toList();
        if (found.size() != 1) {
            throw new Failure(
                    ExitCode.FAILED, (found.isEmpty() ? "no alert " : found.size() + " alerts begin with ") + id);
        }
        return found.getFirst();
    }

    private static void addIfMissing(List<AssetLine> assets, JsonNode asset, int vlan) {
        String alias = asset.path("name").asText();
        if (assets.stream().noneMatch(line -> line.alias().equals(alias))) {
            AssetAddress address = new AssetAddress(textOrNull(asset.path("mac")), textOrNull(asset.path("ip")), vlan);
            assets.add(new AssetLine(alias, address, Notes.NONE));
        }
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
