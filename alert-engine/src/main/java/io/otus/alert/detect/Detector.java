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
 * Finds one kind of violation, or one family of kinds. A detector implements those of the interfaces below that it
 * needs, and has one line in the detector list of the engine. The findings that it adds to {@code out} are reported
 * together with those of other detectors for the same event: one act, one alert. What no single event shows, it reports
 * by {@link DetectorContext#report}. Confined to the analysis thread.
 */
public interface Detector {
    /**
     * Returns how many entries the detector forgot in order to stay within its bounds. A number above 0 means that
     * somebody invents more than it can remember, or that the site is larger than it is made for.
     */
    default long forgotten() {
        return 0;
    }

    /**
     * A detector that remembers something beyond the end of a run: what it learned that is no fact of the baseline, and
     * what it counts over hours, so that a slow attacker cannot hide behind a restart.
     */
    interface Keeping extends Detector {
        /** Returns the name under which stores keep the lines; never changed. */
        String keptAs();

        /** Adds what the detector remembers, one entry a line. */
        void keep(KeptLines out);

        /**
         * Takes up a line that an earlier run kept.
         *
         * @throws IllegalArgumentException if the line cannot be read
         */
        void takeUp(KeptLine line);
    }

    /** A detector that hears requests. */
    interface OnRequest extends Detector {
        /**
         * Returns whether the detector looks at requests of such services at all. The engine asks once per action and
         * danger, so that it need not call the detector for other services.
         */
        default boolean hearsRequests(Action action, Danger danger) {
            return true;
        }

        /** Called when a client asked something of a device. */
        void requested(Act act, List<Finding> out);
    }

    /** A detector that hears the outcomes of requests. */
    interface OnCompletion extends Detector {
        /**
         * Returns whether the detector looks at this outcome of such services at all. The engine asks once per action
         * and outcome, so that it need not call the detector for others.
         */
        default boolean hearsCompletions(Action action, Outcome.Kind outcome) {
            return true;
        }

        /** Called when a request was answered, or never will be. */
        void completed(OperationCompleted event, Act act, List<Finding> out);
    }

    /** A detector that hears transfers of programs and files. */
    interface OnTransfer extends Detector {
        /**
         * Called when a program or file was transferred completely; {@code act} is the whole transfer as one operation.
         */
        void transferred(TransferSeen moved, Act act, List<Finding> out);
    }

    /** A detector that hears flows, whatever they carry. It reports by {@link DetectorContext#report}. */
    interface OnFlow extends Detector {
        /** Called for the first frame of a flow. */
        default void started(FlowStarted event) {}

        /** Called for the first frame of the flow's other side. */
        default void answered(FlowAnswered event) {}

        /** Called for a long-lived flow, at most once a minute. */
        default void interval(FlowInfo flow, long time) {}

        /** Called when one side is the first to close a connection. */
        default void closed(ConnectionClosed event) {}

        /** Called when a flow ended. */
        default void ended(FlowInfo flow, long time) {}
    }

    /** A detector that hears of connections in use that a reset ends. It reports by {@link DetectorContext#report}. */
    interface OnCut extends Detector {
        /** Called when a reset ended a connection in use. */
        void cut(ConnectionCut event);
    }

    /** A detector that hears sessions. It reports by {@link DetectorContext#report}. */
    interface OnSession extends Detector {
        /** Called when a session showed something of itself. */
        void session(SessionSeen event);
    }

    /** A detector that hears which device an address belongs to. */
    interface OnBinding extends Detector {
        /** Called when a message binds an address to a network card. */
        void bound(AddressBinding event, List<Finding> out);
    }

    /**
     * A detector that hears of addresses for which two network cards speak. It reports by
     * {@link DetectorContext#report}.
     */
    interface OnTurns extends Detector {
        /** Called when two network cards spoke for one address by turns. */
        void spokenByTurns(SpokenByTurns event);
    }

    /** A detector that hears of senders of many broadcasts. It reports by {@link DetectorContext#report}. */
    interface OnBroadcasts extends Detector {
        /** Called when a sender broadcast much within one second. */
        void broadcasts(BroadcastsSeen event);
    }

    /**
     * A detector that hears of devices that receive many IP packets outside a connection. It reports by
     * {@link DetectorContext#report}.
     */
    interface OnDatagrams extends Detector {
        /** Called when a device received many such packets within one second. */
        void datagrams(DatagramsSeen event);
    }

    /** A detector that hears of bytes that break a specification. */
    interface OnAnomaly extends Detector {
        /**
         * Called when bytes contradict a specification, or what was sent before.
         *
         * @param sender the device that sent the bytes; null if no single device did
         */
        void anomaly(AnomalySeen event, @Nullable AssetModel sender, List<Finding> out);
    }

    /** A detector that hears of codes that no dissector knows. It reports by {@link DetectorContext#report}. */
    interface OnUnknown extends Detector {
        /** Called when an unknown code was seen. */
        void unknown(UnknownSeen event);
    }

    /** A detector that hears what devices claim to be. It reports by {@link DetectorContext#report}. */
    interface OnClaim extends Detector {
        /** Called when a device made a claim on its identity. */
        void claimed(IdentityClaim event);
    }

    /** A detector that hears of new devices. */
    interface OnAsset extends Detector {
        /** Called when a device was heard of for the first time. */
        void appeared(AssetModel asset, long time, Evidence evidence, List<Finding> out);
    }

    /** A detector that hears of devices whose identity changed. */
    interface OnAssetChange extends Detector {
        /** Called when an identity fact changed. */
        void changed(AssetChanged event, AssetModel asset, List<Finding> out);
    }

    /** A detector that hears of devices that are no longer heard. It reports by {@link DetectorContext#report}. */
    interface OnAssetSilence extends Detector {
        /** Called when a device that was heard regularly fell silent. */
        void silent(AssetSilent event, AssetModel asset);
    }

    /**
     * A detector that hears every message in its protocol's terms. That costs time: the rows are built only while
     * somebody listens.
     */
    interface OnMessage extends Detector {
        /** Returns whether the detector listens now. */
        boolean wantsMessages();

        /** Called when a message was dissected. */
        void message(MessageSeen event);
    }

    /**
     * A detector that hears every payload. That costs time: payloads are emitted only while somebody listens. It
     * reports by {@link DetectorContext#report}.
     */
    interface OnPayload extends Detector {
        /** Returns whether the detector listens now. */
        boolean wantsPayload();

        /** Called when one side of a flow sent bytes. */
        void payload(PayloadSeen event);
    }

    /**
     * A detector that hears the first bytes of connections that no protocol claimed. It reports by
     * {@link DetectorContext#report}.
     */
    interface OnUnclaimed extends Detector {
        /** Called when one side of such a connection sent bytes. */
        void unclaimed(PayloadSeen event);
    }

    /** A detector that hears of the sensor itself. */
    interface OnHealth extends Detector {
        /** Called when the sensor states how well it hears. */
        void health(CaptureHealth event, List<Finding> out);
    }

    /** A detector that hears time pass. It reports by {@link DetectorContext#report}. */
    interface OnClock extends Detector {
        /** Called when event time reached another whole second. */
        void clock(long time);

        /** Called when event time jumped; no device fell silent by that. */
        default void timeGap(long from, long to) {}

        /** Called when the input ended. The detector now reports what it held back for more evidence. */
        default void end() {}
    }
}
