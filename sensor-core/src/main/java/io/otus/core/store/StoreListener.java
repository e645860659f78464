package io.otus.core.store;

/** Hears whether writing works. Called on the writer thread; must not block. */
public interface StoreListener {
    /** Ignores everything. */
    StoreListener NONE = new StoreListener() {};

    /**
     * Writes fail, as a rule because the disk is full. The writer keeps trying and nothing is lost meanwhile. Called
     * once until {@link #writesRecovered}.
     */
    default void writesFailing(String reason) {}

    /** Writes succeed again. */
    default void writesRecovered() {}

    /** A batch can never be written and is lost; those beside it are written. */
    default void refused(String reason) {}
}
