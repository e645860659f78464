package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.BroadcastsSeen;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.ConnectionClosed;
import io.otus.core.event.ConnectionCut;
import io.otus.core.event.Danger;
import io.otus.core.event.DatagramsSeen;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import io.otus.core.event.PayloadSeen;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.SpokenByTurns;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.UnknownSeen;
import io.otus.core.evidence.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds one kind of violation, or one family of kinds. It implements those of the interfaces below that it needs, and
 * has one line in the list of the engine. What it adds to {@code out} is told together with what the others find in the
 * same event: one act, one alert. What no single event shows it tells by {@link Site#report}. Confined to the analysis
 * thread.
 */
public interface Detector {
    /**
     * How much it forgot so as to stay within its bounds: somebody invents more than it can remember, or the site is
     * larger than it is made for.
     */
    default long forgotten() {
        return 0;
    }

    /**
     * Remembers something beyond the end of a run: what it learned that is no fact of the baseline, and what it counts
     * over hours, behind which somebody slow could hide.
     */
    interface Keeping extends Detector {
        /** The name that stores have it under; never changed. */
        String keptAs();

        /** What it remembers: a line each, of words with blanks between. */
        List<String> kept();

        /**
         * Takes up a line that an earlier run kept.
         *
         * @param words its words
         * @throws IllegalArgumentException if they say nothing
         * @throws IndexOutOfBoundsException if there are too few
         */
        void takeUp(String[] words);
    }

    /** Hears what is asked. */
    interface OnRequest extends Detector {
        /**
         * Whether it looks at requests of such services at all; asked once, so that it is not called for all the
         * others.
         */
        default boolean hearsRequests(Action action, Danger danger) {
            return true;
        }

        /** A client asked something of a device. */
        void requested(Act act, List<Finding> out);
    }

    /** Hears what becomes of it. */
    interface OnCompletion extends Detector {
        /**
         * Whether it looks at this outcome of such services at all; asked once, so that it is not called for all the
         * others.
         */
        default boolean hearsCompletions(Action action, Outcome.Kind outcome) {
            return true;
        }

        /** It was answered, or never will be. */
        void completed(OperationCompleted event, Act act, List<Finding> out);
    }

    /** Hears of programs and files. */
    interface OnTransfer extends Detector {
        /** One was moved whole; the act is the transfer as one operation. */
        void transferred(TransferSeen moved, Act act, List<Finding> out);
    }

    /** Hears of flows, whatever they carry. Tells by {@link Site#report}. */
    interface OnFlow extends Detector {
        /** The first frame of a flow. */
        default void started(FlowStarted event) {}

        /** The first frame of its other side. */
        default void answered(FlowAnswered event) {}

        /** It lives long: at most once a flow and minute. */
        default void interval(FlowInfo flow, long time) {}

        /** One side was the first to close it. */
        default void closed(ConnectionClosed event) {}

        /** It ended. */
        default void ended(FlowInfo flow, long time) {}
    }

    /** Hears of connections in use that a reset ends. Tells by {@link Site#report}. */
    interface OnCut extends Detector {
        /** One did. */
        void cut(ConnectionCut event);
    }

    /** Hears of sessions. Tells by {@link Site#report}. */
    interface OnSession extends Detector {
        /** A session showed something of itself. */
        void session(SessionSeen event);
    }

    /** Hears whose an address is. */
    interface OnBinding extends Detector {
        /** Somebody says so. */
        void bound(AddressBinding event, List<Finding> out);
    }

    /** Hears of addresses that two network cards speak for. Tells by {@link Site#report}. */
    interface OnTurns extends Detector {
        /** They did so by turns. */
        void spokenByTurns(SpokenByTurns event);
    }

    /** Hears of senders that broadcast much. Tells by {@link Site#report}. */
    interface OnBroadcasts extends Detector {
        /** One did so for a second. */
        void broadcasts(BroadcastsSeen event);
    }

    /** Hears of devices that get many IP packets without a connection. Tells by {@link Site#report}. */
    interface OnDatagrams extends Detector {
        /** One did so for a second. */
        void datagrams(DatagramsSeen event);
    }

    /** Hears of broken rules. */
    interface OnAnomaly extends Detector {
        /**
         * Bytes contradict a specification, or what was sent before.
         *
         * @param sender who sent them; null when no single device did
         */
        void anomaly(AnomalySeen event, @Nullable AssetModel sender, List<Finding> out);
    }

    /** Hears of codes that nobody knows. Tells by {@link Site#report}. */
    interface OnUnknown extends Detector {
        /** One was seen. */
        void unknown(UnknownSeen event);
    }

    /** Hears who devices say they are. Tells by {@link Site#report}. */
    interface OnClaim extends Detector {
        /** One said so. */
        void claimed(IdentityClaim event);
    }

    /** Hears of devices. */
    interface OnAsset extends Detector {
        /** One was heard of for the first time. */
        void appeared(AssetModel asset, long time, Evidence evidence, List<Finding> out);
    }

    /** Hears of devices that are another than before. */
    interface OnAssetChange extends Detector {
        /** An identity fact changed. */
        void changed(AssetChanged event, AssetModel asset, List<Finding> out);
    }

    /** Hears of devices that are heard no more. Tells by {@link Site#report}. */
    interface OnAssetSilence extends Detector {
        /** One that was heard regularly fell silent. */
        void silent(AssetSilent event, AssetModel asset);
    }

    /** Hears every message in its protocol's terms, which costs: the rows are built only when somebody listens. */
    interface OnMessage extends Detector {
        /** Whether it listens now. */
        boolean wantsMessages();

        /** A message was dissected. */
        void message(MessageSeen event);
    }

    /** Hears every payload, which costs: payloads are told only when somebody listens. Tells by {@link Site#report}. */
    interface OnPayload extends Detector {
        /** Whether it listens now. */
        boolean wantsPayload();

        /** One side of a flow sent bytes. */
        void payload(PayloadSeen event);
    }

    /** Hears the first bytes of connections that no protocol claimed. Tells by {@link Site#report}. */
    interface OnUnclaimed extends Detector {
        /** One side of such a connection sent bytes. */
        void unclaimed(PayloadSeen event);
    }

    /** Hears of the sensor itself. */
    interface OnHealth extends Detector {
        /** It speaks of its hearing. */
        void health(CaptureHealth event, List<Finding> out);
    }

    /** Hears time go by. Tells by {@link Site#report}. */
    interface OnClock extends Detector {
        /** Event time reached another whole second. */
        void clock(long time);

        /** Event time jumped: nobody fell silent by it. */
        default void timeGap(long from, long to) {}

        /** The input ended: what waited for more is told now. */
        default void end() {}
    }
}
