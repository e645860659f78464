package io.otus.dissect.s7commplus;

import io.otus.core.event.FieldWriter;

/**
 * What a request and its answer begin with, S7+ "heads".
 *
 * @param opcode 0x31 request, 0x32 response, 0x02 short response
 * @param function the function code, 0 to 65535
 * @param sequenceNumber pairs a request with its answer, 0 to 65535
 * @param sessionId number of the session in a request; -1 in an answer, which does not carry it
 * @param transportFlags bit 6 in version 3: no answer is sent; the others are not understood
 */
public record Head(int opcode, int function, int sequenceNumber, long sessionId, int transportFlags) {
    static final int REQUEST = 0x31;
    static final int RESPONSE = 0x32;
    static final int NOTIFICATION = 0x33;
    static final int SHORT_RESPONSE = 0x02;

    /**
     * Opcode u8, 0 u16, function u16, 0 u16, sequence number u16, and in a request the session u32; then the flags u8.
     */
    static final int RESPONSE_SIZE = 10;

    static final int REQUEST_SIZE = 14;

    private static final int NO_ANSWER = 0x40;

    boolean isRequest() {
        return opcode == REQUEST;
    }

    /** Whether captures show that no answer comes. */
    boolean isUnanswered(int protocolVersion) {
        return protocolVersion == S7commplusHeader.VERSION_3 && (transportFlags & NO_ANSWER) != 0;
    }

    void fields(FieldWriter out) {
        out.number("opcode", opcode);
        out.number("function", function);
        out.text("function_name", S7commplusFunction.name(function));
        out.number("sequence_number", sequenceNumber);
        if (sessionId >= 0) {
            out.number("session_id", sessionId);
        }
        out.number("transport_flags", transportFlags);
    }
}
