package io.otus.dissect.modbus;

import io.otus.core.event.AnomalyCode;

/**
 * Ways in which a message breaks the Modbus Application Protocol V1.1b3 or its framing. Ids are public and are never
 * renumbered or reused.
 */
enum ModbusAnomaly implements AnomalyCode {
    PDU_LENGTH("modbus-001", "V1.1b3 §6: the length of the PDU does not fit its function code"),
    QUANTITY("modbus-002", "V1.1b3 §6: the quantity lies outside the range of the function"),
    BYTE_COUNT("modbus-003", "V1.1b3 §6: the byte count disagrees with the quantity or with the length of the PDU"),
    COIL_VALUE("modbus-004", "V1.1b3 §6.5: a single coil is written with 0x0000 or 0xFF00 only"),
    EXCEPTION_CODE("modbus-005", "V1.1b3 §7: the exception code is not defined"),
    ADDRESS_RANGE("modbus-006", "V1.1b3 §4.4: starting address plus quantity passes 65536"),
    ADU_LENGTH(
            "modbus-007",
            "Messaging on TCP/IP V1.0b §3.1.3: the length field passes the datagram or the longest ADU, or leaves no function code"),
    ECHO("modbus-008", "V1.1b3 §6.5, §6.6, §6.8, §6.11, §6.12, §6.15, §6.16: the response does not repeat the request"),
    ANSWER_LENGTH("modbus-009", "V1.1b3 §6.1-§6.4: the response holds more or fewer values than were asked for"),
    SUB_REQUEST("modbus-010", "V1.1b3 §6.14, §6.15: a file sub-request breaks its own structure"),
    DEVICE_ID_OBJECT("modbus-011", "V1.1b3 §6.21: an object of the device identification passes the PDU"),
    CHECK("modbus-012", "Serial Line V1.02 §2.5.1.2, §2.5.2.2: the CRC or LRC of the frame is wrong"),
    SECOND_ANSWER(
            "modbus-013", "Messaging on TCP/IP V1.0b §3.1.3: one request is answered twice, with different content"),
    CLIENT_EXCEPTION(
            "modbus-014",
            "V1.1b3 §4.1, §7: function codes from 128 on are those of exceptions, which a client is told");

    private final String id;
    private final String rule;

    ModbusAnomaly(String id, String rule) {
        this.id = id;
        this.rule = rule;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public boolean isContradiction() {
        return this == ECHO || this == ANSWER_LENGTH || this == SECOND_ANSWER;
    }
}
