package io.otus.dissect.telnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;

/**
 * Commands, RFC 854: the octet IAC, then a code, then for some an option, and for a subnegotiation its parameters up to
 * IAC SE. Stateless.
 *
 * <pre>
 *  0     1      2        3
 *  +-----+------+--------+------------+-----+-----+
 *  | IAC | code | option | parameters | IAC | SE  |
 *  +-----+------+--------+------------+-----+-----+
 * </pre>
 */
final class TelnetCommand {
    static final int IAC = 255;
    static final int DONT = 254;
    static final int WILL = 251;
    static final int SB = 250;
    static final int SE = 240;

    /** The highest option that the registry of IANA knows below the extended list. */
    static final int MAX_OPTION = 49;

    /** Longest subnegotiation. */
    static final int MAX_SUBNEGOTIATION = 512;

    private static final int EOF = 236;
    private static final String[] OPTIONS = {
        "binary", "echo", "reconnection", "suppress_go_ahead", "approximate_message_size", "status", "timing_mark"
    };

    private TelnetCommand() {}

    static boolean isCommand(ByteView bytes) {
        return bytes.u8(0) == IAC;
    }

    /** Length of the command that begins here. */
    static int length(ByteView bytes, boolean believed) {
        if (bytes.length() < 2) {
            return Dissector.NEED_MORE;
        }
        int code = bytes.u8(1);
        if (code == IAC) {
            return believed ? 2 : Dissector.NOT_MINE;
        }
        if (code < EOF) {
            return Dissector.NOT_MINE;
        }
        if (code < SB) {
            return 2;
        }
        if (bytes.length() < 3) {
            return Dissector.NEED_MORE;
        }
        if (!believed && bytes.u8(2) > MAX_OPTION) {
            return Dissector.NOT_MINE;
        }
        return code == SB ? subnegotiation(bytes) : 3;
    }

    private static int subnegotiation(ByteView bytes) {
        int limit = Math.min(bytes.length(), MAX_SUBNEGOTIATION);
        for (int i = 3; i + 1 < limit; i++) {
            if (bytes.u8(i) == IAC) {
                if (bytes.u8(i + 1) == SE) {
                    return i + 2;
                }
                i++;
            }
        }
        return bytes.length() >= MAX_SUBNEGOTIATION ? Dissector.NOT_MINE : Dissector.NEED_MORE;
    }

    static String name(int code) {
        return switch (code) {
            case 236 -> "eof";
            case 237 -> "suspend";
            case 238 -> "abort";
            case 239 -> "end_of_record";
            case SE -> "subnegotiation_end";
            case 241 -> "no_operation";
            case 242 -> "data_mark";
            case 243 -> "break";
            case 244 -> "interrupt_process";
            case 245 -> "abort_output";
            case 246 -> "are_you_there";
            case 247 -> "erase_character";
            case 248 -> "erase_line";
            case 249 -> "go_ahead";
            case SB -> "subnegotiation";
            case WILL -> "will";
            case 252 -> "wont";
            case 253 -> "do";
            case DONT -> "dont";
            default -> "escape";
        };
    }

    static String option(int option) {
        if (option < OPTIONS.length) {
            return OPTIONS[option];
        }
        return switch (option) {
            case 24 -> "terminal_type";
            case 25 -> "end_of_record";
            case 31 -> "window_size";
            case 32 -> "terminal_speed";
            case 33 -> "remote_flow_control";
            case 34 -> "linemode";
            case 35 -> "x_display_location";
            case 36 -> "environment";
            case 37 -> "authentication";
            case 38 -> "encryption";
            case 39 -> "new_environment";
            case 44 -> "com_port_control";
            default -> "option_" + option;
        };
    }
}
