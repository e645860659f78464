package io.otus.core.spi;

import io.otus.core.protocol.Trait;
import io.otus.core.time.Nanos;
import java.util.HashSet;
import java.util.Set;

/**
 * The description of a protocol with which its dissector registers.
 *
 * @param id its id in logs, the baseline and package names: lower case letters, digits and underscores
 * @param name its name for people
 * @param specification the standard and edition that the dissector was written from
 * @param traits what holds for it as a whole, by which consumers tell it from others
 * @param hints where it is usually found
 * @param deadline nanoseconds of event time after which a request counts as unanswered
 */
public record ProtocolInfo(
        String id, String name, String specification, Set<Trait> traits, Set<Hint> hints, long deadline) {
    /** The deadline of a protocol that states none: 10 seconds. */
    public static final long DEFAULT_DEADLINE = 10 * Nanos.SECOND;

    /** Copies traits and hints, and checks the id. */
    public ProtocolInfo {
        traits = Set.copyOf(traits);
        hints = Set.copyOf(hints);
        if (!id.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("protocol id: '" + id + "' (expected: a-z, 0-9 and _)");
        }
    }

    /** An industrial protocol with the default deadline. */
    public static ProtocolInfo industrial(String id, String name, String specification, Hint... hints) {
        return new ProtocolInfo(id, name, specification, Set.of(Trait.INDUSTRIAL), Set.of(hints), DEFAULT_DEADLINE);
    }

    /** An IT protocol or a carrier of others, with the default deadline. */
    public static ProtocolInfo ordinary(String id, String name, String specification, Hint... hints) {
        return new ProtocolInfo(id, name, specification, Set.of(), Set.of(hints), DEFAULT_DEADLINE);
    }

    /** The same protocol, of which these hold as well. */
    public ProtocolInfo with(Trait... further) {
        Set<Trait> all = new HashSet<>(traits);
        all.addAll(Set.of(further));
        return new ProtocolInfo(id, name, specification, all, hints, deadline);
    }

    /** Whether speaking it makes a device part of the process. */
    public boolean industrial() {
        return traits.contains(Trait.INDUSTRIAL);
    }
}
