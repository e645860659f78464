package io.otus.alert.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The assets that take part in an alert. Mutable; confined to the analysis thread. */
final class InvolvedAssets {
    private final Untold untold;
    private final List<InvolvedAsset> named = new ArrayList<>();
    private final Set<String> more = new LinkedHashSet<>();

    /** Creates an empty list. */
    InvolvedAssets(Untold untold) {
        this.untold = untold;
    }

    /** Returns the named assets, {@link Alert#MAX_NAMED} at most. */
    List<InvolvedAsset> named() {
        return Collections.unmodifiableList(named);
    }

    /** Returns the ids of further assets, {@link Alert#MAX_MORE} at most. */
    Set<String> more() {
        return Collections.unmodifiableSet(more);
    }

    /** Returns whether an asset takes part in any role. */
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

    /** Restores the state that an earlier run left. */
    void restore(AlertState state) {
        named.addAll(state.assets());
        more.addAll(state.moreAssets());
    }
}
