package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.Token;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
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
import java.util.ArrayList;
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
    /** Words of a line that is kept before those of the series. */
    private static final int HEAD = 7;

    /** The latest words of a point, and the event time of the first one. */
    private record Series(long start, Randomness words) {}

    private final Site site;
    private final RecentMap<WrittenPoint, Series> series = new RecentMap<>(MAX_SERIES);
    /** Event time of the latest write, as far as it is known. */
    private long latest = Long.MIN_VALUE / 2;

    public EntropyDetector(Site site) {
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
    public List<String> kept() {
        List<String> lines = new ArrayList<>();
        series.forEach((point, written) -> {
            String client = point.conversation().client().assetId();
            String server = point.conversation().server().assetId();
            if (latest - written.start >= SLOW && client != null && server != null) {
                StringBuilder line = new StringBuilder();
                line.append(client).append(' ').append(server).append(' ');
                line.append(point.conversation().protocol()).append(' ');
                line.append(Token.escape(point.conversation().unit())).append(' ');
                line.append(Token.escape(point.space())).append(' ').append(point.index());
                line.append(' ').append(written.start);
                for (int i = 0; i < written.words.size(); i++) {
                    line.append(' ').append(written.words.word(i));
                }
                lines.add(line.toString());
            }
        });
        return lines;
    }

    @Override
    public void takeUp(String[] words) {
        Conversation conversation = site.baseline().find(words[0], words[1], words[2], Token.unescape(words[3]));
        if (conversation != null) {
            Randomness taken = new Randomness();
            for (int i = HEAD; i < Math.min(words.length, HEAD + Randomness.WORDS); i++) {
                taken.add(Long.parseLong(words[i]));
            }
            WrittenPoint point = new WrittenPoint(conversation, Token.unescape(words[4]), Long.parseLong(words[5]));
            long start = Long.parseLong(words[6]);
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
        Fact fact = baseline.assetFacts().news(conversation.server(), habit, true, origin);
        if (fact != null && !baseline.learning().isLearning(Category.VALUES, origin.time())) {
            Broken broken = new Hidden(conversation, habit, points);
            out.add(new Finding(Kind.VALUE_ENTROPY, Kind.VALUE_ENTROPY.severity(), "", fact, broken, true));
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
