package io.otus.alert.detect.internet;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;

/**
 * Even calls of the internet that were over before learning ended.
 *
 * @param device who called
 * @param to the address
 * @param port of the address
 * @param period the usual pause in nanoseconds
 * @param spell from the first call to the last one, in nanoseconds
 * @param last event time of the last one
 */
record PastBeacon(AssetModel device, String to, int port, long period, long spell, long last) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String whom = to + ", port " + port;
        String every = "every " + Wording.duration(period);
        return Words.of(
                        device.name() + " called " + whom + ' ' + every + " for " + Wording.duration(spell)
                                + " while learning, and no more",
                        AssetNames.plain(device) + " beacon " + to + " port " + port)
                .seen(device.name() + " opened connections to " + whom + " in the internet, about " + every
                        + ", with little variation, the last one on " + Wording.minute(last) + '.')
                .normal("calls that go on as long as the device is there.")
                .history("nobody has declared it; that it calls this address is part of what was learned.")
                .observed(every)
                .filter(DisplayFilter.of(to, null));
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0869", "T0884", "T0885");
    }
}
