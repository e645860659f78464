package io.otus.simulator.wire;

/**
 * An IPv4 address.
 *
 * @param value the address, first octet in bits 31 to 24
 */
public record Ip4(int value) {
    /** 0.0.0.0: a host that has no address yet. */
    public static final Ip4 UNSPECIFIED = new Ip4(0);

    /** 255.255.255.255: all hosts of this link. */
    public static final Ip4 BROADCAST = new Ip4(-1);

    /**
     * Reads dotted decimal notation.
     *
     * @throws IllegalArgumentException if there are not four parts of 0 to 255
     */
    public static Ip4 of(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not an IPv4 address: " + text);
        }
        int value = 0;
        for (String part : parts) {
            int octet = Integer.parseInt(part);
            if (octet < 0 || octet > 255) {
                throw new IllegalArgumentException("not an IPv4 address: " + text);
            }
            value = (value << 8) | octet;
        }
        return new Ip4(value);
    }

    @Override
    public String toString() {
        return (value >>> 24) + "." + ((value >>> 16) & 0xFF) + "." + ((value >>> 8) & 0xFF) + "." + (value & 0xFF);
    }
}
