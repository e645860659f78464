package io.otus.alert.signature;

import java.util.Map;
import java.util.Set;

/**
 * Keywords {@code enip_command} and {@code cip_service}, and those keywords with a dot that concern the path of a
 * request or the header of the encapsulation.
 */
final class EnipKeywords {
    private static final String ENIP = "enip";
    private static final String CIP = "cip";
    private static final int MOST_COMMAND = 65_535;
    private static final int MOST_PARTS = 3;

    /** Commands by their names in the user guide, CIP Vol. 2 Table 2-3.2. */
    private static final Map<String, Integer> COMMANDS = Map.of(
            "nop", 0x00,
            "list_services", 0x04,
            "list_identity", 0x63,
            "list_interfaces", 0x64,
            "register_session", 0x65,
            "unregister_session", 0x66,
            "send_rr_data", 0x6F,
            "send_unit_data", 0x70,
            "indicate_status", 0x72,
            "cancel", 0x73);

    /**
     * Commands of the encapsulation that are requests to the device itself; other commands carry a message, or request
     * nothing.
     */
    private static final Set<Long> OPERATIONS = Set.of(0x04L, 0x63L, 0x64L, 0x65L, 0x66L);

    /**
     * Multiple Service Packet and Unconnected Send: the carried services are the requests; the carrier is matched on
     * messages only.
     */
    private static final Set<Long> CARRIERS = Set.of(0x0AL, 0x52L);

    private EnipKeywords() {}

    /** Parses a command of the encapsulation, by number or name. */
    static FieldCondition command(String text) {
        Integer named = COMMANDS.get(text);
        long command = named == null ? NumberRange.only(text) : named;
        if (command > MOST_COMMAND) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        String onMessage = "protocol == \"enip\" and command == " + command;
        return OPERATIONS.contains(command)
                ? new FieldCondition(ENIP, "protocol == \"enip\" and code == " + command, onMessage, true)
                : FieldCondition.message(ENIP, onMessage);
    }

    /** Parses a service, its class and its attribute: {@code SERVICE[,CLASS[,ATTRIBUTE]]}. */
    static FieldCondition service(String text) {
        String[] numbers = text.split(",", -1);
        if (numbers.length > MOST_PARTS) {
            throw new IllegalArgumentException("'" + text + "' is not taken (expected: service, class, attribute)");
        }
        long service = NumberRange.only(numbers[0]);
        boolean isCarrier = CARRIERS.contains(service);
        String condition = "protocol == \"cip\" and "
                + (isCarrier ? "message == \"request\" and service == " : "code == ") + service;
        if (numbers.length > 1) {
            condition += " and path.class == " + NumberRange.only(numbers[1]);
        }
        if (numbers.length > 2) {
            condition += " and path.attribute == " + NumberRange.only(numbers[2]);
        }
        return isCarrier ? new FieldCondition(CIP, "", condition, true) : FieldCondition.operation(CIP, condition);
    }

    /** Returns the condition on a part of a request's path. */
    static FieldCondition path(String part, String text) {
        return FieldCondition.operation(
                CIP, "protocol == \"cip\" and " + FieldCondition.range("path." + part, text, 0));
    }

    /** Returns the condition on a field of the encapsulation header, in either direction. */
    static FieldCondition field(String name, String text) {
        return FieldCondition.message(ENIP, "protocol == \"enip\" and " + FieldCondition.range(name, text, 0));
    }
}
