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
 * A device no longer answers, or no longer sends what it used to send unasked.
 *
 * @param asset the device
 * @param since event time at which the device was heard last, nanoseconds since 1970
 * @param ground how the silence is known
 * @param network the network in which the device's published streams are overdue, which may not be the device's own;
 *     its own network if no stream is overdue
 */
record DeviceSilence(AssetModel asset, long since, Ground ground, int network) implements Broken {
    /** How a silence is known. */
    enum Ground {
        /** Another device asks it in vain, or the inventory misses it. */
        MISSED,
        /** No device asks it any more, and it sent nothing by itself. */
        UNASKED,
        /** The streams that it publishes are overdue, and it sends nothing else. */
        OVERDUE,
        /** Its silence was reported and continues. */
        LASTS,
        /** Every device that it talks with is silent too. */
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
     * Devices that fall silent for the same master at about the same time have one cause: a supply, a switch, a line.
     * So do devices whose streams are overdue in one network.
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
