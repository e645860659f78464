package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.PointSet;
import io.otus.alert.baseline.PointUse;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conversation did not use these points before.
 *
 * @param use how it uses them
 * @param first index of the first point; {@link PointRange#NO_INDEX} for a named point
 * @param last index of the last point
 * @param coalesced whether the learned ranges were joined across gaps, so that they are wider than what was seen
 * @param asked all points of the message, these among them, with the values that it writes
 */
record NewPoints(
        Conversation conversation,
        PointUse use,
        String space,
        long first,
        long last,
        boolean coalesced,
        PointRange asked)
        implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        PointSet set = conversation.points(use);
        String range = Expected.range(space, first, last);
        List<String> known = Expected.points(set, space);
        String did =
                conversation.client().name() + ' ' + use.past() + ' ' + range + " of " + Expected.place(conversation);
        return Words.of(
                        did + Former.when(finding.fact(), sighting.time()),
                        FactText.conversation(conversation) + ' ' + FactText.points(use, space, first, last))
                .seen(did + " with " + sighting.service() + ".")
                .normal("points that it " + use.present() + " here: " + Wording.list(known) + ".")
                .history(Former.historyAnd(finding.fact(), sighting.time(), history(set, sighting, baseline)))
                .expected(Wording.list(known), Expected.since(conversation), 0)
                .observed(range)
                .filter(sighting.filter());
    }

    private String history(PointSet set, Sighting sighting, Baseline baseline) {
        return Expected.history(conversation, sighting.time()) + " made "
                + Wording.count(Expected.count(set, space), thing()) + " of known points in this table"
                + (use == PointUse.WRITE ? "; learned writers of this point: " + writers(baseline) : "") + '.'
                + (coalesced ? " The learned ranges were joined across gaps and are wider than what was seen." : "");
    }

    private String thing() {
        return switch (use) {
            case READ -> "read";
            case WRITE -> "write";
            case PUBLISH -> "message";
        };
    }

    private String writers(Baseline baseline) {
        return Wording.list(
                baseline
                        .knownWriters(conversation.server(), conversation.protocol(), conversation.unit(), space, first)
                        .stream()
                        .map(AssetModel::name)
                        .toList());
    }

    /**
     * While the points are new, their values are no news of their own. Whoever approves the points is shown the values.
     */
    @Override
    public List<Finding> holds(Finding finding) {
        ValueList written = asked.values();
        int count = use == PointUse.WRITE ? Math.min(written.size(), asked.count()) : 0;
        if (count > 0 && asked.isNamed()) {
            return first == PointRange.NO_INDEX ? List.of(value(finding, first, first, 0)) : List.of();
        }
        long from = Math.max(first, asked.first());
        long to = Math.min(last, asked.first() + count - 1);
        if (from > to) {
            return List.of();
        }
        if (written.type().isNumeric()) {
            return List.of(value(finding, from, to, (int) (from - asked.first())));
        }
        List<Finding> texts = new ArrayList<>();
        for (long index = from; index <= to; index++) {
            texts.add(value(finding, index, index, (int) (index - asked.first())));
        }
        return texts;
    }

    private Finding value(Finding finding, long from, long to, int at) {
        NewValue.Written what = from == to
                ? new NewValue.Value(asked.values(), at, null)
                : new NewValue.Run(asked.values(), at, (int) (to - from) + 1);
        Broken value = new NewValue(conversation, space, from, to, what);
        return Finding.of(Kind.VALUE_RANGE, finding.severity(), "", finding.key(), value);
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        if (use == PointUse.READ) {
            return List.of("T0801", "T0861");
        }
        if (use == PointUse.PUBLISH) {
            return List.of("T0856");
        }
        if (action == Action.ALARM_SET) {
            return Techniques.of(action);
        }
        return kind == Kind.SETPOINT_WRITE ? List.of("T0836", "T0855") : List.of("T0855");
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return Cause.of(sighting);
    }

    @Override
    public PointRange concerned() {
        return Expected.wordRange(space, first, last);
    }

    @Override
    public List<String> points() {
        return List.of(Expected.range(space, first, last));
    }
}
