package io.otus.alert.detect.scan;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import java.util.List;

/**
 * A device asks for one address after the other.
 *
 * @param latest the latest address
 * @param targets how many addresses within the window
 */
record AddressSweep(Origin origin, Endpoint client, String latest, int targets) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String who = Wording.name(sighting.source(), client);
        return Words.of(
                        who + " asks for one address after the other",
                        DeviceFact.of(sighting.source(), client, "address sweep"))
                .seen(who + " asked who has " + targets + " addresses within a day, the latest one " + latest
                        + ", and nobody ever said that they are his.")
                .normal("questions for addresses of devices that are there.")
                .observed(targets + " addresses")
                .filter(DisplayFilter.of(null, String.valueOf(client.mac())));
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0840", "T0846");
    }

    @Override
    public Object cause(Finding finding, Sighting sighting) {
        return new Cause(sighting.source(), null, null);
    }

    @Override
    public boolean mayRaise() {
        return true;
    }

    @Override
    public Path path() {
        return Path.of(origin);
    }
}
