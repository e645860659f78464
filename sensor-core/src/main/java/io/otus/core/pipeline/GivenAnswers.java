package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.protocol.Trait;
import io.otus.core.spi.Response;
import io.otus.core.time.Nanos;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answers to the latest questions of a flow, as hashes, to notice a second answer that differs from the
 * first. Answers are compared only where the client gives each question a number of its own, so that an answer whose
 * question was missed is not taken for a second one. Refusals, and questions that were asked twice, are not compared:
 * gateways refuse in time and answer late, and a client that asks twice is answered twice. A number that comes round
 * again, as in protocols that have sixteen, counts as new once its former question is over and {@link #LEAST_DISTINCT}
 * questions with other numbers were asked since.
 *
 * <p>Among datagrams, nobody knows whether one was missed: a question that the client repeated and the sensor lost
 * looks the same, once. There a second answer counts only if it is not the first one of the flow within {@link #AGAIN}.
 */
final class GivenAnswers {
    /** Latest questions that are remembered. */
    static final int KEPT = 16;
    /** Questions in a row that must have had a number of their own before answers are compared. */
    static final int LEAST_DISTINCT = 4;
    /** How long one second answer among datagrams waits for another one. */
    static final long AGAIN = 10 * Nanos.MINUTE;

    private static final byte FREE = 0;
    private static final byte ASKED = 1;
    private static final byte ANSWERED = 2;
    private static final byte DONE = 3;

    private final long[] transactions = new long[KEPT];
    /** Protocol and side of who asks. */
    private final int[] askers = new int[KEPT];

    private final long[] deadlines = new long[KEPT];
    private final long[] subjects = new long[KEPT];
    private final long[] contents = new long[KEPT];
    private final @Nullable FrameSpan[] frames = new @Nullable FrameSpan[KEPT];
    private final byte[] states = new byte[KEPT];
    private final boolean mayMiss;
    private int next;
    private int distinct;
    private long latest = Long.MIN_VALUE;

    /**
     * Starts for a flow without questions.
     *
     * @param mayMiss whether nothing tells that a message of the flow was missed
     */
    GivenAnswers(boolean mayMiss) {
        this.mayMiss = mayMiss;
    }

    /**
     * A question is asked.
     *
     * @param side who asks
     * @param deadline event time from which no answer to it is expected
     */
    void asked(ProtocolEntry entry, long transaction, int side, long deadline) {
        int asker = asker(entry, side);
        int known = find(asker, transaction);
        if (known >= 0 && isOver(known, deadline - entry.info().deadline()) && isRoundAgain(known)) {
            states[known] = FREE;
            frames[known] = null;
            known = -1;
        }
        distinct = known < 0 ? Math.min(distinct + 1, LEAST_DISTINCT) : 0;
        if (known >= 0) {
            states[known] = DONE;
        }
        transactions[next] = transaction;
        askers[next] = asker;
        deadlines[next] = deadline;
        states[next] = known < 0 ? ASKED : DONE;
        frames[next] = null;
        next = (next + 1) % KEPT;
    }

    /** Whether no answer to a question is expected any more: it had one, or its time is over. */
    private boolean isOver(int at, long time) {
        return states[at] == ANSWERED || time > deadlines[at];
    }

    /** Returns whether the same side asked enough questions under other numbers since. */
    private boolean isRoundAgain(int at) {
        int others = 0;
        for (int i = (at + 1) % KEPT; i != next; i = (i + 1) % KEPT) {
            if (states[i] != FREE && askers[i] == askers[at] && transactions[i] != transactions[at]) {
                others++;
            }
        }
        return others >= LEAST_DISTINCT;
    }

    /**
     * A question is answered.
     *
     * @param bytes the message that holds the answer
     * @return the frame of the earlier answer that this one contradicts; null where it contradicts none
     */
    @Nullable
    FrameSpan answered(ProtocolEntry entry, Response answer, ByteView bytes, Origin origin) {
        int known = find(asker(entry, 1 - origin.sender()), answer.transaction());
        if (known < 0 || states[known] == DONE) {
            return null;
        }
        if (!answer.outcome().equals(Outcome.OK)) {
            states[known] = DONE;
            return null;
        }
        long subject = 31L * answer.unit().hashCode() + answer.service().code();
        if (entry.info().traits().contains(Trait.ANSWERS_ONCE)) {
            return said(known, subject, bytes.contentHash(0), origin);
        }
        long content = 0;
        boolean hasValues = false;
        List<PointRange> points = answer.points();
        for (int i = 0; i < points.size(); i++) {
            PointRange range = points.get(i);
            subject = 31 * (31 * (31 * subject + range.space().hashCode()) + range.first()) + range.count();
            content = 31 * content + range.values().hashCode();
            hasValues |= range.values().size() > 0;
        }
        return hasValues ? said(known, subject, content, origin) : null;
    }

    /**
     * Compares the content of an answer with that of the first one, both as hashes.
     *
     * @param subject what it is about: others may follow that are about something else
     * @param content what it says of that
     */
    private @Nullable FrameSpan said(int at, long subject, long content, Origin origin) {
        if (states[at] == ASKED) {
            states[at] = ANSWERED;
            subjects[at] = subject;
            contents[at] = content;
            frames[at] = origin.span();
            return null;
        }
        long now = origin.time();
        if (subjects[at] != subject || contents[at] == content || distinct < LEAST_DISTINCT || now > deadlines[at]) {
            return null;
        }
        states[at] = DONE; // told once
        boolean isAgain = latest != Long.MIN_VALUE && now - latest <= AGAIN;
        latest = now;
        return mayMiss && !isAgain ? null : frames[at];
    }

    /** Bytes are missing: what was asked meanwhile is not known. */
    void clear() {
        Arrays.fill(states, FREE);
        Arrays.fill(frames, null);
        distinct = 0;
    }

    /** Questions of the two sides, and in each protocol of the flow, are numbered apart. */
    private static int asker(ProtocolEntry entry, int side) {
        return 2 * entry.ordinal() + side;
    }

    private int find(int asker, long transaction) {
        for (int i = 0; i < KEPT; i++) {
            if (states[i] != FREE && transactions[i] == transaction && askers[i] == asker) {
                return i;
            }
        }
        return -1;
    }
}
