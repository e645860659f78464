package io.otus.dissect.nbns;

/** What of the header ({@link io.otus.layer.dns.NameHeader}) is of NetBIOS alone, RFC 1002 §4.2.1.1; big-endian. */
final class NbnsHeader {
    static final int QUERY = 0;
    static final int REGISTRATION = 5;
    static final int RELEASE = 6;
    static final int WACK = 7;
    static final int REFRESH = 8;
    /** The other refresh: RFC 1002 writes 8 in one place and 9 in another, and both are sent. */
    static final int REFRESH_ALT = 9;
    /** Registration of a name with several addresses, [MS-NBTE] §2.2.2. */
    static final int MULTIHOMED_REGISTRATION = 15;

    private NbnsHeader() {}

    static boolean isKnown(int opcode) {
        return opcode == QUERY
                || (opcode >= REGISTRATION && opcode <= REFRESH_ALT)
                || opcode == MULTIHOMED_REGISTRATION;
    }
}
