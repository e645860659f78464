package io.otus.core.protocol;

/** What is known of protocols, whichever these are. The registry of dissectors knows it. */
@FunctionalInterface
public interface Protocols {
    /** Whether something holds for the protocol of this id; false for one that nobody registered. */
    boolean has(String id, Trait trait);

    /** Whether speaking the protocol of this id makes a device part of the process. */
    default boolean isIndustrial(String id) {
        return has(id, Trait.INDUSTRIAL);
    }
}
