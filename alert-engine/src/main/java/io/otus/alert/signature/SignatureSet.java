package io.otus.alert.signature;

import io.otus.core.event.FlowInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All signatures of a site, by the first bytes of the content that each is found by. Immutable; {@link Matcher} does
 * the work.
 */
public final class SignatureSet {
    /** There are none. */
    public static final SignatureSet NONE = new SignatureSet(List.of());
    /** Most signatures: some kilobytes each. */
    public static final int MAX_SIGNATURES = 20_000;

    /** Buckets of signatures by two bytes; content of one byte is in all buckets that begin with it. */
    private static final int BUCKETS = 1 << 16;
    /** Most places of one content that are tried for what follows it. */
    static final int MAX_TRIES = 256;

    private final List<Signature> all;
    private final int[] @Nullable [] buckets;
    private final boolean anyOfStream;

    /** These signatures, each with a content that is not negated. */
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

    /** Whether there are none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** All of them, in the order of their files. */
    public List<Signature> all() {
        return all;
    }

    /** Whether one of them may be found across segments. */
    public boolean anyOfStream() {
        return anyOfStream;
    }

    /** Looks at payloads one after the other. Confined to the analysis thread. */
    public Matcher matcher() {
        return new Matcher(this);
    }

    /** Looks at payloads one after the other. Confined to the analysis thread. */
    public static final class Matcher {
        private final SignatureSet set;
        private final int[] seen;
        private int round;
        private int tries;

        private Matcher(SignatureSet set) {
            this.set = set;
            this.seen = new int[set.all.size()];
        }

        /** Places that were tried for the latest signature. */
        int tries() {
            return tries;
        }

        /**
         * The signatures that hold; none usually.
         *
         * @param payload holds the payload
         * @param length bytes of it
         * @param known bytes at its beginning that belong to an earlier segment: what ends in them was found then.
         *     Where there are any, only signatures of streams are looked at
         */
        public List<Signature> matching(FlowInfo flow, int sender, byte[] payload, int length, int known) {
            List<Signature> matching = List.of();
            round++;
            for (int at = 0; at < length; at++) {
                int first = Content.lowerCase(payload[at]) << 8;
                int[] candidates = set.buckets[first | (at + 1 < length ? Content.lowerCase(payload[at + 1]) : 0)];
                for (int i = 0; candidates != null && i < candidates.length; i++) {
                    int candidate = candidates[i];
                    if (seen[candidate] != round && holds(candidate, flow, sender, payload, at, length, known)) {
                        if (matching.isEmpty()) {
                            matching = new ArrayList<>(1);
                        }
                        matching.add(set.all.get(candidate));
                    }
                }
            }
            return matching;
        }

        private boolean holds(int candidate, FlowInfo flow, int sender, byte[] payload, int at, int length, int known) {
            Signature signature = set.all.get(candidate);
            Content rarest = signature.rarest();
            if (rarest == null || !rarest.isAt(payload, at, length)) {
                return false;
            }
            seen[candidate] = round;
            if ((known > 0 && !signature.isOfStream())
                    || !signature.size().has(length)
                    || !signature.header().fits(flow, sender)) {
                return false;
            }
            tries = 0;
            return holds(signature.parts(), 0, payload, 0, length, 0) > known;
        }

        /** Where the last part ends; -1 where not all of them are there. */
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

        /** Whether another place of a part may change what comes of the next one. */
        private static boolean isFollowed(List<Signature.Part> parts, int part) {
            return part + 1 < parts.size() && (!(parts.get(part + 1) instanceof Content next) || next.isRelative());
        }
    }
}
