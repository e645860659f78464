package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An asset did not act in this role before. */
record NewRole(AssetModel asset, Role role, String protocol) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String name = asset.name();
        List<String> roles = Expected.roles(asset, protocol);
        String now = name + " acts as " + role.noun() + " in " + protocol;
        AssetModel target = sighting.target();
        String with = target == null || target == asset ? "" : " towards " + target.name();
        Fact presence = asset.presence();
        boolean knownAsset = presence != null && presence.isKnown();
        return Words.of(
                        now + Former.when(finding.fact(), sighting.time()),
                        FactText.role(AssetNames.plain(asset), role, protocol))
                .seen(now + with + (sighting.operation() == null ? "." : ": " + sighting.service() + "."))
                .normal("roles of " + name + " in " + protocol + ": " + Wording.list(roles) + ".")
                .history(Former.historyAnd(
                        finding.fact(),
                        sighting.time(),
                        knownAsset
                                ? "the device is known (" + Expected.authority(presence) + "), this role of it is not."
                                : "the device itself is new here."))
                .expected(Wording.list(roles), knownAsset && presence != null ? presence.firstTime() : 0, 0)
                .observed(role.key())
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return switch (role) {
            case SERVER -> List.of("T0849");
            case PUBLISHER -> List.of("T0855", "T0856");
            case CLIENT, WRITER, PROGRAMMER -> Techniques.join("T0848", Techniques.of(action));
        };
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return role == Role.PUBLISHER ? new Cause(asset, protocol, null) : Cause.of(sighting);
    }
}
