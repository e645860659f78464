package io.otus.alert.detect.learned;

import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Poll;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import java.util.List;

/**
 * {@link Kind#POLL_CHANGE}: a request of a conversation in an industrial protocol comes in another period than the
 * learned one. Always low. ATT&amp;CK: T0801 if it became quicker, T0804 if it became slower.
 *
 * <p>A change takes two consecutive windows of sixteen gaps that keep to another period. A window keeps to a period if
 * three quarters of its gaps lie within 30 % of their median. The period is another one if that median is shorter than
 * two thirds of the learned period, or longer than one and a half periods and than the longest usual gap. If the gaps
 * are longer than three periods and than the longest usual gap, six in a row are enough, each within 30 % of the
 * others. Lost or duplicated frames do not cause a finding, nor does another poll beside. A request that is alone on an
 * otherwise quiet link has the period in which it comes. A silence of the whole link that is longer than five periods
 * is attributed to the sensor, and is neither learned nor compared.
 */
public final class RhythmDetector implements Detector.OnRequest, Detector.OnCompletion {
    private final DetectorContext site;

    public RhythmDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        note(act, act.operation().origin(), out);
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Origin answer = event.answer();
        if (answer == null) {
            return;
        }
        Conversation conversation = act.conversation();
        if (conversation != null) {
            conversation.polls().answered(answer.time());
        }
        if (event.operation().request() == null) { // only the answer was captured, but there was a request
            note(act, answer, out);
        }
    }

    private void note(Act act, Origin shown, List<Finding> out) {
        Conversation conversation = act.conversation();
        if (conversation == null || !site.isIndustrial(conversation.protocol())) {
            return;
        }
        Operation operation = act.operation();
        Poll poll = site.baseline().polls().note(conversation, operation.service(), operation.points(), shown);
        Fact fact = poll == null ? null : poll.fact();
        if (poll == null || fact == null || !poll.isKnown() || isLearning(shown.time())) {
            return;
        }
        double period = poll.rhythm().change();
        if (period > 0) {
            site.baseline().deviations().note(fact, shown);
            Broken broken = new OtherPeriod(conversation, poll, period);
            out.add(Finding.of(Kind.POLL_CHANGE, fact, broken));
        }
    }

    private boolean isLearning(long time) {
        return site.baseline().learning().isLearning(Category.TIMING, time);
    }
}
