package io.otus.appliance.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.baseline.AssetAddress;
import io.otus.alert.baseline.AssetLine;
import io.otus.alert.baseline.BaselineExport;
import io.otus.alert.baseline.BaselineText;
import io.otus.alert.baseline.FactLine;
import io.otus.appliance.run.DecidedAlerts;
import io.otus.appliance.run.DecidedBaseline;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.CountText;
import io.otus.core.event.EventTime;
import io.otus.core.evidence.EvidenceReader;
import io.otus.core.store.StoreReader;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains alerts, learned facts and attributes of assets by their frames. */
public final class Explanations {
    /** Form of the id of an alert, or of the beginning of one. */
    private static final Pattern ALERT = Pattern.compile("[0-9a-f]{4,}");

    private final StoreReader store;
    private final Path state;
    private final FrameReader frames;
    private final AssetExplanation own;
    private @Nullable DecidedAlerts alerts;

    /** Explains what this state directory holds. */
    public Explanations(StoreReader store, Path state) {
        this.store = store;
        this.state = state;
        this.frames = new FrameReader(new EvidenceReader(store, state));
        this.own = new AssetExplanation(frames);
    }

    /**
     * Explains whatever the text names: the id of an alert or the beginning of one; an asset by id, name or address,
     * with a dot and an attribute for one of them; or a line of the baseline. Empty where it names nothing.
     *
     * @throws io.otus.appliance.exit.Failure if it names an asset and no attribute that there is
     */
    public Optional<String> of(String subject) {
        Optional<String> alert = alert(subject);
        if (alert.isPresent()) {
            return alert;
        }
        // Every line of the baseline has words.
        Optional<String> fact = subject.indexOf(' ') < 0 ? Optional.empty() : fact(subject);
        return fact.isPresent() ? fact : asset(subject);
    }

    private Optional<String> alert(String id) {
        if (ALERT.matcher(id).matches()) {
            for (JsonNode alert : alerts().all()) {
                if (alert.path("id").asText().startsWith(id)) {
                    return Optional.of(alert(alert));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The alerts with their decisions. They are read once, and only when an alert is asked for: nothing about a device
     * depends on them.
     */
    private DecidedAlerts alerts() {
        if (alerts == null) {
            alerts = DecidedAlerts.load(store, state);
        }
        return alerts;
    }

    /** One alert with what was decided about it, and its frames. */
    public String alert(JsonNode alert) {
        StringBuilder text = new StringBuilder(AlertText.whole(alerts().whole(alert)));
        Map<String, String> cards = cards(alert);
        text.append("\nThe frames that show it:\n");
        show(alert.path("evidence"), cards, text);
        for (JsonNode further : alert.path("further").path("items")) {
            if (further.has("evidence")) {
                text.append("\nThe frames that first show that ")
                        .append(further.path("title").asText())
                        .append(":\n");
                show(further.path("evidence"), cards, text);
            }
        }
        return text.toString();
    }

    private void show(JsonNode evidence, Map<String, String> cards, StringBuilder text) {
        String capture = "";
        List<Long> numbers = new ArrayList<>();
        for (JsonNode item : evidence) {
            String of = item.path("capture").asText();
            if (!numbers.isEmpty() && !of.equals(capture)) {
                text.append(frames.show(capture, numbers, cards));
                numbers.clear();
            }
            capture = of;
            numbers.add(item.path("frame").asLong());
        }
        text.append(frames.show(capture, numbers, cards));
    }

    /** The network cards of those who have part in an alert, by their IP addresses. */
    private static Map<String, String> cards(JsonNode alert) {
        Map<String, String> cards = new HashMap<>();
        for (JsonNode asset : alert.path("assets")) {
            if (asset.hasNonNull("ip") && asset.hasNonNull("mac")) {
                cards.put(asset.path("ip").asText(), asset.path("mac").asText());
            }
        }
        return cards;
    }

    private Optional<String> fact(String exported) {
        String line = exported.replaceFirst(" \\[[^\\]]*\\]$", ""); // its history is looked up
        BaselineText baseline = BaselineExport.of(DecidedBaseline.load(store, state));
        for (AssetLine asset : baseline.assets()) {
            if (asset.text().equals(line)) {
                return Optional.of(line + "\n" + asset(asset.address()));
            }
        }
        for (FactLine fact : baseline.facts()) {
            if (!fact.text().equals(line) && !fact.statement().equals(line)) {
                continue;
            }
            StringBuilder text = new StringBuilder(fact.text()).append('\n');
            if (fact.source() != null) {
                text.append("approved by import of ").append(fact.source()).append('\n');
            }
            text.append("seen ").append(CountText.of(fact.history().count(), "time"));
            if (fact.history().firstTime() != 0) {
                text.append(", first ").append(EventTime.brief(fact.history().firstTime()));
                text.append(", last ").append(EventTime.brief(fact.history().lastTime()));
            }
            text.append('\n');
            frames.append(text, fact.history().first(), fact.history().last());
            return Optional.of(text.toString());
        }
        return Optional.empty();
    }

    /** The asset of a line that only says which device the facts below it are about. */
    private String asset(AssetAddress address) {
        List<Asset> assets = StoredInventory.load(store, state).assets();
        return Stream.concat(address.macs().stream(), address.ips().stream())
                .flatMap(each -> called(assets, each).stream())
                .findFirst()
                .map(own::whole)
                .orElse("");
    }

    private Optional<String> asset(String subject) {
        List<Asset> assets = StoredInventory.load(store, state).assets();
        Optional<Asset> whole = called(assets, subject);
        if (whole.isPresent()) {
            return whole.map(own::whole);
        }
        int dot = subject.lastIndexOf('.');
        Optional<Asset> asset = dot < 0 ? Optional.empty() : called(assets, subject.substring(0, dot));
        return asset.map(each -> own.attribute(each, subject.substring(dot + 1)));
    }

    private static Optional<Asset> called(List<Asset> assets, String name) {
        return assets.stream().filter(AssetName.of(name)).findFirst();
    }
}
