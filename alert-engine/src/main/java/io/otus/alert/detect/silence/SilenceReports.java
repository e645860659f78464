package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Poll;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Expected;
import io.otus.core.evidence.Evidence;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@link SilenceJudge}: reports a silence once it is known whose it is, weighs it, and remembers what was
 * reported. Confined to the analysis thread.
 */
final class SilenceReports {
    /** How long a loss of frames excuses silence. */
    private static final long IMPAIRED = 10 * Nanos.MINUTE;

    /** The key that makes two findings on silence the same. */
    private record Key(AssetModel silent, @Nullable Conversation conversation) {}

    /**
     * The devices that a silent master no longer polls.
     *
     * @param overdue the conversations in which a request should have come by now, even if they are not called silent
     *     yet
     * @param all how many devices the master polled until it fell silent
     * @param isOutage whether the master is out together with them
     * @param isInOrder whether the master's connections with them were closed in its name
     */
    record Missing(List<Conversation> overdue, int all, boolean isOutage, boolean isInOrder) {}

    private final DetectorContext site;
    private final SilentDevices devices;
    private final StandIns standIns;
    private final LeftAlone leftAlone;
    private long impaired = Long.MIN_VALUE / 2;

    SilenceReports(DetectorContext site, SilentDevices devices, StandIns standIns, LeftAlone leftAlone) {
        this.site = site;
        this.devices = devices;
        this.standIns = standIns;
        this.leftAlone = leftAlone;
    }

    /** Notes that the sensor lost frames. */
    void impaired(long time) {
        impaired = time;
    }

    /** Reports that a master is silent, unless this was reported already. */
    void master(Conversation conversation, List<Conversation> silent, Missing missing, Poll poll, long time) {
        AssetModel master = conversation.client();
        Long before = devices.told(master);
        long since = conversation.polls().last();
        if (before != null && since < before) {
            return; // this conversation belongs to a silence that was reported
        }
        devices.tell(master, time);
        int taken = 0;
        String standIn = "";
        List<String> places = new ArrayList<>();
        for (Conversation each : silent) {
            AssetModel other = standIns.of(each);
            taken += other != null ? 1 : 0;
            standIn = other != null ? other.name() : standIn;
        }
        missing.overdue().forEach(each -> places.add(Expected.place(each)));
        boolean isTaken = 2 * taken > silent.size();
        boolean commands = missing.overdue().stream().anyMatch(each -> isWriter(master, each.protocol()));
        Broken broken = new MasterSilence(
                master, places, missing.all(), false, poll, since, isTaken ? standIn : "", missing.isInOrder());
        Severity severity = Kind.MASTER_SILENT.severity();
        String reason = "";
        if (isTaken) {
            severity = Severity.INFO;
            reason = "Lowered: " + standIn + " took over.";
        } else if (isExcused(time)) {
            severity = Severity.LOW;
            reason = "Lowered: the sensor lost frames shortly before.";
        } else if (commands && missing.isOutage()) {
            reason =
                    "Lowered: it is asked in vain, and what it polls fell silent with it and not by that alone, as where"
                            + " their power or their line fails.";
        } else if (commands) {
            severity = Severity.HIGH;
            reason = "Raised: it writes to these devices too, so that nobody sees or steers them.";
        }
        Finding finding = Finding.of(Kind.MASTER_SILENT, severity, reason, new Key(master, null), broken);
        site.report(finding, new Sighting(time, shown(poll), null, master, conversation.server()));
    }

    /** Reports that a master still polls others, and no longer this device. */
    void leftOut(Conversation conversation, Poll poll, boolean isPolledByOthers, long since, long time) {
        Broken broken = new MasterSilence(
                conversation.client(), List.of(Expected.place(conversation)), 1, true, poll, since, "", false);
        Key key = new Key(conversation.client(), conversation);
        String reason = "";
        if (isPolledByOthers) {
            reason = "Lowered: others poll the device still.";
        } else if (isExcused(time)) {
            reason = "Lowered: the sensor lost frames shortly before.";
        }
        Severity severity = reason.isEmpty() ? Kind.MASTER_SILENT.severity() : Severity.LOW;
        Finding finding = Finding.of(Kind.MASTER_SILENT, severity, reason, key, broken);
        site.report(finding, new Sighting(time, shown(poll), null, conversation.client(), conversation.server()));
    }

    private static boolean isWriter(AssetModel master, String protocol) {
        Fact fact = master.role(Role.WRITER, protocol);
        return fact != null && fact.isKnown();
    }

    private boolean isExcused(long time) {
        return time - impaired < IMPAIRED;
    }

    private static @Nullable Evidence shown(Poll poll) {
        Fact fact = poll.fact();
        return fact == null ? null : fact.history().last();
    }

    /**
     * Reports a stream that is overdue in a network which is otherwise heard: the device is silent, unless it was
     * otherwise heard as well.
     */
    void overdue(StreamSilence stream, @Nullable Evidence last, long time) {
        AssetModel publisher = stream.publisher();
        Severity severity = isExcused(time) ? Severity.LOW : Kind.ASSET_SILENT.severity();
        String reason = isExcused(time) ? "Lowered: the sensor lost frames shortly before." : "";
        Sighting sighting = new Sighting(time, last, null, publisher, null);
        if (publisher.heard() > stream.since() + SilenceJudge.TOGETHER) {
            Object key = new StreamSilence.Key(publisher, stream.stream());
            site.report(Finding.of(Kind.ASSET_SILENT, severity, reason, key, stream), sighting);
            return;
        }
        boolean isTold = devices.isAbsent(publisher);
        devices.fell(publisher, time);
        DeviceSilence.Ground ground = isTold ? DeviceSilence.Ground.LASTS : DeviceSilence.Ground.OVERDUE;
        long since = Math.max(stream.since(), publisher.heard());
        tell(new DeviceSilence(publisher, since, ground, stream.network()), severity, reason, sighting);
    }

    /** Reports a device that neither answers nor was otherwise heard. */
    void absent(Conversation conversation, Poll poll, long since, long time) {
        AssetModel server = conversation.server();
        devices.fell(server, time);
        String reason = "Lowered: it may merely restart; it is raised if the device is missed for longer.";
        tell(
                new DeviceSilence(server, since, DeviceSilence.Ground.MISSED),
                Severity.INFO,
                reason,
                new Sighting(time, shown(poll), null, conversation.client(), server));
    }

    /** Reports a device that the inventory misses and that fell silent with every device that it talks with. */
    void leftAlone(LeftAlone.Silence silence, AssetModel asset, AssetModel partner) {
        leftAlone.add(silence);
        String reason = "Lowered: it may be there and have nobody to talk with; it is raised if somebody tries to reach"
                + " it again and it stays silent.";
        Sighting sighting = new Sighting(silence.time(), silence.last(), null, partner, asset);
        var left = new DeviceSilence(asset, silence.since(), DeviceSilence.Ground.LEFT_ALONE);
        tell(left, Severity.INFO, reason, sighting);
    }

    /** Reports a device that the inventory misses. */
    void missed(LeftAlone.Silence silence, AssetModel asset, long time, DeviceSilence.Ground ground) {
        devices.miss(asset, time);
        boolean isNews = ground == DeviceSilence.Ground.MISSED;
        AssetModel stopped = isNews ? leftAlone.whoStopped(asset, silence.since()) : null;
        var missed = new DeviceSilence(asset, silence.since(), stopped == null ? ground : DeviceSilence.Ground.UNASKED);
        Sighting sighting = stopped != null
                ? new Sighting(time, silence.last(), null, stopped, asset)
                : new Sighting(time, silence.last(), null, isNews ? asset : null, isNews ? null : asset);
        if (isExcused(time)) {
            String reason = "Lowered: the sensor lost frames shortly before.";
            tell(missed, Severity.LOW, reason, sighting);
        } else if (asset.isServer(site::isIndustrial)) {
            tell(missed, Kind.ASSET_SILENT.severity(), "", sighting);
        } else {
            String reason = "Lowered: nobody polls it; computers come and go.";
            tell(missed, Severity.INFO, reason, sighting);
        }
    }

    private void tell(DeviceSilence silence, Severity severity, String reason, Sighting sighting) {
        Key key = new Key(silence.asset(), null);
        site.report(Finding.of(Kind.ASSET_SILENT, severity, reason, key, silence), sighting);
    }
}
