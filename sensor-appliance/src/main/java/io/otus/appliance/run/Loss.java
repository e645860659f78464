package io.otus.appliance.run;

import io.otus.core.event.CaptureHealth;
import io.otus.core.event.CaptureHealth.Kind;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Something that gets lost and is counted, told by what was added since it was told last. */
final class Loss {
    private final Kind kind;
    private final String subject;
    private final LongSupplier total;
    private final LongFunction<String> text;
    private long told;

    /**
     * @param total all that was lost so far
     * @param text one sentence for a person, of how many were lost
     */
    Loss(Kind kind, String subject, LongSupplier total, LongFunction<String> text) {
        this.kind = kind;
        this.subject = subject;
        this.total = total;
        this.text = text;
    }

    /** What was lost since the last time; null if nothing was. */
    @Nullable
    CaptureHealth since(long time) {
        long now = total.getAsLong();
        long count = now - told;
        if (count <= 0) {
            return null;
        }
        told = now;
        return new CaptureHealth(time, kind, subject, text.apply(count), count);
    }
}
