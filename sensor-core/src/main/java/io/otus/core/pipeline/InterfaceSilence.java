package io.otus.core.pipeline;

import io.otus.core.event.CaptureHealth;
import io.otus.core.time.Nanos;
import java.util.Arrays;

/**
 * Notices a monitored interface that carries nothing: a mirror port that was switched off looks just like a quiet
 * plant.
 */
final class InterfaceSilence {
    /** Event time without a frame after which an interface counts as silent. */
    static final long LIMIT = 30 * Nanos.SECOND;

    private final EventBus bus;
    private long[] lastHeard = {};
    private boolean[] told = {};
    private String[] names = {};

    InterfaceSilence(EventBus bus) {
        this.bus = bus;
    }

    /** Interfaces that must be heard, by their number; live only. */
    void watch(String[] interfaces, long now) {
        names = interfaces.clone();
        lastHeard = new long[names.length];
        told = new boolean[names.length];
        Arrays.fill(lastHeard, now);
    }

    void heard(int interfaceId, long now) {
        if (interfaceId >= lastHeard.length) {
            return;
        }
        lastHeard[interfaceId] = now;
        if (told[interfaceId]) {
            told[interfaceId] = false;
            bus.health(new CaptureHealth(
                    now,
                    CaptureHealth.Kind.HEARD_AGAIN,
                    names[interfaceId],
                    "Interface " + names[interfaceId] + " carries frames again.",
                    1));
        }
    }

    void check(long now) {
        for (int i = 0; i < lastHeard.length; i++) {
            if (!told[i] && now - lastHeard[i] >= LIMIT) {
                told[i] = true;
                bus.health(new CaptureHealth(
                        now,
                        CaptureHealth.Kind.SILENT,
                        names[i],
                        "Interface " + names[i] + " has carried no frame for "
                                + (now - lastHeard[i]) / Nanos.SECOND
                                + " s: is the mirror port still configured and the cable in?",
                        1));
            }
        }
    }

    /** Event time jumped: nobody fell silent by it. */
    void rebase(long now) {
        Arrays.fill(lastHeard, now);
    }
}
