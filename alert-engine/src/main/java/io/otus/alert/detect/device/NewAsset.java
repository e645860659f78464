package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An asset was not there before.
 *
 * @param successor the address of a known device that it claims, as a replacement does; null if it claims none
 * @param answers the device that opened the first connection to it, if it only answers; null if it does more, or that
 *     device is not known
 * @param isElsewhere whether nothing was heard of its VLAN before
 * @param former the device whose network card it has; null if no device had the card
 * @param inventoried since when the inventory has it, nanoseconds since 1970; 0 if that is not known
 */
public record NewAsset(
        AssetModel asset,
        @Nullable String successor,
        @Nullable AssetModel answers,
        boolean isElsewhere,
        @Nullable AssetModel former,
        long inventoried)
        implements Broken {
    /** The cause that groups hosts of the internet. */
    private static final String OUTSIDE = "outside";
    /** The cause that groups devices of a network that was not heard before, followed by the number of the network. */
    private static final String ELSEWHERE = "elsewhere ";

    NewAsset(AssetModel asset) {
        this(asset, null, null, false, null, 0);
    }

    /** Returns a finding on an asset whose appearance is known already. */
    public static Finding finding(Fact presence, AssetModel asset) {
        return Finding.novelty(Kind.ASSET_NEW, Kind.ASSET_NEW.severity(), presence, new NewAsset(asset));
    }

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String where = addresses(asset);
        long known = baseline.assets().stream()
                .filter(each -> each.presence() != null && each.presence().isKnown())
                .count();
        return Words.of("New device " + asset.name() + where, FactText.presence(AssetNames.plain(asset)))
                .seen(asset.name() + where + " was heard"
                        + (former == null ? Former.when(finding.fact(), inventoried, sighting.time()) : " again")
                        + (successor == null ? "." : ", and claims the address " + successor + " of a known device."))
                .normal(
                        known == 1
                                ? "the one device of the baseline."
                                : "one of the " + known + " devices of the baseline.")
                .history(
                        former == null
                                ? Former.history(
                                        finding.fact(),
                                        inventoried,
                                        sighting.time(),
                                        "this device was never seen before.")
                                : "its network card was one of " + former.name() + " before.")
                .expected(known + " known devices", 0, 0)
                .observed(asset.name() + where)
                .filter(DisplayFilter.of(asset.address().ip(), asset.address().mac()));
    }

    /** Returns the asset's addresses in brackets, as far as its name does not contain them. */
    private static String addresses(AssetModel asset) {
        List<String> named = List.of(asset.name().split("[ ()]+", -1));
        List<String> all = new ArrayList<>(3);
        for (String address :
                Arrays.asList(asset.address().ip(), asset.address().mac())) {
            if (address != null && !named.contains(address)) {
                all.add(address);
            }
        }
        String network = Wording.network(asset.address().network());
        if (!network.isEmpty() && !named.contains("VLAN")) {
            all.add(network);
        }
        return all.isEmpty() ? "" : " (" + String.join(" ", all) + ")";
    }

    @Override
    public @Nullable String standsFor() {
        return successor;
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0864");
    }

    /**
     * Hosts of the internet are as many as connections to it, and invented ones without number: they share one alert.
     * So do the devices of a network that the sensor hears from now on.
     */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        if (Outside.isInternet(asset)) {
            return OUTSIDE;
        }
        return isElsewhere && successor == null ? ELSEWHERE + asset.address().network() : null;
    }

    @Override
    public boolean isCrowding() {
        return true;
    }
}
