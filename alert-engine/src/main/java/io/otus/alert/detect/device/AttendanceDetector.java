package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.core.event.Action;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports nothing: notes once an hour that a known device is still there, which counts for its presence in the
 * baseline.
 */
public final class AttendanceDetector implements Detector.OnRequest, Detector.OnCompletion {
    private final Baseline baseline;

    public AttendanceDetector(Baseline baseline) {
        this.baseline = baseline;
    }

    @Override
    public void requested(Act act, List<Finding> out) {
        boolean told = act.operation().service().action() == Action.NOTIFY;
        heard(told ? act.server() : act.client(), act.operation().origin());
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Origin answer = event.answer();
        if (answer != null) {
            heard(act.server(), answer);
        }
    }

    private void heard(@Nullable AssetModel asset, Origin origin) {
        Fact presence = asset == null ? null : asset.presence();
        if (presence != null && baseline.learning().isDue(presence)) {
            baseline.learning().note(presence, origin);
        }
    }
}
