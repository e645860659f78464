package io.otus.appliance.run;

import io.otus.core.event.CaptureHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Receivers that take no alerts for so long that somebody should look. */
final class Waiting {
    /** How long a receiver may take nothing, as while it is started anew, before that is told. Nanoseconds. */
    static final long PATIENCE = Duration.ofMinutes(10).toNanos();

    private static final long TOLD = Long.MAX_VALUE;

    private final Map<String, Long> since = new LinkedHashMap<>();

    /** Event time made a step in which nobody waited. */
    void rebase(long step) {
        since.replaceAll((_, begun) -> begun == TOLD ? begun : begun + step);
    }

    /**
     * Looks whether a receiver waits for too long.
     *
     * @param problems receivers that took nothing when they were tried last, with the reason
     * @return those that have taken nothing for {@link #PATIENCE}, each once until it takes something again
     */
    List<CaptureHealth> look(Map<String, String> problems, long time) {
        since.keySet().retainAll(problems.keySet());
        List<CaptureHealth> told = new ArrayList<>();
        problems.forEach((receiver, reason) -> {
            long begun = since.computeIfAbsent(receiver, _ -> time);
            if (begun != TOLD && time - begun >= PATIENCE) {
                since.put(receiver, TOLD);
                told.add(new CaptureHealth(
                        time,
                        CaptureHealth.Kind.EXPORT_WAITING,
                        receiver,
                        receiver + " has taken no alerts for ten minutes (" + reason
                                + "); they are kept, and sent once it does or by the next run.",
                        1));
            }
        });
        return told;
    }
}
