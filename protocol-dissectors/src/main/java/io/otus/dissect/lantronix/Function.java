package io.otus.dissect.lantronix;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/** The functions of a message, table "UDP Configuration". */
enum Function {
    NODE_RESET(0x03, "node_reset", Action.RESTART, 6, 6),
    QUERY_FIRMWARE(0xF6, "query_firmware_version", Action.IDENTIFY, 4, 4),
    /** 16 octets of the firmware's image and 4 of the device; newer devices add some. */
    FIRMWARE(0xF7, "firmware_information", Action.IDENTIFY, 24, 64),
    QUERY_SETUP(0xF8, "query_setup_record", Action.READ, 4, 4),
    SETUP(0xF9, "configuration_readback", Action.READ, 124, 124),
    SET_CONFIGURATION(0xFA, "set_configuration", Action.CONFIGURE, 124, 124),
    ACKNOWLEDGE(0xFB, "configuration_change_acknowledge", Action.CONFIGURE, 4, 4),
    SET_ADDRESS(0xFC, "set_ip_address", Action.CONFIGURE, 20, 20),
    SET_CONFIGURATION_AND_ADDRESS(0xFD, "set_configuration_and_ip_address", Action.CONFIGURE, 124, 124);

    private static final Function[] ALL = values();

    private final int code;

    @SuppressWarnings("ImmutableEnumChecker") // A record of strings, numbers and enums, which bears no annotation.
    private final Service service;

    private final int shortest;
    private final int longest;

    Function(int code, String name, Action action, int shortest, int longest) {
        this.code = code;
        this.service = new Service(code, name, action);
        this.shortest = shortest;
        this.longest = longest;
    }

    /** The function with this code; null for another protocol's octet. */
    static @Nullable Function of(int code) {
        for (Function function : ALL) {
            if (function.code == code) {
                return function;
            }
        }
        return null;
    }

    /** Whether a message of this function, header included, may be so long. */
    boolean hasLength(int length) {
        return length >= shortest && length <= longest;
    }

    int code() {
        return code;
    }

    Service service() {
        return service;
    }
}
