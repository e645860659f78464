package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Poll;
import io.otus.alert.baseline.Token;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.model.Rounded;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A master stopped polling.
 *
 * @param master the master
 * @param devices names of the devices that it polled and no longer polls
 * @param all how many devices it polled until then; more than are named if a request to the others is not due yet
 * @param only whether it still polls other devices
 * @param poll the quickest of its missing requests
 * @param since event time of its latest request, nanoseconds since 1970
 * @param standIn name of the device that polls in its place; empty if none does
 * @param closed whether its connections with the devices were closed in its name
 */
record MasterSilence(
        AssetModel master,
        List<String> devices,
        int all,
        boolean only,
        Poll poll,
        long since,
        String standIn,
        boolean closed)
        implements Broken {
    MasterSilence {
        devices = List.copyOf(devices);
    }

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String whom = devices.size() == 1 ? devices.getFirst() : devices.size() + " devices";
        String silence = Wording.duration(sighting.time() - since);
        Fact fact = poll.fact();
        String usual = "a request every " + Rounded.text(poll.rhythm().period()) + " s, with gaps of up to "
                + Rounded.text(poll.rhythm().pause()) + " s";
        return Words.of(
                        master.name() + (only ? " stopped polling " + whom : " fell silent: " + what(whom)),
                        only && devices.size() == 1
                                ? DeviceFact.between(AssetNames.plain(master), Token.escape(whom), "polls")
                                : DeviceFact.of(master, "polls " + (only ? whom : "nothing")))
                .seen(master.name() + " asked nothing of " + Wording.list(devices) + " for " + silence + ", since "
                        + Wording.minute(since) + (only ? ", and polls others still." : ".")
                        + (closed
                                ? " Its connections were closed in its name, as where it is shut down or started anew."
                                : "")
                        + (standIn.isEmpty() ? "" : " " + standIn + " polls in its place."))
                .normal(usual + " (" + Expected.authority(fact) + ").")
                .history("the latest request came " + silence + " ago.")
                .expected(usual, fact == null ? 0 : fact.firstTime(), fact == null ? 0 : fact.count())
                .observed("nothing for " + silence);
    }

    private String what(String whom) {
        if (devices.size() < all) {
            return "it polls at least " + devices.size() + " of its " + all + " devices no more";
        }
        return devices.size() == 1 ? "it does not poll " + whom : "it polls none of its " + whom;
    }

    /** One device that several masters leave out is one cause. */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return only ? sighting.target() : null;
    }

    @Override
    public boolean isAbsence() {
        return true;
    }

    /** Denial of service (T0815) and loss of view (T0829). */
    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0815", "T0829");
    }
}
