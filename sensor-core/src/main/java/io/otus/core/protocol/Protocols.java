package io.otus.core.protocol;

/** Answers questions about protocols without a list of them. The registry of dissectors implements it. */
@FunctionalInterface
public interface Protocols {
    /** Whether something holds for the protocol of this id; false for one that nobody registered. */
    boolean has(String id, Trait trait);

    /** Whether speaking the protocol of this id makes a device part of the process. */
    default boolean isIndustrial(String id) {
        return has(id, Trait.INDUSTRIAL);
    }
}
