package io.otus.alert.detect.silence;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.evidence.FrameHold;
import java.util.Iterator;
import org.agrona.collections.LongHashSet;

/**
 * Part of {@link ReportSilenceDetector}: all series of reports that are followed, and the longest pauses of those that
 * were not heard since the sensor started or since their rhythm was cancelled. Confined to the analysis thread.
 */
final class FollowedSeries implements Iterable<ReportSeries> {
    /** Most series that are followed; the least recent are forgotten first. */
    private static final int MAX_SERIES = 4_096;

    /** Keeps the frame of the latest report of each. */
    private final FrameHold hold;

    private final RecentMap<ReportSeries.Key, ReportSeries> reports = new RecentMap<>(MAX_SERIES);
    private final RecentMap<ReportSeries.Key, Long> pauses = new RecentMap<>(MAX_SERIES);
    /** The open flows that carried reports: most flows never do, and their end needs no search of all reports. */
    private final LongHashSet carriers = new LongHashSet();

    FollowedSeries(DetectorContext site) {
        this.hold = site.hold(MAX_SERIES);
    }

    /** Returns how many series made room for others. */
    long forgotten() {
        return reports.forgotten();
    }

    /** Notes a report. */
    void add(ReportSeries.Key key, Origin origin) {
        ReportSeries known = reports.get(key);
        if (known == null) {
            Long before = pauses.remove(key);
            known = new ReportSeries(key, origin, before == null ? 0 : before);
            reports.put(key, known);
        } else {
            known.next(origin);
        }
        carriers.add(origin.flow().id());
        hold.mark(origin.frame(), known);
    }

    /** Remembers the longest pause of reports whose rhythm was cancelled, for those that come from now on. */
    void rememberPause(ReportSeries cancelled) {
        pauses.put(cancelled.key(), cancelled.longest());
    }

    /** Returns whether an open flow carried reports. */
    boolean areCarriedBy(FlowInfo flow) {
        return carriers.contains(flow.id());
    }

    /** Notes that a flow is open no more. */
    void ended(FlowInfo flow) {
        carriers.remove(flow.id());
    }

    /** Returns all series, least recently used first; the iterator may remove. */
    @Override
    public Iterator<ReportSeries> iterator() {
        return reports.values().iterator();
    }

    /**
     * Adds {@code CLIENT SERVER PROTOCOL LONGEST SERVICE UNIT} for reports whose longest pause is long enough to
     * decide.
     */
    void keep(KeptLines out) {
        reports.forEach((key, its) -> keep(key, its.longest(), out));
        pauses.forEach((key, longest) -> keep(key, longest, out));
    }

    private static void keep(ReportSeries.Key key, long longest, KeptLines out) {
        Conversation its = key.conversation();
        String client = its.client().assetId();
        String server = its.server().assetId();
        if (longest > ReportSeries.LEAST / ReportSeries.PAUSES && client != null && server != null && !its.isGone()) {
            out.line()
                    .add(client)
                    .add(server)
                    .add(its.protocol())
                    .add(longest)
                    .add(key.service())
                    .add(its.unit());
        }
    }

    /** Takes up a line that {@link #keep} wrote. */
    void takeUp(KeptLine line, Baseline baseline) {
        String client = line.nextText();
        String server = line.nextText();
        String protocol = line.nextText();
        long longest = line.nextLong();
        String service = line.nextText();
        Conversation conversation = baseline.find(client, server, protocol, line.nextTextOnceBare());
        if (conversation != null) {
            pauses.put(new ReportSeries.Key(conversation, service), longest);
        }
    }
}
