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
 * Devices behind a gateway no longer answer, while the gateway lives.
 *
 * @param units the numbers of the devices on the gateway's line
 * @param since event time of the first unanswered question, nanoseconds since 1970
 * @param says whether the gateway itself states that it does not reach them
 * @param filter a display filter that shows the client and the gateway
 */
record LineSilence(AssetModel gateway, String protocol, List<String> units, long since, boolean says, String filter)
        implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String silence = Wording.duration(sighting.time() - since);
        String whose = sighting.source() == null ? "anybody" : sighting.source().name();
        String list = Wording.list(units);
        return Words.of(
                        units.size() + " devices behind " + gateway.name() + " fell silent, and it did not: units "
                                + list,
                        AssetNames.plain(gateway) + " line silent")
                .seen(whose + " asked units " + list + " behind " + gateway.name() + " in " + protocol + " for "
                        + silence
                        + " in vain; "
                        + (says ? "the gateway says that it does not reach them." : "the gateway itself lives."))
                .normal("answers of the devices that share its line.")
                .history("they answered until " + Wording.minute(since) + '.')
                .observed("units " + list)
                .filter(filter);
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return this;
    }

    @Override
    public boolean isAbsence() {
        return true;
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0805", "T0814");
    }
}
