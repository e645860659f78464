package io.otus.alert.signature;

import io.otus.alert.custom.Rate;
import io.otus.alert.detect.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule. Immutable.
 *
 * @param sid its number, which its maker never gives to another
 * @param rev edition of it
 * @param message what it finds, in one line
 * @param severity from its priority: high for 1, medium for 2 and where none is given, low for 3, else info
 * @param references where more is said of it, such as {@code url,example.org}
 * @param attack technique ids of MITRE ATT&amp;CK for ICS that its metadata name
 * @param source file and line that it is from
 * @param header between whom, in which direction
 * @param size how long the payload is
 * @param rate how often it has to hold, or may
 * @param parts what the payload holds, in the order of the rule
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
    /** Copies the lists. */
    public Signature {
        references = List.copyOf(references);
        attack = List.copyOf(attack);
        parts = List.copyOf(parts);
    }

    /** Something that a payload holds, or does not. */
    sealed interface Part permits Content, BoundedPattern, ByteCondition {}

    /**
     * Whether it can be found in a stream, wherever its segments begin: it says nothing of a segment's length or
     * beginning.
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

    /** The content by which it is found: one that the rule names for that, else its longest; null where it has none. */
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
