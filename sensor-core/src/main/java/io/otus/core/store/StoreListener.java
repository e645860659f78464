package io.otus.core.store;

/** Hears whether writing works. Called on the writer thread; must not block. */
public interface StoreListener {
    /** For who does not care. */
    StoreListener NONE = new StoreListener() {};

    /**
     * Writes fail, a full disk as a rule; the writer keeps trying and nothing is lost meanwhile. Told once until
     * {@link #writesRecovered}.
     */
    default void writesFailing(String reason) {}

    /** Writes succeed again. */
    default void writesRecovered() {}
}
