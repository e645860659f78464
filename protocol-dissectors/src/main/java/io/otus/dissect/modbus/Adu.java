package io.otus.dissect.modbus;

import io.otus.core.event.FieldWriter;

/**
 * What every Modbus message begins with: the header of Messaging on TCP/IP V1.0b §3.1.3, or the address of a serial
 * frame.
 *
 * @param framing what the PDU is wrapped in
 * @param transactionIdentifier pairs request and response, 0 to 65535; 0 in a serial frame, which has none
 * @param length bytes that follow the length field, 2 to 254; 0 in a serial frame, which has no such field
 * @param unitIdentifier the server behind a gateway, or on the serial line, 0 to 255
 * @param functionCode function without the exception bit, 0 to 127
 * @param check the CRC or LRC of a serial frame; 0 under TCP
 */
public record Adu(
        Framing framing, int transactionIdentifier, int length, int unitIdentifier, int functionCode, int check) {
    /** A header of Modbus/TCP. */
    Adu(int transactionIdentifier, int length, int unitIdentifier, int functionCode) {
        this(Framing.MBAP, transactionIdentifier, length, unitIdentifier, functionCode, 0);
    }

    /** An address of a serial frame. */
    static Adu serial(Framing framing, int unitIdentifier, int functionCode, int check) {
        return new Adu(framing, 0, 0, unitIdentifier, functionCode, check);
    }

    /** Where in the message the byte lies that is this far behind the function code. */
    int at(int offset) {
        return framing.at(offset);
    }

    /**
     * Whether no server answers it: address 0 of a serial line, Serial Line V1.02 §2.1. Under TCP unit 0 is an ordinary
     * one.
     */
    boolean isBroadcast() {
        return framing != Framing.MBAP && unitIdentifier == 0;
    }

    /** What pairs it on the wire; unit and function are those of the operation. */
    void detail(FieldWriter out) {
        if (framing == Framing.MBAP) {
            out.number("transaction_identifier", transactionIdentifier);
        } else {
            out.text("framing", framing == Framing.RTU ? "rtu" : "ascii");
        }
    }

    void fields(FieldWriter out) {
        switch (framing) {
            case MBAP -> {
                out.number("transaction_identifier", transactionIdentifier);
                out.number("length", length);
            }
            case RTU -> {
                out.text("framing", "rtu");
                out.number("crc", check);
            }
            case ASCII -> {
                out.text("framing", "ascii");
                out.number("lrc", check);
            }
        }
        out.number("unit_identifier", unitIdentifier);
        out.number("function_code", functionCode);
        out.text("function", ModbusFunction.service(functionCode).name());
    }
}
