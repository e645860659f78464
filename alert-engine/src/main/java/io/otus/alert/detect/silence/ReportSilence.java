package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device no longer reports what it used to report unasked, while it is otherwise heard.
 *
 * @param device the device that reported
 * @param listener the device that received the reports
 * @param protocol id of the protocol of the reports
 * @param service key of the service by which the device reported
 * @param since event time of the latest report, nanoseconds since 1970
 * @param longest the longest pause between two reports before, in nanoseconds
 * @param filter a display filter that shows the two devices
 */
record ReportSilence(
        AssetModel device,
        AssetModel listener,
        String protocol,
        String service,
        long since,
        long longest,
        String filter)
        implements Broken {
    /** The key that makes two such findings the same: what blocks a device's reports blocks them for all listeners. */
    record Key(AssetModel device) {}

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String silence = Wording.duration(sighting.time() - since);
        return Words.of(
                        device.name() + " stopped reporting to " + listener.name() + " while it is heard otherwise",
                        AssetNames.plain(device) + " reports no more in " + protocol)
                .seen(device.name() + " sent no " + service + " in " + protocol + " to " + listener.name() + " for "
                        + silence + ", since " + Wording.minute(since)
                        + ", although nobody ended that and it is heard otherwise.")
                .normal("reports with at most " + Wording.duration(longest) + " between two of them.")
                .history("the latest report came " + silence + " ago.")
                .observed("no " + service + " for " + silence)
                .filter(filter);
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Key(device);
    }

    @Override
    public boolean isAbsence() {
        return true;
    }

    /** Block reporting message. */
    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0804");
    }
}
