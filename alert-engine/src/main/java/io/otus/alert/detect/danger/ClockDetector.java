package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.time.Nanos;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#TIME_MANIP}: a clock is set to a wrong time. {@link DangerDetector} reports that clocks are set at all,
 * which soon becomes usual; this detector compares the time that is set with the time at which the message was heard.
 * Always high.
 *
 * <p>Three distances between the two count as right:
 *
 * <ul>
 *   <li>The one that was learned for the client. Plants keep a zone of their own that no message states, and masters
 *       have clocks of their own.
 *   <li>One hour more or less than that, when summer time begins or ends.
 *   <li>For a client that sets a clock for the first time after learning: whole quarters of an hour, as zones have
 *       them.
 * </ul>
 *
 * <p>The learned distance follows a drifting clock, but not an attacker who moves it step by step.
 */
public final class ClockDetector implements Detector.OnRequest, Detector.Keeping {
    private static final String UTC = "Z";
    private static final String NOBODY = "";
    private static final long HOUR = 3_600_000;
    /** A quarter of an hour in milliseconds: zones differ by whole ones. */
    private static final long QUARTER = 900_000;
    /** The farthest zone is 14 hours from UTC; in milliseconds. */
    private static final long FARTHEST = 14 * HOUR;

    /** Most clients whose distance is remembered; the least recent are dropped. */
    private static final int MAX_SETTERS = 4_096;

    /**
     * A client that sets a clock. The server is null if many clocks are set at once; {@code utc} says whether the time
     * is in UTC, as some masters send both, and some keep zones by device.
     */
    private record Setter(AssetModel client, @Nullable AssetModel server, String protocol, boolean utc) {}

    private final DetectorContext site;
    private final RecentMap<Setter, ClockDistance> distances = new RecentMap<>(MAX_SETTERS);

    public ClockDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return distances.forgotten();
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return danger == Danger.TIME;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        String text = told(act.operation().points());
        LocalDateTime told = time(text);
        AssetModel client = act.client();
        if (told == null || client == null) {
            return;
        }
        long time = act.operation().origin().time();
        long distance = told.toInstant(ZoneOffset.UTC).toEpochMilli() - time / Nanos.MILLISECOND;
        Setter setter = new Setter(client, act.server(), act.operation().protocol(), text.endsWith(UTC));
        ClockDistance usual = distances.get(setter);
        boolean learns = site.baseline().learning().isLearning(Category.FUNCTIONS, time);
        if (usual == null && (learns || mayBeZone(distance))) {
            distances.put(setter, new ClockDistance(distance, time));
            return;
        }
        long off = usual == null ? distance : distance - usual.millis();
        if (usual != null && Math.abs(off) <= ClockDistance.TOLERANCE) {
            distances.put(setter, usual.follow(distance, time));
            return;
        }
        if (usual != null && Math.abs(Math.abs(off) - HOUR) <= ClockDistance.TOLERANCE) {
            return;
        }
        String reason = "Raised: it sets a wrong time.";
        Broken broken = new WrongTime(act, text, TimeUnit.MILLISECONDS.toNanos(off));
        out.add(Finding.act(Kind.TIME_MANIP, Severity.HIGH, reason, setter, broken));
    }

    private static boolean mayBeZone(long distance) {
        long rest = Math.floorMod(distance + QUARTER / 2, QUARTER) - QUARTER / 2;
        return Math.abs(rest) <= ClockDistance.TOLERANCE && Math.abs(distance) <= FARTHEST + ClockDistance.TOLERANCE;
    }

    /** Returns the time that a clock is set to, as text; empty if there is none. */
    private static String told(List<PointRange> points) {
        for (PointRange each : points) {
            if (each.space().equals(PointRange.CLOCK) && each.values().size() == 1) {
                return each.values().text(0);
            }
        }
        return "";
    }

    /** Returns null for an invalid time: the dissector reports it, and there is nothing to compare. */
    private static @Nullable LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text.endsWith(UTC) ? text.substring(0, text.length() - 1) : text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String keptAs() {
        return "clocks";
    }

    /** {@code CLIENT SERVER PROTOCOL UTC DISTANCE SINCE}, with ids of assets. */
    @Override
    public void keep(KeptLines out) {
        distances.forEach((setter, base) -> {
            String client = setter.client.assetId();
            String server = setter.server == null ? NOBODY : setter.server.assetId();
            if (client != null && server != null) {
                out.line().add(client).add(server).add(setter.protocol).add(setter.utc);
                out.add(base.millis()).add(base.since());
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        AssetModel client = site.baseline().find(line.nextText());
        boolean isNobody = line.takes(NOBODY);
        AssetModel server = isNobody ? null : site.baseline().find(line.nextText());
        if (client != null && (server != null || isNobody)) {
            Setter setter = new Setter(client, server, line.nextText(), line.nextBoolean());
            distances.put(setter, new ClockDistance(line.nextLong(), line.nextLong()));
        }
    }

    /**
     * A clock is set to a wrong time.
     *
     * @param told the time that is set
     * @param off its distance ahead of the right time, in nanoseconds
     */
    private record WrongTime(Act act, String told, long off) implements Broken {
        private String fact() {
            Operation operation = act.operation();
            return DeviceFact.between(
                    DeviceFact.name(act.client(), operation.client()),
                    DeviceFact.name(act.server(), operation.server()),
                    Wording.withUnit("clock", operation.unit()));
        }

        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            Service service = act.operation().service();
            String who = Wording.name(act.client(), act.operation().client());
            String whom = Wording.withUnit(
                    Wording.name(act.server(), act.operation().server()),
                    act.operation().unit());
            String far = Wording.duration(Math.abs(off)) + (off < 0 ? " back" : " ahead");
            return Words.of(who + " set the clock of " + whom + ' ' + far, fact())
                    .seen(who + " sent " + Wording.service(service) + " to " + whom + " with the time " + told + '.')
                    .normal("the time at which it is sent, in the zone that the plant keeps.")
                    .observed(told)
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return Techniques.of(act.operation().service());
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(act.client(), act.operation().protocol(), Action.TIME_SET);
        }
    }
}
