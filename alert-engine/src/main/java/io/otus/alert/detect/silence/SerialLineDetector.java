package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ASSET_SILENT}, medium: two devices or more behind one gateway, which answered before, are asked in vain
 * for a minute and fell silent within a minute, while the gateway lives: it says that it does not reach them, it takes
 * what is sent to it, or another device behind it answers. Then it is not they that failed, but what they share: the
 * serial line, or the gateway's port. T0805.
 *
 * <p>Not told: one device alone, which may have failed, and a gateway that is silent itself, which is told as that.
 */
public final class SerialLineDetector implements Detector.OnCompletion, Detector.OnClock {
    private static final long SECOND = 1_000_000_000L;
    /** How long one is asked in vain at the least, in nanoseconds: devices restart. */
    private static final long LONG = 60 * SECOND;
    /** What falls silent within this time does so for one cause, in nanoseconds. */
    private static final long TOGETHER = 60 * SECOND;
    /** So many questions at the least: one or two are lost on any serial line. */
    private static final int TRIES = 3;

    private static final int LEAST = 2;
    /** Devices behind gateways that are remembered, the least recent go first. */
    private static final int MAX_UNITS = 8_192;

    /** One device behind a gateway, as one client sees it. */
    private static final class Behind {
        private final Conversation conversation;
        private long answered = Long.MIN_VALUE;
        /** Event time of the first question in vain. */
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
            tries = 0;
            isRefusedByRelay = false;
            isTold = false;
            latest = null;
        }

        /** Whether its gateway goes on to take what is sent to it, on the connection of the latest question. */
        boolean isTaken() {
            return latest != null && frames(latest) - taken >= TRIES;
        }

        static long frames(OperationCompleted event) {
            FlowInfo flow = event.operation().origin().flow();
            return flow.frames(1 - event.operation().origin().sender());
        }
    }

    private record Line(AssetModel gateway, String protocol) {}

    private final Site site;
    private final RecentMap<Conversation, Behind> units = new RecentMap<>(MAX_UNITS);
    /** Those of them that are asked in vain. */
    private final Set<Behind> vain = new LinkedHashSet<>();

    public SerialLineDetector(Site site) {
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
        Behind unit = units.getOrMake(conversation, () -> new Behind(conversation));
        if (unit.tries > 0) {
            vain.remove(unit);
        }
        unit.answer(event.time());
    }

    private void unanswered(Conversation conversation, OperationCompleted event, boolean byRelay) {
        Behind unit = units.get(conversation);
        if (unit == null) {
            return; // who never answered did not fall silent
        }
        OperationCompleted before = unit.latest;
        boolean isOtherFlow = before != null
                && before.operation().origin().flow().id()
                        != event.operation().origin().flow().id();
        if (unit.tries == 0) {
            unit.vain = event.time();
            vain.add(unit);
        }
        if (unit.tries == 0 || isOtherFlow) {
            unit.taken = Behind.frames(event);
        }
        unit.tries++;
        unit.isRefusedByRelay |= byRelay;
        unit.latest = event;
        if (vain.size() > MAX_UNITS) {
            vain.remove(vain.iterator().next());
        }
    }

    @Override
    public void clock(long time) {
        if (vain.size() < LEAST) {
            return;
        }
        boolean isLearning = site.baseline().learning().isLearning(Category.TIMING, time);
        for (Behind each : List.copyOf(vain)) {
            if (!each.isTold && each.tries >= TRIES && time - each.vain >= LONG) {
                List<Behind> together = together(each);
                Set<String> silent = numbers(together);
                silent.removeAll(answering(each));
                if (silent.size() >= LEAST && isAlive(each, together)) {
                    together.forEach(unit -> unit.isTold = true);
                    if (!isLearning) {
                        tell(each, silent, time);
                    }
                }
            }
        }
    }

    /** Those behind the same gateway that fell silent at about the same time. */
    private List<Behind> together(Behind first) {
        List<Behind> together = new ArrayList<>();
        for (Behind each : vain) {
            if (isOfLine(each, first) && each.tries >= TRIES && Math.abs(each.vain - first.vain) <= TOGETHER) {
                together.add(each);
            }
        }
        return together;
    }

    private static boolean isOfLine(Behind one, Behind other) {
        return one.conversation.server() == other.conversation.server()
                && one.conversation.protocol().equals(other.conversation.protocol());
    }

    private static Set<String> numbers(List<Behind> units) {
        Set<String> numbers = new TreeSet<>();
        units.forEach(each -> numbers.add(each.conversation.unit()));
        return numbers;
    }

    /** The devices behind the same gateway that answered anybody since. */
    private Set<String> answering(Behind first) {
        Set<String> numbers = new TreeSet<>();
        for (Behind each : units.values()) {
            if (isOfLine(each, first) && each.answered > first.vain) {
                numbers.add(each.conversation.unit());
            }
        }
        return numbers;
    }

    private boolean isAlive(Behind first, List<Behind> together) {
        return together.stream().anyMatch(each -> each.isRefusedByRelay || each.isTaken())
                || !answering(first).isEmpty();
    }

    private void tell(Behind shown, Set<String> silent, long time) {
        OperationCompleted latest = shown.latest;
        if (latest == null) {
            return;
        }
        AssetModel gateway = shown.conversation.server();
        String protocol = shown.conversation.protocol();
        var line = new LineSilence(gateway, protocol, List.copyOf(silent), shown.vain, shown.isRefusedByRelay);
        Severity severity = Kind.ASSET_SILENT.severity();
        Sighting sighting = new Sighting(
                time, latest.operation().origin().evidence(), latest.operation(), shown.conversation.client(), gateway);
        site.report(new Finding(Kind.ASSET_SILENT, severity, "", new Line(gateway, protocol), line, false), sighting);
    }
}
