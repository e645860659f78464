package io.otus.dissect.modbus;

import io.otus.core.event.FieldWriter;

/**
 * What every Modbus/TCP message begins with (Messaging on TCP/IP V1.0b §3.1.3).
 *
 * @param transactionIdentifier pairs request and response, 0 to 65535
 * @param length bytes that follow the length field, 2 to 254
 * @param unitIdentifier the server behind a gateway, 0 to 255
 * @param functionCode function without the exception bit, 0 to 127
 */
public record Adu(int transactionIdentifier, int length, int unitIdentifier, int functionCode) {
    void fields(FieldWriter out) {
        out.number("transaction_identifier", transactionIdentifier);
        out.number("length", length);
        out.number("unit_identifier", unitIdentifier);
        out.number("function_code", functionCode);
        out.text("function", ModbusFunction.service(functionCode).name());
    }
}
