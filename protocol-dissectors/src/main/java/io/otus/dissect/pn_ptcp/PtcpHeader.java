package io.otus.dissect.pn_ptcp;

import io.otus.core.bytes.ByteView;

/**
 * Frame id and header of a PTCP PDU, IEC 61158-6-10 §4.5.1; big-endian. The three delays add up to one.
 *
 * <pre>
 *  0          2           6           10           14            16             17        18          22
 *  +----------+-----------+-----------+------------+-------------+--------------+---------+-----------+-------
 *  | frame id | reserved  | reserved  | delay 10ns | sequence id | delay 1ns oct | padding | delay 1ns | TLVs
 *  +----------+-----------+-----------+------------+-------------+--------------+---------+-----------+-------
 * </pre>
 */
final class PtcpHeader {
    static final int SIZE = 22;

    private PtcpHeader() {}

    static int frameId(ByteView b) {
        return b.u16(0);
    }

    /** In units of 10 ns. */
    static long delay10ns(ByteView b) {
        return b.u32(10);
    }

    static int sequenceId(ByteView b) {
        return b.u16(14);
    }

    /** Nanoseconds below 10. */
    static int delay1nsByte(ByteView b) {
        return b.u8(16);
    }

    static long delay1ns(ByteView b) {
        return b.u32(18);
    }

    /** What a frame id says of the PDU (§4.2.2.3); empty where it is no PTCP. */
    static String kind(int frameId) {
        return switch (frameId) {
            case 0x0020, 0x0021, 0x0080, 0x0081 -> "sync";
            case 0xFF00, 0xFF01 -> "announce";
            case 0xFF20, 0xFF21 -> "follow_up";
            case 0xFF40 -> "delay_request";
            case 0xFF41 -> "delay_response";
            case 0xFF42 -> "delay_follow_up_response";
            case 0xFF43 -> "delay_response_without_follow_up";
            default -> "";
        };
    }
}
