package io.otus.dissect.s7comm;

import io.otus.core.event.AnomalyCode;

/**
 * Ways in which a PDU contradicts the structure that {@code docs/protocols/s7comm.md} states. Ids are never renumbered
 * or reused.
 */
enum S7commAnomaly implements AnomalyCode {
    PDU_LENGTH("s7comm-001", "S7 header: parameters and data pass the end of the message"),
    PARAMETER_LENGTH("s7comm-002", "S7 function codes: the parameters are shorter than their function needs"),
    ITEM("s7comm-003", "S7 variable items: an item passes the parameters or does not begin with 0x12"),
    DATA_ITEM("s7comm-004", "S7 data items: an item passes the data"),
    ITEM_COUNT("s7comm-005", "S7 variable items: the answer holds more or fewer items than were asked for"),
    BLOCK_NAME(
            "s7comm-006", "S7 block control: the name of a block is not 9 characters of type, number and file system"),
    TRANSFER_LENGTH("s7comm-007", "S7 block control: an upload or download grows past every block of a controller"),
    USER_DATA("s7comm-008", "S7 user data: the parameter head is not 00 01 12 with the length of its method"),
    SZL("s7comm-009", "S7 user data, CPU functions: the records of the SZL do not fill the data"),
    USER_DATA_ITEMS("s7comm-010", "S7 user data: variables, values or alarms pass the data or do not begin with 0x12"),
    PARTS_LENGTH("s7comm-011", "S7 user data: what comes in parts grows past every list of a controller"),
    BLOCK_LENGTH("s7comm-012", "S7 block header: the block is not as long as its header says");

    private final String id;
    private final String rule;

    S7commAnomaly(String id, String rule) {
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
        return this == ITEM_COUNT;
    }

    @Override
    public boolean isOfMoved() {
        return this == BLOCK_LENGTH;
    }
}
