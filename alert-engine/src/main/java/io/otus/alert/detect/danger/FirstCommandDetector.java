package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.Role;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.evidence.FrameHold;
import io.otus.core.time.Nanos;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * {@link Kind#SETPOINT_WRITE} before anything is learned. If nobody declared what is normal, and the sensor only begins
 * to learn it, two commands stand out without any history: a command from a client that does not read the device that
 * it controls, and a command that a client which only read before gives again and again. A client that belongs to the
 * process reads the device for a while before it writes, or writes in a cycle; neither is reported.
 */
public final class FirstCommandDetector implements Detector.OnRequest, Detector.OnCompletion, Detector.OnClock {
    /** Time for which a client must have read to count as watching the device. */
    private static final long WATCHING = 5 * Nanos.SECOND;
    /** Time in which a cycle becomes recognisable. */
    private static final long PATIENCE = 30 * Nanos.SECOND;
    /** Time within which a watching client gives the same command {@link #REPEATED} times. */
    private static final long REPETITION = Nanos.MINUTE;

    private static final int REPEATED = 4;
    /** Time for which a device must have answered, without ever asking, to count as one that controls no others. */
    private static final long SERVING = Nanos.MINUTE;
    /** Most first commands that wait at a time; further ones are not checked. */
    private static final int MAX_PENDING = 1_024;

    private record Key(Conversation conversation) {}

    /** A first command, and what came after it. */
    private static final class Pending {
        private final Act act;
        private final Origin shown;
        private final boolean isServing;
        private final CommandRhythm rhythm;
        private boolean isJudged;

        Pending(Act act, Origin shown, boolean isServing) {
            this.act = act;
            this.shown = shown;
            this.isServing = isServing;
            this.rhythm = new CommandRhythm(shown.time());
        }

        /** Notes another command. Returns whether it is about the same points. */
        boolean again(Operation operation, long time) {
            List<PointRange> points = operation.points();
            List<PointRange> first = act.operation().points();
            boolean isSame = points.isEmpty()
                    ? first.isEmpty()
                    : !first.isEmpty() && isSame(points.getFirst(), first.getFirst());
            if (isSame) {
                rhythm.add(time);
            }
            return isSame;
        }

        private static boolean isSame(PointRange one, PointRange other) {
            return one.first() == other.first()
                    && one.count() == other.count()
                    && one.space().equals(other.space());
        }
    }

    private final DetectorContext site;
    private final Learning learning;
    private final FrameHold hold;
    private final SequencedMap<Conversation, Pending> pending = new LinkedHashMap<>();

    /** Creates the detector of a site. */
    public FirstCommandDetector(DetectorContext site) {
        this.site = site;
        this.learning = site.baseline().learning();
        this.hold = site.hold(MAX_PENDING);
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return action.isWrite();
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        command(act, act.operation().origin());
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome != Outcome.Kind.ERROR && action.isWrite();
    }

    /** If only the answer was captured, it shows the command. */
    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Origin answer = event.answer();
        if (event.operation().request() == null && answer != null) {
            command(act, answer);
        }
    }

    private void command(Act act, Origin shown) {
        Conversation conversation = act.conversation();
        if (conversation == null
                || !learning.isByRepetition()
                || !learning.isLearning(Category.POINTS, shown.time())
                || !site.isIndustrial(conversation.protocol())) {
            return;
        }
        Pending first = pending.isEmpty() ? null : pending.get(conversation);
        if (first != null) {
            if (first.again(act.operation(), shown.time())
                    && isRepeated(first.rhythm)
                    && isWatching(conversation, first.shown.time())) {
                pending.remove(conversation);
                tell(first, conversation, true);
            }
        } else if (conversation.functions().find(act.operation().service()) == null && pending.size() < MAX_PENDING) {
            pending.put(conversation, new Pending(act, shown, isServing(conversation, shown.time())));
            hold.mark(shown.evidence(), _ -> pending.containsKey(conversation));
        }
    }

    private static boolean isRepeated(CommandRhythm rhythm) {
        return rhythm.count() >= REPEATED && !rhythm.isRegular();
    }

    /** Returns whether the client has only answered in the protocol so far. */
    private static boolean isServing(Conversation conversation, long time) {
        AssetModel client = conversation.client();
        Fact server = client.role(Role.SERVER, conversation.protocol());
        return server != null
                && server.firstTime() <= time - SERVING
                && client.role(Role.CLIENT, conversation.protocol()) == null;
    }

    /** Returns whether the client reads the device, whichever unit of it the command addresses. */
    private boolean isWatching(Conversation steering, long time) {
        if (steering.functions().isWatching(time, WATCHING)) {
            return true;
        }
        return site.baseline().asking(steering.client()).stream()
                .anyMatch(each ->
                        each.server() == steering.server() && each.functions().isWatching(time, WATCHING));
    }

    @Override
    public void clock(long time) {
        Iterator<Map.Entry<Conversation, Pending>> entries = pending.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Conversation, Pending> entry = entries.next();
            Pending first = entry.getValue();
            long since = time - first.shown.time();
            boolean isTold = false;
            if (since >= PATIENCE && !first.isJudged) {
                first.isJudged = true;
                isTold = judge(first, entry.getKey());
            }
            if (isTold || since >= REPETITION) {
                entries.remove();
            }
        }
    }

    @Override
    public void end() {
        pending.forEach((conversation, first) -> {
            if (!first.isJudged) {
                judge(first, conversation);
            }
        });
        pending.clear();
    }

    private boolean judge(Pending first, Conversation conversation) {
        boolean isBlind = !first.rhythm.isCycle() && !isWatching(conversation, first.shown.time());
        if (isBlind) {
            tell(first, conversation, false);
        }
        return isBlind;
    }

    private void tell(Pending first, Conversation conversation, boolean isWatching) {
        Severity severity = Kind.SETPOINT_WRITE.severity();
        String reason = "";
        if (isWatching) {
            severity = Severity.LOW;
            reason = "Lowered: the client also reads the device, so this may be ordinary work; learning goes on.";
        } else if (!first.isServing) {
            severity = severity.lowered();
            reason = "Lowered by one: learning goes on, and nobody has declared yet what is normal.";
        }
        Operation operation = first.act.operation();
        Broken broken = new FirstCommand(conversation, operation, isWatching, first.isServing, first.rhythm);
        site.report(
                Finding.act(Kind.SETPOINT_WRITE, severity, reason, new Key(conversation), broken),
                first.act.sighting(first.shown));
    }
}
