package io.otus.alert.detect.learned;

import io.otus.alert.baseline.CommandOrder;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Poll;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.text.Wording;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.List;

/**
 * {@link Kind#SEQ_ANOMALY}: a command came without the one that always came before it in the same connection, such as
 * an operate without its select. The severity is high if the command switches something at once or is dangerous by
 * itself, medium otherwise, and one lower while the order was seen less than sixteen times.
 *
 * <p>The order of two commands is known after eight times in a row to the same points, after sixteen times otherwise,
 * or from a line of the baseline. An order that a client kept without exception with all its devices, to the same
 * points, counts for each of them. A command that is sent in a steady cycle, or that follows different commands, has no
 * order.
 *
 * <p>Only TCP is checked, as it shows whether something was missed. Nothing is reported within a minute of a loss, nor
 * before the sensor has listened for as long as the two commands may be apart.
 */
public final class OrderDetector implements Detector.OnRequest, Detector.OnClock {
    /** Time after a loss of bytes in a connection, in which nothing is reported. */
    private static final long DOUBT = Nanos.MINUTE;

    private static final long NEVER = Long.MIN_VALUE;

    private final DetectorContext site;
    /** Event time since when the sensor has listened without a gap. */
    private long since = NEVER;

    /** Creates the detector of a site. */
    public OrderDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public boolean hearsRequests(Action action, Danger danger) {
        return switch (action) {
            case WRITE, SELECT, OPERATE, START, STOP, RESTART, MODE, UPLOAD, DOWNLOAD -> true;
            case FIRMWARE, CONFIGURE, TIME_SET, ALARM_SET, CREDENTIAL_SET, FILE, DELETE -> true;
            case READ, DISCOVER, IDENTIFY, DIAGNOSE, PROGRAM_INFO, SESSION -> false;
            case ACKNOWLEDGE, AUTHENTICATE, SUBSCRIBE, UNSUBSCRIBE, NOTIFY, OTHER -> false;
        };
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        Operation operation = act.operation();
        if (conversation == null
                || operation.isTold()
                || operation.origin().flow().transport() != Transport.TCP
                || !site.isIndustrial(conversation.protocol())) {
            return;
        }
        CommandOrder broken = site.baseline().orders().note(conversation, operation, !isCycle(conversation, operation));
        Fact fact = broken == null ? null : broken.fact();
        if (broken != null && fact != null && !isInDoubt(operation.origin(), broken.patience())) {
            site.baseline().deviations().note(fact, operation.origin());
            out.add(finding(conversation, operation, broken, fact));
        }
    }

    private static boolean isCycle(Conversation conversation, Operation operation) {
        Poll poll = conversation.polls().find(operation.service().key(), operation.points());
        return poll != null && poll.rhythm().isRegular();
    }

    /** Returns whether the command before may have been missed. */
    private boolean isInDoubt(Origin origin, long patience) {
        FlowInfo flow = origin.flow();
        long lost = flow.lossTime();
        return since == NEVER
                || origin.time() - since <= patience
                || (lost != Long.MIN_VALUE && origin.time() - lost < DOUBT);
    }

    private static Finding finding(Conversation conversation, Operation operation, CommandOrder order, Fact fact) {
        MissingStep broken = MissingStep.of(conversation, operation, order);
        boolean actsAtOnce = operation.service().action() == Action.OPERATE
                || operation.service().dangerous() != Danger.NONE;
        if (actsAtOnce && order.isSure()) {
            return Finding.act(Kind.SEQ_ANOMALY, fact, broken);
        }
        String few = "it came in this order " + Wording.times(order.times()) + " only.";
        if (actsAtOnce) {
            return Finding.act(Kind.SEQ_ANOMALY, Severity.MEDIUM, "Lowered by one: " + few, fact, broken);
        }
        String slight = "the command neither switches something at once nor is dangerous by itself";
        return order.isSure()
                ? Finding.act(Kind.SEQ_ANOMALY, Severity.MEDIUM, "Lowered by one: " + slight + '.', fact, broken)
                : Finding.act(
                        Kind.SEQ_ANOMALY, Severity.LOW, "Lowered by two: " + slight + ", and " + few, fact, broken);
    }

    @Override
    public void clock(long time) {
        since = since == NEVER ? time : since;
    }

    /** Commands during the gap were not heard. */
    @Override
    public void timeGap(long from, long to) {
        since = to;
    }
}
