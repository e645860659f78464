package io.otus.alert.signature;

import io.otus.alert.custom.Rate;
import io.otus.alert.detect.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule for bytes. Immutable.
 *
 * @param sid its id, which its author never reuses
 * @param rev its revision
 * @param message what it finds, in one line
 * @param severity from its priority: high for 1, medium for 2 and if none is given, low for 3, else info
 * @param references where to read more, such as {@code url,example.org}
 * @param attack technique ids of MITRE ATT&amp;CK for ICS from its metadata
 * @param source file and line of the rule
 * @param header the hosts and ports, and the direction
 * @param size length of the payload, in bytes
 * @param rate how often it has to match before it is reported, or may be reported
 * @param parts the conditions on the payload, in the order of the rule
 */
public record Signature(
        long sid,
        long rev,
        String message,
        Severity severity,
        List<String> references,
        List<String> attack,
        String source,
        SignatureHeader header,
        NumberRange size,
        Rate rate,
        List<Part> parts) {
    public Signature {
        references = List.copyOf(references);
        attack = List.copyOf(attack);
        parts = List.copyOf(parts);
    }

    /** A condition on the payload, which may be negated. */
    sealed interface Part permits Content, BoundedPattern, ByteCondition {}

    /**
     * Returns whether the rule can be matched in a stream, regardless of segment boundaries: it does not refer to the
     * length or the beginning of a segment.
     */
    boolean isOfStream() {
        return size.isAny() && parts.stream().noneMatch(Signature::isOfPacket);
    }

    private static boolean isOfPacket(Part part) {
        return switch (part) {
            case Content content -> content.isOfPacket();
            case ByteCondition condition -> condition.isOfPacket();
            case BoundedPattern _ -> false;
        };
    }

    /**
     * Returns the content that is searched first: the one that the rule marks as fast pattern, else the longest; null
     * if there is none.
     */
    @Nullable
    Content rarest() {
        Content best = null;
        for (Part part : parts) {
            if (part instanceof Content each && !each.isNegated()) {
                boolean isBetter = best == null
                        || (each.isFastPattern() && !best.isFastPattern())
                        || (each.isFastPattern() == best.isFastPattern() && each.length() > best.length());
                best = isBetter ? each : best;
            }
        }
        return best;
    }
}
