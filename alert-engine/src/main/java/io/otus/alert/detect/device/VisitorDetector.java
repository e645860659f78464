package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactHistory;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;

/**
 * {@link Kind#ROLE_NEW} of an asset that was there while conversations were learned, but only for a while. It asked in
 * an industrial protocol for less than a quarter of that time. And it either came in the course of that time, or was
 * there at its beginning and was heard no more, in any way, after that quarter. Only a person can decide whether it
 * belongs here, so that it is reported once, with medium severity, when learning ends; or at the next start of the
 * sensor if it was down then.
 */
public final class VisitorDetector implements Detector.OnClock {
    /** A visit lasts at most one part in this many of the time of learning. */
    private static final int PART = 4;
    /** A visitor was last heard at least one part in this many of the time of learning before its end. */
    private static final int END = 20;
    /** An asset that appears after one part in this many of the time of learning counts as one that came. */
    private static final int BEGINNING = 20;

    private final DetectorContext site;
    private boolean wasLearning;
    private boolean isRunning;
    /** Event time at which this run began: an asset that was not heard since may have left just before. */
    private long began;

    public VisitorDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void clock(long time) {
        began = isRunning ? began : time;
        boolean isLearning = site.baseline().learning().isLearning(Category.CONVERSATIONS, time);
        if (!isLearning && (wasLearning || (!isRunning && isOverdue()))) {
            review(time);
        }
        wasLearning = isLearning;
        isRunning = true;
    }

    /**
     * Returns whether learning ended while the sensor was down: everything that is kept was last heard while it was
     * still being learned.
     */
    private boolean isOverdue() {
        long latest = 0;
        for (Conversation each : site.baseline().conversations()) {
            Fact link = each.link();
            latest = Math.max(latest, link == null ? 0 : link.lastTime());
        }
        return latest != 0 && latest < site.baseline().learning().ended(Category.CONVERSATIONS);
    }

    private void review(long end) {
        long start = end;
        long latest = began; // when anything was last heard: if all is silent, the silence is the sensor's
        for (AssetModel asset : site.baseline().assets()) {
            Fact presence = asset.presence();
            latest = Math.max(latest, asset.spoke());
            if (presence != null && presence.firstTime() != 0) {
                start = Math.min(start, presence.firstTime());
            }
        }
        for (AssetModel asset : List.copyOf(site.baseline().assets())) {
            Fact presence = asset.presence();
            if (presence != null && (isLate(presence, start, end) || isGone(asset, presence, start, latest))) {
                review(asset, end - start, end);
            }
        }
    }

    /** Returns whether an asset came in the course of learning. */
    private static boolean isLate(Fact presence, long start, long end) {
        return presence.firstTime() - start > (end - start) / BEGINNING;
    }

    /**
     * Returns whether an asset that was there from the beginning was heard, in any way, for only a short part of the
     * time.
     */
    private boolean isGone(AssetModel asset, Fact presence, long start, long latest) {
        long spoke = asset.spoke() == Long.MIN_VALUE ? began : asset.spoke();
        long last = Math.max(spoke, presence.lastTime());
        return presence.firstTime() != 0 && last - start < (latest - start) / PART;
    }

    private void review(AssetModel asset, long learned, long end) {
        for (String protocol : asset.roleProtocols(Role.CLIENT)) {
            Fact role = asset.role(Role.CLIENT, protocol);
            if (role == null || role.source() != null || !site.isIndustrial(protocol)) {
                continue;
            }
            long visit = role.lastTime() - role.firstTime();
            boolean isOver = end - role.lastTime() > learned / END;
            if (visit < learned / PART) {
                FactHistory history = role.history();
                String reason = "Lowered: it was there while learning, and is told for review.";
                Broken broken = new Visit(asset, protocol, visit, role.lastTime(), isOver);
                site.report(
                        Finding.act(Kind.ROLE_NEW, Severity.MEDIUM, reason, role, broken),
                        new Sighting(end, history.first(), null, asset, null));
            }
        }
    }

    private record Visit(AssetModel asset, String protocol, long visit, long last, boolean isOver) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String name = asset.name();
            String did = name + " acted as a client in " + protocol + " for " + Wording.duration(visit)
                    + (isOver ? " while learning, and left" : " at the end of learning");
            return Words.of(did, FactText.role(AssetNames.plain(asset), Role.CLIENT, protocol))
                    .seen(did + "; it was last heard so on " + Wording.minute(last) + ".")
                    .normal("clients that were there all the time of learning, or for a good part of it.")
                    .history("nobody has declared it; what it did is part of what was learned.")
                    .observed(name)
                    .filter(DisplayFilter.of(
                            asset.address().ip(), asset.address().mac()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0848", "T0861");
        }
    }
}
