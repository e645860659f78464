package io.otus.alert.detect.scan;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
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

/**
 * More bytes than ever from one device to another.
 *
 * @param flow the flow that the latest of them belong to
 * @param from its side that sent them, 0 or 1
 * @param sum how many within the window so far
 * @param learned the most within a window while that was learned
 */
record MuchSent(FlowInfo flow, int from, long sum, long learned) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        Endpoint source = flow.endpoint(from);
        Endpoint target = flow.endpoint(1 - from);
        String who = Wording.name(sighting.source(), source);
        String whom = Wording.name(sighting.target(), target);
        String within = " within " + Volume.MINUTES + " minutes";
        String fact = DeviceFact.between(
                DeviceFact.name(sighting.source(), source), DeviceFact.name(sighting.target(), target), "volume");
        return Words.of(who + " sent " + amount(sum) + " to " + whom + within, fact)
                .seen(who + " sent " + amount(sum) + " of payload to " + whom + within + '.')
                .normal("at most " + amount(learned) + " in " + Volume.MINUTES + " minutes, as while that was learned.")
                .history("it never sent so much to that device.")
                .expected(amount(learned) + " per " + Volume.MINUTES + " minutes", 0, 0)
                .observed(amount(sum) + " per " + Volume.MINUTES + " minutes")
                .filter(DisplayFilter.host(source) + " && " + DisplayFilter.host(target));
    }

    private static String amount(long bytes) {
        return bytes == 0 || bytes >= Volume.MEGABYTE
                ? bytes / Volume.MEGABYTE + " MB"
                : bytes / (Volume.MEGABYTE / 1_000) + " kB";
    }

    @Override
    public String advice(Kind kind) {
        return "Find out what was sent, and who wanted it; check whether the target still does its work.";
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0814");
    }

    @Override
    public Path path() {
        return new Path(flow, from, flow.protocol());
    }
}
