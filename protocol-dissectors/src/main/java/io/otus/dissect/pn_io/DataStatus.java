package io.otus.dissect.pn_io;

/** Bits of the data status of cyclic frames, IEC 61158-6-10 §4.7.2.1.3. */
final class DataStatus {
    /** Of two redundant relations this one is primary. */
    static final int PRIMARY = 0x01;
    /** The data hold. */
    static final int VALID = 0x04;
    /** The program of the provider runs; else it is stopped. */
    static final int RUN = 0x10;
    /** The station has no problem. */
    static final int NO_PROBLEM = 0x20;

    private DataStatus() {}
}
