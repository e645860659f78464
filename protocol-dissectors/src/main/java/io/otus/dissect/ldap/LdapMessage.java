package io.otus.dissect.ldap;

import io.otus.core.bytes.ByteView;
import io.otus.layer.ber.BerReader;

/**
 * The envelope of a message, RFC 4511 §4.1.1: a sequence of its number, its operation and perhaps controls.
 *
 * <pre>
 *  30 length | 02 length messageID | 6x / 4x / 7x length operation | A0 controls
 * </pre>
 */
final class LdapMessage {
    static final int BIND = 0;
    static final int BIND_RESPONSE = 1;
    static final int UNBIND = 2;
    static final int SEARCH = 3;
    static final int ENTRY = 4;
    static final int SEARCH_DONE = 5;
    static final int EXTENDED = 23;
    static final int EXTENDED_RESPONSE = 24;

    private static final int SEQUENCE = 0x30;
    private static final int MAX_LENGTH = 1 << 24;
    private static final int MAX_NUMBER = 4;

    private LdapMessage() {}

    /**
     * Length of the message that begins here.
     *
     * @return 0 where more must come, -1 where none begins
     */
    static int length(ByteView b) {
        if (b.u8(0) != SEQUENCE) {
            return -1;
        }
        if (b.length() < 2) {
            return 0;
        }
        int octets = b.u8(1) < 0x80 ? 0 : b.u8(1) & 0x7F;
        if (octets > MAX_NUMBER || b.u8(1) == 0x80) {
            return -1;
        }
        int at = 2 + octets;
        if (b.length() < at + 2) {
            return 0;
        }
        long length = octets == 0 ? b.u8(1) : 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | b.u8(2 + i);
        }
        int number = b.u8(at + 1);
        if (b.u8(at) != BerReader.INTEGER || number < 1 || number > MAX_NUMBER) {
            return -1;
        }
        int operation = at + 2 + number;
        if (length > MAX_LENGTH || length < operation + 2 - at) {
            return -1;
        }
        if (b.length() <= operation) {
            return 0;
        }
        return isOperation(b.u8(operation)) ? at + (int) length : -1;
    }

    /** Operations that are no sequence have another bit in their tag: unbind, delete and abandon. */
    private static boolean isOperation(int tag) {
        int number = tag & 0x1F;
        boolean primitive = number == UNBIND || number == 10 || number == 16;
        return (tag & 0xE0) == (primitive ? 0x40 : 0x60) && !name(number).isEmpty();
    }

    /** Whether a sender of this operation is the one who asks. */
    static boolean isRequest(int operation) {
        return switch (operation) {
            case BIND, UNBIND, SEARCH, 6, 8, 10, 12, 14, 16, EXTENDED -> true;
            default -> false;
        };
    }

    /** Names of RFC 4511 §4; empty where no operation has this number. */
    static String name(int operation) {
        return switch (operation) {
            case BIND -> "bind_request";
            case BIND_RESPONSE -> "bind_response";
            case UNBIND -> "unbind_request";
            case SEARCH -> "search_request";
            case ENTRY -> "search_result_entry";
            case SEARCH_DONE -> "search_result_done";
            case 6 -> "modify_request";
            case 7 -> "modify_response";
            case 8 -> "add_request";
            case 9 -> "add_response";
            case 10 -> "del_request";
            case 11 -> "del_response";
            case 12 -> "mod_dn_request";
            case 13 -> "mod_dn_response";
            case 14 -> "compare_request";
            case 15 -> "compare_response";
            case 16 -> "abandon_request";
            case 19 -> "search_result_reference";
            case EXTENDED -> "extended_request";
            case EXTENDED_RESPONSE -> "extended_response";
            case 25 -> "intermediate_response";
            default -> "";
        };
    }
}
