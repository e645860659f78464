package io.otus.alert.detect.learned;

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
import io.otus.core.event.SessionSeen;
import io.otus.core.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device sends a stream that another one publishes.
 *
 * @param event the device's message
 * @param publisher MAC address of the known publisher
 */
record OtherPublisher(SessionSeen event, MacAddress publisher) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String who = Wording.name(sighting.source(), event.server());
        String what = event.origin().protocol() + " of " + event.unit();
        return Words.of(
                        who + " sends " + what + ", which " + publisher + " publishes",
                        DeviceFact.of(sighting.source(), event.server(), "stream " + what))
                .seen(who + " sent " + what + " to " + Wording.name(null, event.client()) + '.')
                .normal("one publisher of a stream, " + publisher + " of this one.")
                .history(publisher + " publishes it, and was heard to within the last ten minutes.")
                .observed(who)
                .filter(DisplayFilter.of(event.origin()));
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0830", "T0855", "T0856");
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Cause(sighting.source(), event.origin().protocol(), null);
    }
}
