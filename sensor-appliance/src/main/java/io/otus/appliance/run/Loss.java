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
    private final long quiet;
    private final long again;
    private long told;
    private long seen;
    private long seenAt;
    private long toldAt;

    /**
     * Something of which all is told.
     *
     * @param total all that was lost so far
     * @param text one sentence for a person, of how many were lost
     */
    Loss(Kind kind, String subject, LongSupplier total, LongFunction<String> text) {
        this(kind, subject, total, text, 0, 0);
    }

    /**
     * Something that may be lost because it is told, such as a change of the store: told when it begins, and only then
     * again when it ceased for {@code quiet} or has gone on for {@code again}, both nanoseconds.
     */
    Loss(Kind kind, String subject, LongSupplier total, LongFunction<String> text, long quiet, long again) {
        this.kind = kind;
        this.subject = subject;
        this.total = total;
        this.text = text;
        this.quiet = quiet;
        this.again = again;
    }

    /** What was lost since it was told last; null if nothing was, or if it need not be told yet. */
    @Nullable
    CaptureHealth since(long time) {
        long now = total.getAsLong();
        if (now <= seen) {
            return null;
        }
        boolean goesOn = told > 0 && time - seenAt < quiet && time - toldAt < again;
        seen = now;
        seenAt = time;
        if (goesOn) {
            return null;
        }
        long count = now - told;
        told = now;
        toldAt = time;
        return new CaptureHealth(time, kind, subject, text.apply(count), count);
    }
}
