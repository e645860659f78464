package io.otus.alert.detect.scan;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@link ScanDetector}: a source tries one target after the other.
 *
 * @param flow the flow of its latest try
 * @param targets how many targets it tried in vain so far
 * @param isOneHost whether all targets are ports of one host
 * @param isShared whether other sources do so together with it
 * @param which a sentence that names the controllers, if they are few
 */
record Scan(FlowInfo flow, int targets, boolean isOneHost, boolean isShared, String which) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String who = Wording.name(sighting.source(), flow.endpoint(0));
        String whom = Wording.name(sighting.target(), flow.endpoint(1));
        String what = finding.kind() == Kind.SCAN_PORT ? "port" : "device";
        String title = isShared ? " and others try one " : " tries one ";
        String where = isOneHost && !isShared ? " on " + whom : "";
        String tried = isShared ? " and others tried controllers" : " tried " + targets + " targets";
        return Words.of(
                        who + title + what + " after the other" + where,
                        DeviceFact.of(sighting.source(), flow.endpoint(0), "scan"))
                .seen(who + tried + " that do not answer, refuse, or are left without a word, the latest one "
                        + whom
                        + (flow.endpoint(1).port() == Endpoint.NO_PORT
                                ? ""
                                : ", port " + flow.endpoint(1).port()) + "." + which)
                .normal("connections to services that are there.")
                .history(who + (isShared ? " and they" : "") + " reached none of these targets before.")
                .observed(targets + (targets == 1 ? " target" : " targets"))
                .filter(DisplayFilter.host(flow.endpoint(0)));
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0840", "T0846");
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return new Cause(sighting.source(), null, null);
    }

    @Override
    public boolean mayRaise() {
        return true;
    }

    @Override
    public Path path() {
        return new Path(flow, 0, null);
    }
}
