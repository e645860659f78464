package io.otus.layer.dcerpc;

/** Interfaces that are called in datagrams and that prove, on whatever port, that a datagram is a call. */
public final class Interfaces {
    /** The endpoint mapper, C706 appendix O. */
    public static final Uuid ENDPOINT_MAPPER = new Uuid(0xE1AF8308_5D1F_11C9L, 0x91A4_08002B14A0FAL);

    private static final long PROFINET_HIGH = 0xDEA00000_6C97_11D1L;
    private static final long PROFINET_LOW = 0x8271_00A02442DF7DL;
    private static final int MAX_PROFINET = 5;

    private Interfaces() {}

    /**
     * Which interface of PROFINET it is: 1 device, 2 controller, 3 supervisor, 4 parameter server, 5 CIM; 0 for none of
     * them. IEC 61158-6-10 §4.10.3.2.
     */
    public static int profinet(Uuid id) {
        long number = (id.high() - PROFINET_HIGH) >>> 32;
        boolean is = id.low() == PROFINET_LOW
                && (int) id.high() == (int) PROFINET_HIGH
                && number >= 1
                && number <= MAX_PROFINET;
        return is ? (int) number : 0;
    }

    static boolean isKnown(Uuid id) {
        return profinet(id) != 0 || id.equals(ENDPOINT_MAPPER);
    }
}
