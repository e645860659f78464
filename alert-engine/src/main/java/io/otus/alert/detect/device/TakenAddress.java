package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.AssetChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device that was there before took the address of another one, which fell silent.
 *
 * @param event the change of the taker's address, with the address that it had before
 * @param owner MAC address of the device that had the address until now; null if that is not known
 */
record TakenAddress(
        AssetModel taker, AssetChanged event, @Nullable String owner) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String ip = event.after();
        String who = who();
        String whose = owner == null ? ip : ip + " of " + owner;
        return Words.of(who + " took the address " + whose, DeviceFact.of(taker, "took " + ip))
                .seen(who + " has the address " + ip + ", and the device that had it until now sends from it no more.")
                .normal((owner == null ? "another device" : owner) + " at " + ip + '.')
                .history("another device had the address until now.")
                .expected(owner == null ? "another device" : owner, 0, 0)
                .observed(who)
                .filter(DisplayFilter.of(ip, taker.address().mac()));
    }

    /** Returns the name by which the device was known before it had this address. */
    private String who() {
        String mac = taker.address().mac();
        if (!taker.name().contains(event.after())) {
            return taker.name();
        }
        return !event.before().isEmpty() ? event.before() : mac == null ? taker.name() : mac;
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0830", "T0849");
    }

    @Override
    public @Nullable String standsFor() {
        return event.after();
    }
}
