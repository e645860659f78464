package io.otus.inventory.graph;

/** Counts whatever may make an earlier answer stale. Confined to the analysis thread. */
final class Version {
    private long value;

    long value() {
        return value;
    }

    void grow() {
        value++;
    }
}
