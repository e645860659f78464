package io.otus.alert.detect.listed;

import io.otus.alert.custom.Rate;
import io.otus.alert.detect.RecentMap;
import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/** Counts the matches of rules with a rate, to report only some of them. Confined to the analysis thread. */
final class RateGate {
    /** Most counts at a time; the least recently used one is dropped, and starts anew. */
    private static final int MAX_COUNTS = 65_536;

    /** What is counted separately; parts that are not distinguished are null. */
    private record Key(
            String rule,
            @Nullable Endpoint source,
            @Nullable Endpoint target,
            long flow) {}

    private static final class Window {
        private long start;
        private int count;
    }

    private final RecentMap<Key, Window> windows = new RecentMap<>(MAX_COUNTS);

    /** Returns how many counts were dropped. */
    long forgotten() {
        return windows.forgotten();
    }

    /** Counts a match of a rule. Returns whether it is reported. */
    boolean tells(String rule, Rate rate, long time, long flow, Endpoint source, Endpoint target) {
        if (rate.mode() == Rate.Mode.ALWAYS) {
            return true;
        }
        Key key = switch (rate.track()) {
            case SOURCE -> new Key(rule, source.host(), null, 0);
            case DESTINATION -> new Key(rule, null, target.host(), 0);
            case PAIR -> new Key(rule, source.host(), target.host(), 0);
            case FLOW -> new Key(rule, null, null, flow);
            case RULE -> new Key(rule, null, null, 0);
        };
        Window window = windows.getOrMake(key, Window::new);
        if (window.count == 0 || time - window.start >= rate.window()) {
            window.start = time;
            window.count = 0;
        }
        window.count++;
        return rate.tells(window.count);
    }
}
