package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device that was there took the address of another one, which fell silent.
 *
 * @param before who had the address
 */
record TakenAddress(AssetModel taker, AssetModel before, String ip) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String name = taker.name();
        String owner = before.name().equals(ip) ? ip : ip + " of " + before.name();
        return Words.of(name + " took the address " + owner, "identity " + name + " ip " + ip)
                .seen(name + " sends from " + ip + ", and the device that had this address until now is silent.")
                .normal(ip + " is the address of " + before.name() + '.')
                .history("another device had the address until now.")
                .expected(before.name(), 0, 0)
                .observed(name)
                .filter(DisplayFilter.of(ip, taker.address().mac()));
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0830", "T0849");
    }

    @Override
    public @Nullable String standsFor() {
        return ip;
    }
}
