package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@link Kind#MASTER_SILENT}, low: connections of a device to a port of another, which came at even times, do not come
 * when they are due, as where a backup did not take place. One of the two takes part in the control of a process, both
 * are known, and the protocol is none of control, whose polls are watched elsewhere.
 *
 * <p>Four runs show a period of four hours to eight days, or three one of a day or more. A shorter one, of ten minutes
 * or more, shows by nine runs at the least, and after a day. Three pauses of four are one period long, and the others
 * several, to a tenth of the period and 90 minutes. A run is missing once the longest pause that was seen is exceeded
 * by half a period or two hours, whichever is shorter; runs of each day that were watched for less than a week are
 * given two days more, since a weekend may be ahead.
 *
 * <p>It is told once until the next run, and for runs within a day no more once a pause as long was told twice, as
 * where nobody works on weekends. Nothing is told if the sensor missed frames or was off when the run was due, while
 * work on either device is declared, and if either device is silent in all else, as one that is off. What ceased while
 * timing was learned is not missed. Connections that are refused are no runs, requests of TFTP are; whether a run
 * succeeds is not looked at.
 */
public final class TransferSilenceDetector
        implements Detector.OnFlow, Detector.OnHealth, Detector.OnAssetSilence, Detector.OnClock, Detector.Keeping {
    /** How often missing runs are looked for. */
    private static final long LOOK = Nanos.MINUTE;
    /** Most pairs of devices and ports that are followed; the least recent are forgotten first. */
    private static final int MAX_TRANSFERS = 4_096;
    /** UDP port to which a client of TFTP sends its request. */
    private static final int TFTP_PORT = 69;
    /** From here on ports are given out for one connection, and stand for no service. */
    private static final int DYNAMIC_PORT = 49_152;

    private final DetectorContext site;
    private final FrameHold hold;
    private final RecentMap<TransferSilence.Key, TransferRuns> transfers = new RecentMap<>(MAX_TRANSFERS);
    private final TransferParties parties;
    /** Interfaces that carry no frames. */
    private final Set<String> dead = new HashSet<>();

    private boolean isBegun;
    private long looked = Long.MIN_VALUE / 2;

    public TransferSilenceDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX_TRANSFERS);
        this.parties = new TransferParties(site);
    }

    @Override
    public long forgotten() {
        return transfers.forgotten();
    }

    /** A server of TFTP answers from a port of its own, RFC 1350 §4: that is another flow. */
    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        if (flow.transport() == Transport.UDP && flow.endpoint(1).port() == TFTP_PORT) {
            ran(flow, 1, event.origin(), event.time());
        }
    }

    @Override
    public void answered(FlowAnswered event) {
        FlowInfo flow = event.flow();
        int port = flow.endpoint(flow.server()).port();
        boolean isService = flow.transport() == Transport.TCP
                && port > 0
                && port < DYNAMIC_PORT
                && !site.ports().isReserved(Transport.TCP, port);
        if (isService && !event.refused() && flow.isBeginningSeen()) {
            ran(flow, flow.server(), event.origin(), event.time());
        }
    }

    private void ran(FlowInfo flow, int server, FrameOrigin origin, long time) {
        AssetModel from = site.model(site.known(flow.endpoint(1 - server)));
        AssetModel to = site.model(site.known(flow.endpoint(server)));
        if (from == null || to == null || from == to) {
            return;
        }
        var key = new TransferSilence.Key(
                from, to, flow.transport(), flow.endpoint(server).port());
        TransferRuns runs = transfers.get(key);
        if (runs == null) {
            if (!parties.mayBeWatched(key, time)) {
                return;
            }
            runs = TransferRuns.begin(origin, time);
            transfers.put(key, runs);
        } else {
            note(runs);
            if (!runs.add(origin, time)) {
                return;
            }
        }
        hold.mark(origin.span().frame(), runs);
    }

    /** Content shows what a connection carries only after it began. */
    private void note(TransferRuns runs) {
        FlowInfo flow = runs.flow();
        String protocol = flow == null ? null : flow.protocol();
        if (protocol != null && site.isIndustrial(protocol)) {
            runs.control();
        }
    }

    @Override
    public void health(CaptureHealth event, List<Finding> out) {
        switch (event.kind()) {
            case SILENT -> {
                dead.add(event.subject());
                deaf(event.time());
            }
            case HEARD_AGAIN -> {
                dead.remove(event.subject());
                deaf(event.time());
            }
            case DROPS, ONE_SIDED -> deaf(event.time());
            default -> {
                // No frames were missed in these cases, or it is told by timeGap.
            }
        }
    }

    @Override
    public void timeGap(long from, long to) {
        deaf(to);
    }

    private void deaf(long to) {
        transfers.values().forEach(each -> each.deaf(to));
    }

    @Override
    public void silent(AssetSilent event, AssetModel asset) {
        parties.miss(asset, event.time());
    }

    @Override
    public void clock(long time) {
        if (!isBegun) {
            isBegun = true;
            deaf(time); // nobody heard what happened since the run before
        }
        if (time - looked < LOOK) {
            return;
        }
        looked = time;
        parties.forgetHeard();
        Map<TransferSilence.Key, TransferRuns> overdue = new LinkedHashMap<>();
        List<TransferSilence.Key> gone = new ArrayList<>();
        transfers.forEach((key, runs) -> {
            if (key.client().isGone() || key.server().isGone()) {
                gone.add(key);
            } else if (runs.isOverdue(time)) {
                overdue.put(key, runs);
            }
        });
        gone.forEach(transfers::remove);
        boolean isLearning = site.baseline().learning().isLearning(Category.TIMING, time);
        overdue.forEach((key, runs) -> {
            if (isLearning) {
                runs.lapse();
            } else {
                judge(key, runs, time);
            }
        });
    }

    private void judge(TransferSilence.Key key, TransferRuns runs, long time) {
        note(runs);
        if (!runs.isOverdue(time)) {
            return;
        }
        long due = runs.last() + runs.period();
        if (dead.isEmpty() && parties.isAwaited(key, runs.mayCome(), due, time)) {
            tell(key, runs, time);
            runs.tell();
        } else {
            runs.excuse();
        }
    }

    private void tell(TransferSilence.Key key, TransferRuns runs, long time) {
        var broken = new TransferSilence(
                key.client(),
                key.server(),
                key.transport(),
                key.port(),
                runs.period(),
                runs.runs(),
                runs.first(),
                runs.last(),
                runs.flow());
        String reason = "Lowered: a transfer is missing, and no control.";
        site.report(
                Finding.of(Kind.MASTER_SILENT, Severity.LOW, reason, key, broken),
                new Sighting(time, runs.evidence(), null, key.client(), key.server()));
    }

    @Override
    public String keptAs() {
        return "transfers";
    }

    /** Returns {@code CLIENT SERVER TRANSPORT PORT} and what {@link TransferRuns#keep} adds, for each with a pause. */
    @Override
    public void keep(KeptLines out) {
        transfers.forEach((key, runs) -> {
            String client = key.client().assetId();
            String server = key.server().assetId();
            boolean isGone = key.client().isGone() || key.server().isGone();
            if (client != null && server != null && !isGone && runs.isWorthKeeping()) {
                out.line().add(client).add(server).add(key.transport()).add(key.port());
                runs.keep(out);
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        AssetModel client = site.baseline().find(line.nextText());
        AssetModel server = site.baseline().find(line.nextText());
        Transport transport = line.nextEnum(Transport.class);
        int port = line.nextInt();
        TransferRuns runs = TransferRuns.read(line);
        if (client != null && server != null) {
            transfers.put(new TransferSilence.Key(client, server, transport, port), runs);
        }
    }
}
