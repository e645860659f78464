package io.otus.alert.signature;

import io.otus.core.event.FlowInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All signatures of a site, indexed by the first bytes of the content that is searched for each. Immutable;
 * {@link Matcher} applies them.
 */
public final class SignatureSet {
    /** No signatures. */
    public static final SignatureSet NONE = new SignatureSet(List.of());
    /** Most signatures; each takes some kilobytes. */
    public static final int MAX_SIGNATURES = 20_000;

    /** Number of buckets, by two bytes; content of one byte is in all buckets that begin with it. */
    private static final int BUCKETS = 1 << 16;
    /** Most occurrences of one content that are tried with the parts after it. */
    static final int MAX_TRIES = 256;

    private final List<Signature> all;
    private final int[] @Nullable [] buckets;
    private final boolean anyOfStream;

    /** Creates a set of signatures, each with a content that is not negated. */
    public SignatureSet(List<Signature> signatures) {
        all = List.copyOf(signatures);
        anyOfStream = all.stream().anyMatch(Signature::isOfStream);
        buckets = new int[all.isEmpty() ? 0 : BUCKETS][];
        for (int i = 0; i < all.size(); i++) {
            Content content = all.get(i).rarest();
            if (content == null) {
                throw new IllegalArgumentException("a signature without content");
            }
            int first = content.lower(0) << 8;
            if (content.length() > 1) {
                add(first | content.lower(1), i);
            } else {
                for (int second = 0; second < 256; second++) {
                    add(first | second, i);
                }
            }
        }
    }

    private void add(int bucket, int signature) {
        int[] known = buckets[bucket];
        int[] more = known == null ? new int[1] : Arrays.copyOf(known, known.length + 1);
        more[more.length - 1] = signature;
        buckets[bucket] = more;
    }

    /** Returns whether there are no signatures. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns all signatures, in the order of their files. */
    public List<Signature> all() {
        return all;
    }

    /** Returns whether any signature can match across segments. */
    public boolean anyOfStream() {
        return anyOfStream;
    }

    /** Returns a matcher for a sequence of payloads. Confined to the analysis thread. */
    public Matcher matcher() {
        return new Matcher(this);
    }

    /** Matches the signatures against payloads, one after the other. Confined to the analysis thread. */
    public static final class Matcher {
        private final SignatureSet set;
        private final int[] seen;
        private int round;
        private int tries;

        private Matcher(SignatureSet set) {
            this.set = set;
            this.seen = new int[set.all.size()];
        }

        /** Returns the number of occurrences that were tried for the latest signature. */
        int tries() {
            return tries;
        }

        /**
         * Returns the signatures that match; usually none.
         *
         * @param payload contains the payload
         * @param length bytes of the payload
         * @param known bytes at its beginning that belong to earlier segments: a match that ends within them was found
         *     then. If there are any, only signatures of streams are matched
         * @param before the protocol of the flow before the last segment; null where none was known
         */
        public List<Signature> matching(
                FlowInfo flow, int sender, byte[] payload, int length, int known, @Nullable String before) {
            List<Signature> matching = List.of();
            round++;
            for (int at = 0; at < length; at++) {
                int first = Content.lowerCase(payload[at]) << 8;
                int[] candidates = set.buckets[first | (at + 1 < length ? Content.lowerCase(payload[at + 1]) : 0)];
                for (int i = 0; candidates != null && i < candidates.length; i++) {
                    int candidate = candidates[i];
                    if (seen[candidate] != round
                            && holds(candidate, flow, sender, payload, at, length, known, before)) {
                        if (matching.isEmpty()) {
                            matching = new ArrayList<>(1);
                        }
                        matching.add(set.all.get(candidate));
                    }
                }
            }
            return matching;
        }

        private boolean holds(
                int candidate,
                FlowInfo flow,
                int sender,
                byte[] payload,
                int at,
                int length,
                int known,
                @Nullable String before) {
            Signature signature = set.all.get(candidate);
            Content rarest = signature.rarest();
            if (rarest == null || !rarest.isAt(payload, at, length)) {
                return false;
            }
            seen[candidate] = round;
            if ((known > 0 && !signature.isOfStream())
                    || !signature.size().has(length)
                    || !signature.header().fits(flow, sender, before)) {
                return false;
            }
            tries = 0;
            // A signature that names a protocol cannot have been found before the flow had one.
            int told = before == null && signature.header().namesContent() ? 0 : known;
            return holds(signature.parts(), 0, payload, 0, length, 0) > told;
        }

        /** Returns where the last part ends; -1 if not all parts match. */
        private int holds(List<Signature.Part> parts, int part, byte[] payload, int behind, int length, int end) {
            if (part == parts.size()) {
                return end;
            }
            return switch (parts.get(part)) {
                case ByteCondition condition ->
                    condition.holds(payload, behind, length)
                            ? holds(parts, part + 1, payload, behind, length, end)
                            : -1;
                case BoundedPattern pattern -> {
                    int found = pattern.find(payload, behind, length);
                    if (pattern.isNegated()) {
                        yield found >= 0 ? -1 : holds(parts, part + 1, payload, behind, length, end);
                    }
                    yield found < 0 ? -1 : holds(parts, part + 1, payload, found, length, Math.max(end, found));
                }
                case Content content -> {
                    int limit = content.limit(behind, length) - content.length();
                    for (int at = content.first(behind); at <= limit; at++) {
                        if (!content.isAt(payload, at, length)) {
                            continue;
                        }
                        if (content.isNegated()) {
                            yield -1;
                        }
                        int next = at + content.length();
                        int rest = holds(parts, part + 1, payload, next, length, Math.max(end, next));
                        if (rest >= 0 || ++tries > MAX_TRIES || !isFollowed(parts, part)) {
                            yield rest;
                        }
                    }
                    yield content.isNegated() ? holds(parts, part + 1, payload, behind, length, end) : -1;
                }
            };
        }

        /** Returns whether another occurrence of a part may change whether the next one matches. */
        private static boolean isFollowed(List<Signature.Part> parts, int part) {
            return part + 1 < parts.size() && (!(parts.get(part + 1) instanceof Content next) || next.isRelative());
        }
    }
}
