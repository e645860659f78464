package io.otus.alert.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who has part in an alert. Mutable; confined to the analysis thread. */
final class InvolvedAssets {
    private final Untold untold;
    private final List<InvolvedAsset> named = new ArrayList<>();
    private final Set<String> more = new LinkedHashSet<>();

    /** None yet. */
    InvolvedAssets(Untold untold) {
        this.untold = untold;
    }

    /** Those that are named, {@link Alert#MAX_NAMED} at most. */
    List<InvolvedAsset> named() {
        return Collections.unmodifiableList(named);
    }

    /** Ids of further ones, {@link Alert#MAX_MORE} at most. */
    Set<String> more() {
        return Collections.unmodifiableSet(more);
    }

    /** Whether an asset has part in it, whichever. */
    boolean has(String asset) {
        return more.contains(asset) || named.stream().anyMatch(each -> each.id().equals(asset));
    }

    void add(InvolvedAsset asset) {
        for (InvolvedAsset each : named) {
            if (each.id().equals(asset.id()) && each.role().equals(asset.role())) {
                return;
            }
        }
        if (named.size() < Alert.MAX_NAMED) {
            named.add(asset);
            untold.news();
        } else if (more.size() < Alert.MAX_MORE && !has(asset.id())) {
            more.add(asset.id());
            untold.detail();
        }
    }

    /** Takes up what an earlier run left. */
    void restore(AlertState state) {
        named.addAll(state.assets());
        more.addAll(state.moreAssets());
    }
}
