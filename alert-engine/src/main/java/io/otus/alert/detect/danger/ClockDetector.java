package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#TIME_MANIP}: a clock is set to another time than it is. That clocks are set at all is told by {@link DangerDetector}, and soon is usual; this one
 * compares with when the message was heard. Clocks of plants keep a zone of their own that no message tells, so the distance that a client had before counts as right,
 * and so does one hour more or less, where summer time begins or ends. Of a client that sets a clock for the first time, a distance of whole quarters of an
 * hour does, as zones have it. High.
 */
public final class ClockDetector implements Detector.OnRequest, Detector.Keeping {
    /** How far a clock may be set from the usual distance, in milliseconds: one minute, as messages wait and clocks drift. */
    private static final long TOLERANCE = 60_000;

    private static final long HOUR = 3_600_000;
    private static final long QUARTER = 900_000;
    /** The farthest zone is 14 hours from UTC. */
    private static final long FARTHEST = 14 * HOUR;

    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Clients whose distance is remembered; the least recent go first. */
    private static final int MAX_SETTERS = 4_096;

    /** Who sets clocks: a client has one clock of its own, whichever devices it sets. */
    private record Setter(AssetModel client, String protocol) {}

    private record Key(Setter setter, @Nullable AssetModel server) {}

    private final Site site;
    /** Milliseconds that the times set by a client are ahead of those at which they are heard. */
    private final RecentMap<Setter, Long> distances = new RecentMap<>(MAX_SETTERS);

    public ClockDetector(Site site) {
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
        LocalDateTime told = time(act.operation().points());
        AssetModel client = act.client();
        if (told == null || client == null) {
            return;
        }
        long heard = act.operation().origin().time() / NANOS_PER_MILLI;
        long distance = told.toInstant(ZoneOffset.UTC).toEpochMilli() - heard;
        Setter setter = new Setter(client, act.operation().protocol());
        Long usual = distances.get(setter);
        if (usual == null ? mayBeZone(distance) : isUsual(distance - usual)) {
            distances.put(setter, distance);
            return;
        }
        long off = distance - (usual == null ? 0 : usual);
        String reason = "Raised: the time that it sets is not the time that it is.";
        Broken broken = new WrongTime(act, told.toString(), TimeUnit.MILLISECONDS.toNanos(off));
        out.add(new Finding(Kind.TIME_MANIP, Severity.HIGH, reason, new Key(setter, act.server()), broken, true));
    }

    private static boolean mayBeZone(long distance) {
        long rest = Math.floorMod(distance + QUARTER / 2, QUARTER) - QUARTER / 2;
        return Math.abs(rest) <= TOLERANCE && Math.abs(distance) <= FARTHEST + TOLERANCE;
    }

    private static boolean isUsual(long change) {
        long size = Math.abs(change);
        return size <= TOLERANCE || Math.abs(size - HOUR) <= TOLERANCE;
    }

    /** The time that a clock is set to; null where none is told, or digits that make no time. */
    private static @Nullable LocalDateTime time(List<PointRange> points) {
        for (PointRange each : points) {
            if (each.space().equals(PointRange.CLOCK) && each.values().size() == 1) {
                String text = each.values().text(0);
                try {
                    return LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
                } catch (DateTimeException e) {
                    return null; // the dissector tells of what is no time; there is nothing to compare
                }
            }
        }
        return null;
    }

    @Override
    public String keptAs() {
        return "clocks";
    }

    /** {@code CLIENT PROTOCOL DISTANCE}, with ids of assets. */
    @Override
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        distances.forEach((setter, distance) -> {
            String client = setter.client.assetId();
            if (client != null) {
                lines.add(client + ' ' + setter.protocol + ' ' + distance);
            }
        });
        return lines;
    }

    @Override
    public void takeUp(String[] words) {
        AssetModel client = site.baseline().find(words[0]);
        if (client != null) {
            distances.put(new Setter(client, words[1]), Long.parseLong(words[2]));
        }
    }

    /**
     * A clock is set wrong.
     *
     * @param told the time that is set
     * @param off nanoseconds that it is ahead
     */
    private record WrongTime(Act act, String told, long off) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            Service service = act.operation().service();
            String who = Wording.name(act.client(), act.operation().client());
            String whom = Wording.withUnit(
                    Wording.name(act.server(), act.operation().server()),
                    act.operation().unit());
            String far = Wording.duration(Math.abs(off)) + (off < 0 ? " back" : " ahead");
            return Words.of(who + " set the clock of " + whom + ' ' + far, "clock " + who + ' ' + whom)
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
