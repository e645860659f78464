package io.otus.dissect.umas;

import io.otus.core.event.FieldWriter;

/**
 * The header of every message.
 *
 * @param transactionIdentifier of Modbus; pairs request and response, 0 to 65535
 * @param unitIdentifier of Modbus, 0 to 255
 * @param sessionKey who holds the reservation, 0 to 255; 0 without one
 * @param functionCode 0 to 255; in a response that of its request, {@link #UNSEEN} where that was not seen
 */
public record UmasPdu(int transactionIdentifier, int unitIdentifier, int sessionKey, int functionCode) {
    /** A response does not repeat its function. */
    static final int UNSEEN = -1;

    void fields(FieldWriter out) {
        out.number("transaction_identifier", transactionIdentifier);
        out.number("unit_identifier", unitIdentifier);
        out.number("session_key", sessionKey);
        if (functionCode != UNSEEN) {
            out.number("function_code", functionCode);
            out.text("function", UmasFunction.service(functionCode).name());
        }
    }
}
