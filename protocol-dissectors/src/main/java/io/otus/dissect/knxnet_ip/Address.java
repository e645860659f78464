package io.otus.dissect.knxnet_ip;

/** Addresses of KNX as people write them, KNX Standard 3/3/2 §1.4. */
final class Address {
    private Address() {}

    /** Area, line and device: 4, 4 and 8 bits. */
    static String individual(int address) {
        return (address >> 12) + "." + (address >> 8 & 0x0F) + "." + (address & 0xFF);
    }

    /** Main, middle and sub group: 5, 3 and 8 bits. */
    static String group(int address) {
        return (address >> 11) + "/" + (address >> 8 & 0x07) + "/" + (address & 0xFF);
    }
}
