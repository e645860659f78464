package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.WrittenPoint;
import io.otus.alert.model.Randomness;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.time.Nanos;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.List;

/**
 * {@link Kind#VALUE_ENTROPY}: the values written to a point one after the other, or to many points at once, have no
 * more order than encrypted or compressed data: {@value Randomness#WORDS} words, nearly all of them different, of which
 * nearly every bit is as often set as not and changes as often as not. Setpoints, counters and packed numbers do not
 * look so, since their high bits stand still. If a point is known to be written so, it is normal.
 */
public final class EntropyDetector implements Detector.OnRequest, Detector.Keeping {
    private static final String HABIT = "random";
    /** Most points whose latest values are kept; the least recently written are dropped. */
    private static final int MAX_SERIES = 4_096;

    /** Least duration of a series that survives a restart: a faster one is complete again within the hour. */
    private static final long SLOW = Nanos.HOUR;

    /** The latest words of a point, and the event time of the first one. */
    private record Series(long start, Randomness words) {}

    private final DetectorContext site;
    private final RecentMap<WrittenPoint, Series> series = new RecentMap<>(MAX_SERIES);
    /** Event time of the latest write, as far as it is known. */
    private long latest = Long.MIN_VALUE / 2;

    public EntropyDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return series.forgotten();
    }

    @Override
    public String keptAs() {
        return "written-words";
    }

    /** {@code CLIENT SERVER PROTOCOL UNIT SPACE INDEX SINCE WORD...}, with ids of assets. */
    @Override
    public void keep(KeptLines out) {
        series.forEach((point, written) -> {
            Conversation its = point.conversation();
            String client = its.client().assetId();
            String server = its.server().assetId();
            if (latest - written.start >= SLOW && client != null && server != null) {
                out.line().add(client).add(server).add(its.protocol()).add(its.unit());
                out.add(point.space()).add(point.index()).add(written.start);
                for (int i = 0; i < written.words.size(); i++) {
                    out.add(written.words.word(i));
                }
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        Conversation conversation =
                site.baseline().find(line.nextText(), line.nextText(), line.nextText(), line.nextText());
        if (conversation != null) {
            WrittenPoint point = new WrittenPoint(conversation, line.nextText(), line.nextLong());
            long start = line.nextLong();
            Randomness taken = new Randomness();
            while (line.hasNext() && taken.size() < Randomness.WORDS) {
                taken.add(line.nextLong());
            }
            series.put(point, new Series(start, taken));
            latest = Math.max(latest, start + SLOW); // it was kept, so it was slow
        }
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action == Action.WRITE;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        if (conversation == null || !site.isIndustrial(conversation.protocol())) {
            return;
        }
        Origin origin = act.operation().origin();
        latest = origin.time();
        for (PointRange range : act.operation().points()) {
            ValueList values = range.values();
            if (values.type() != ValueType.UNSIGNED && values.type() != ValueType.SIGNED) {
                continue;
            }
            if (values.size() >= Randomness.WORDS) {
                Randomness words = new Randomness();
                for (int i = 0; i < values.size(); i++) {
                    words.add(values.integer(i));
                }
                if (words.isRandom()) {
                    tell(conversation, range, origin, out);
                }
            } else {
                one(conversation, range, origin, out);
            }
        }
    }

    private void one(Conversation conversation, PointRange range, Origin origin, List<Finding> out) {
        ValueList values = range.values();
        for (int i = 0; i < values.size(); i++) {
            long index = range.isNamed() ? PointRange.NO_INDEX : range.first() + i;
            WrittenPoint point = new WrittenPoint(conversation, range.space(), index);
            Randomness words = series.getOrMake(point, () -> new Series(origin.time(), new Randomness())).words;
            words.add(values.integer(i));
            if (words.size() >= Randomness.WORDS) {
                if (words.isRandom()) {
                    tell(conversation, PointRange.of(range.space(), index, 1), origin, out);
                }
                series.remove(point);
            }
        }
    }

    private void tell(Conversation conversation, PointRange points, Origin origin, List<Finding> out) {
        Habit habit = new Habit(HABIT, conversation.protocol() + '/' + points.describe());
        Baseline baseline = site.baseline();
        Fact fact = baseline.assetFacts().news(conversation.server(), habit, origin);
        if (fact != null && !baseline.learning().isLearning(Category.VALUES, origin.time())) {
            Broken broken = new Hidden(conversation, habit, points);
            out.add(Finding.act(Kind.VALUE_ENTROPY, fact, broken));
        }
    }

    private record Hidden(Conversation conversation, Habit habit, PointRange range) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String client = conversation.client().name();
            String where = range.describe() + " of " + Expected.place(conversation);
            return Words.of(
                            client + " writes what looks like hidden data to " + where,
                            FactText.habit(AssetNames.plain(conversation.server()), habit))
                    .seen(client + " wrote " + Randomness.WORDS + " words or more to " + where
                            + " that have no more order than encrypted data: nearly all differ, and nearly every bit"
                            + " is set as often as not.")
                    .normal("values of a process, whose high bits stand still.")
                    .history("these points were never written so before.")
                    .observed(range.describe())
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0869", "T0836");
        }

        @Override
        public List<String> points() {
            return List.of(range.describe());
        }
    }
}
