package io.otus.inventory.graph;

/**
 * Counts whatever may make a known endpoint or unit lead to another asset than before. Confined to the analysis thread.
 */
final class Version {
    private long value;

    long value() {
        return value;
    }

    void grow() {
        value++;
    }
}
