package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_SILENT}, medium: two or more devices behind one gateway, which answered before, fell silent within
 * a minute and are asked in vain for a minute, while the gateway lives. The gateway lives if it states that it does not
 * reach them, if it takes what is sent to it, or if another device behind it answers. The cause is then what the
 * devices share, and not the devices: the serial line, or the gateway's port. T0805.
 *
 * <p>Not reported are a single device, which may itself have failed; a gateway that is silent itself, which is reported
 * as that; and devices that are asked so seldom that {@value #LEFT} pass between two questions.
 */
public final class SerialLineDetector implements Detector.OnCompletion, Detector.OnClock {
    /** Least time from the first unanswered request to the latest: devices restart. */
    private static final long LONG = Nanos.MINUTE;
    /** Devices that fall silent within this time have one cause. */
    private static final long TOGETHER = Nanos.MINUTE;
    /** Least number of unanswered requests: one or two are lost on any serial line. */
    private static final int TRIES = 3;
    /** A device that no client asked for this long no longer counts as asked in vain: the client has stopped. */
    private static final long LEFT = 5 * Nanos.MINUTE;
    /** How often lines are judged. */
    private static final long PERIOD = 10 * Nanos.SECOND;
    /**
     * A device that fell silent within this time after one that was just judged is not judged by itself: nearly the
     * same devices fell silent with it.
     */
    private static final long STEP = 5 * Nanos.SECOND;
    /** A device that fell silent this long ago without being reported as part of a line is not judged again. */
    private static final long WAITED = 10 * Nanos.MINUTE;

    private static final int LEAST = 2;
    /** Most devices behind gateways that are remembered; the least recent are forgotten first. */
    private static final int MAX_UNITS = 8_192;

    /** One device behind a gateway, as one client sees it. */
    private static final class Behind {
        private final Conversation conversation;
        private long answered = Long.MIN_VALUE;
        /** Event time of the first unanswered question, nanoseconds since 1970. */
        private long vain;

        private int tries;
        private boolean isRefusedByRelay;
        private boolean isTold;
        private long taken;
        private @Nullable OperationCompleted latest;

        Behind(Conversation conversation) {
            this.conversation = conversation;
        }

        void answer(long time) {
            answered = Math.max(answered, time);
            leave();
        }

        /** Forgets the unanswered questions. */
        void leave() {
            tries = 0;
            isRefusedByRelay = false;
            isTold = false;
            latest = null;
        }

        /** Returns whether the device was asked in vain at least {@link #TRIES} times over at least {@link #LONG}. */
        boolean isAskedForLong() {
            return tries >= TRIES && latest != null && latest.time() - vain >= LONG;
        }

        boolean isLeft(long time) {
            return latest == null || time - latest.time() >= LEFT;
        }

        /**
         * Returns whether the device's gateway goes on to acknowledge what is sent to it, on the connection of the
         * latest question.
         */
        boolean isTaken() {
            return latest != null && frames(latest) - taken >= TRIES;
        }

        static long frames(OperationCompleted event) {
            FlowInfo flow = event.operation().origin().flow();
            return flow.frames(1 - event.operation().origin().sender());
        }
    }

    private record Line(AssetModel gateway, String protocol) {
        static Line of(Behind unit) {
            return new Line(unit.conversation.server(), unit.conversation.protocol());
        }
    }

    /** All devices that are known behind a gateway. */
    private static final class Group {
        private final Set<Behind> all = new HashSet<>();
        /** The devices that are asked in vain; those that fell silent first come first. */
        private final Set<Behind> vain = new LinkedHashSet<>();
    }

    private final DetectorContext site;
    private final RecentMap<Conversation, Behind> units = new RecentMap<>(MAX_UNITS, this::forget);
    private final Map<Line, Group> groups = new LinkedHashMap<>();
    private long judged = Long.MIN_VALUE / 2;

    public SerialLineDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public long forgotten() {
        return units.forgotten();
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        if (conversation == null || conversation.unit().isEmpty()) {
            return;
        }
        Outcome outcome = event.outcome();
        switch (outcome.kind()) {
            case OK -> answered(conversation, event);
            case ERROR -> {
                if (outcome.isOfRelay()) {
                    unanswered(conversation, event, true);
                } else {
                    answered(conversation, event);
                }
            }
            case NO_RESPONSE -> unanswered(conversation, event, false);
            case UNPAIRED, UNCONFIRMED -> {}
        }
    }

    private void answered(Conversation conversation, OperationCompleted event) {
        Behind unit = units.get(conversation);
        if (unit == null) {
            unit = new Behind(conversation);
            group(unit).all.add(unit);
            units.put(conversation, unit);
        } else if (unit.tries > 0) {
            group(unit).vain.remove(unit);
        }
        unit.answer(event.time());
    }

    private Group group(Behind unit) {
        return groups.computeIfAbsent(Line.of(unit), _ -> new Group());
    }

    private void forget(Behind unit) {
        Group group = group(unit);
        group.all.remove(unit);
        group.vain.remove(unit);
        if (group.all.isEmpty()) {
            groups.remove(Line.of(unit));
        }
    }

    private void unanswered(Conversation conversation, OperationCompleted event, boolean byRelay) {
        Behind unit = units.get(conversation);
        if (unit == null) {
            return; // a device that never answered did not fall silent
        }
        OperationCompleted before = unit.latest;
        boolean isOtherFlow = before != null
                && before.operation().origin().flow().id()
                        != event.operation().origin().flow().id();
        if (unit.tries == 0) {
            unit.vain = event.time();
            group(unit).vain.add(unit);
        }
        if (unit.tries == 0 || isOtherFlow) {
            unit.taken = Behind.frames(event);
        }
        unit.tries++;
        unit.isRefusedByRelay |= byRelay;
        unit.latest = event;
    }

    @Override
    public void clock(long time) {
        if (time - judged < PERIOD) {
            return;
        }
        judged = time;
        groups.forEach((line, group) -> {
            if (group.vain.size() >= LEAST) {
                leave(group, time);
                judge(line, group, time);
            }
        });
    }

    private static void leave(Group group, long time) {
        group.vain.removeIf(each -> {
            boolean isLeft = each.isLeft(time);
            if (isLeft) {
                each.leave();
            }
            return isLeft;
        });
    }

    private void judge(Line line, Group group, long time) {
        long looked = Long.MIN_VALUE / 2;
        for (Behind each : group.vain) {
            boolean isDue = !each.isTold && each.isAskedForLong() && time - each.vain < WAITED;
            if (isDue && each.vain - looked >= STEP) {
                looked = each.vain;
                List<Behind> together = together(group, each);
                Set<String> silent = numbers(together);
                Set<String> answering = answering(group, each);
                silent.removeAll(answering);
                boolean isAlive = !answering.isEmpty()
                        || together.stream().anyMatch(unit -> unit.isRefusedByRelay || unit.isTaken());
                if (silent.size() >= LEAST && isAlive) {
                    together.forEach(unit -> unit.isTold = true);
                    if (!site.baseline().learning().isLearning(Category.TIMING, time)) {
                        tell(line, each, silent, time);
                    }
                }
            }
        }
    }

    /** Returns the devices behind the same gateway that fell silent at about the same time. */
    private static List<Behind> together(Group group, Behind first) {
        List<Behind> together = new ArrayList<>();
        for (Behind each : group.vain) {
            if (each.tries >= TRIES && Math.abs(each.vain - first.vain) <= TOGETHER) {
                together.add(each);
            }
        }
        return together;
    }

    private static Set<String> numbers(List<Behind> units) {
        Set<String> numbers = new TreeSet<>();
        units.forEach(each -> numbers.add(each.conversation.unit()));
        return numbers;
    }

    /** Returns the numbers of the devices behind the same gateway that answered any client since. */
    private static Set<String> answering(Group group, Behind first) {
        Set<String> numbers = new TreeSet<>();
        for (Behind each : group.all) {
            if (each.answered > first.vain) {
                numbers.add(each.conversation.unit());
            }
        }
        return numbers;
    }

    private void tell(Line line, Behind shown, Set<String> silent, long time) {
        OperationCompleted latest = shown.latest;
        if (latest == null) {
            return;
        }
        Operation asked = latest.operation();
        var silence = new LineSilence(
                line.gateway,
                line.protocol,
                List.copyOf(silent),
                shown.vain,
                shown.isRefusedByRelay,
                DisplayFilter.of(asked));
        Severity severity = Kind.ASSET_SILENT.severity();
        // The sighting has no operation, as an unanswered question is no act: work declared on the devices covers
        // their silence.
        Sighting sighting =
                new Sighting(time, asked.origin().evidence(), null, shown.conversation.client(), line.gateway);
        site.report(Finding.of(Kind.ASSET_SILENT, severity, "", line, silence), sighting);
    }
}
