package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device does not answer any more, or does not tell what it used to tell unasked.
 *
 * @param asset which
 * @param since event time at which it was heard last, nanoseconds since 1970
 * @param ground how it is known
 * @param network the network in which what it publishes is overdue, be its own another one; its own where nothing is
 */
record DeviceSilence(AssetModel asset, long since, Ground ground, int network) implements Broken {
    /** How a silence is known. */
    enum Ground {
        /** Somebody asks in vain, or it is missed by itself. */
        MISSED,
        /** Nobody asks it any more, and it said nothing by itself. */
        UNASKED,
        /** The streams that it publishes are overdue, and it sends nothing else. */
        OVERDUE,
        /** It was told of, and goes on. */
        LASTS,
        /** All that it talks with is silent too. */
        LEFT_ALONE
    }

    DeviceSilence(AssetModel asset, long since, Ground ground) {
        this(asset, since, ground, asset.address().network());
    }

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String silence = Wording.duration(sighting.time() - since);
        AssetModel asking = sighting.source();
        String whose = asking == null || asking == asset ? "anybody" : asking.name();
        String rest = switch (ground) {
            case LEFT_ALONE -> ", and " + whose + ", with which it talks, fell silent with it.";
            case OVERDUE -> ", not even what it publishes, of which it said that more would follow.";
            case UNASKED -> "; nobody asks it any more: " + whose + ", which did, stopped.";
            case MISSED, LASTS -> ", and did not answer " + whose + ".";
        };
        return Words.of(asset.name() + " fell silent", AssetNames.plain(asset) + " silent")
                .seen(asset.name() + " sent nothing for " + silence + ", since " + Wording.minute(since) + rest)
                .normal("answers and messages as regular as those of the last days.")
                .history("it was last heard " + silence + " ago.")
                .observed("nothing for " + silence);
    }

    /**
     * Devices that fall silent for the same master at about the same time do so for one cause: a supply, a switch, a
     * line. So do those whose streams are overdue in one network.
     */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        if (ground == Ground.OVERDUE) {
            return new StreamSilence.Together(network);
        }
        return sighting.source() == null ? asset : Cause.of(sighting);
    }

    @Override
    public boolean isLasting() {
        return ground == Ground.LASTS;
    }

    @Override
    public boolean isAbsence() {
        return true;
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0814", "T0826");
    }
}
