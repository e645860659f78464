package io.otus.inventory.graph;

/**
 * Decides which serial numbers identify devices: short ones, and those of few different characters, are placeholders
 * left from delivery.
 */
public final class SerialNumber {
    /** Fewest characters. */
    static final int SHORTEST = 6;
    /** Fewest different characters. */
    static final int DISTINCT = 4;

    private SerialNumber() {}

    /** Whether only one device has this number, as far as the number itself shows. */
    public static boolean isOfOneDevice(String serial) {
        return serial.length() >= SHORTEST && serial.chars().distinct().count() >= DISTINCT;
    }
}
