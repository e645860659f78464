package io.otus.dissect.iec104;

import io.otus.core.event.AnomalyCode;

/**
 * Ids are public: alert rules name them, so they are never renumbered or reused. Clauses are of IEC 60870-5-104:2006
 * where they begin with 104, of IEC 60870-5-101:2003 where with 101.
 */
enum Iec104Anomaly implements AnomalyCode {
    CONTROL_FIELD(
            "iec104-001",
            "104 §5: the fixed bits of a control field have their values, and a U format names one function"),
    LENGTH("iec104-002", "104 §5: an APDU in the S or U format has the length 4, and one in the I format has an ASDU"),
    SEND_SEQUENCE(
            "iec104-003", "104 §5.1: each I format APDU has the send sequence number after that of the one before"),
    RECEIVE_SEQUENCE(
            "iec104-004",
            "104 §5.1: N(R) acknowledges APDUs that were sent, and never fewer than were acknowledged before"),
    WINDOW(
            "iec104-005",
            "104 §5.5: no more than k APDUs in the I format are unacknowledged; k is 12 unless agreed otherwise, told"
                    + " from 2 k on"),
    STOPPED(
            "iec104-006",
            "104 §5.3: after STOPDT and its confirmation no I format APDU is sent before STARTDT is confirmed"),
    OBJECTS("iec104-007", "101 §7.2.2: an ASDU has as many objects as its variable structure qualifier says"),
    SEQUENCE_OF_ELEMENTS("iec104-008", "101 §7.3: SQ is set in types only that have it"),
    SINGLE_OBJECT("iec104-009", "101 §7.3.2: an ASDU in control direction has one object"),
    CAUSE("iec104-010", "101 §7.2.3: each type has causes of transmission that go with it"),
    COMMON_ADDRESS("iec104-011", "101 §7.2.4: the common address 0 is not used"),
    OBJECT_ADDRESS("iec104-012", "101 §7.3: the address of system information in control direction is 0"),
    TIME("iec104-013", "101 §7.2.6.18: a time tag is a time of a day of the calendar"),
    SELECTED("iec104-014", "101 §7.2.6.26: an execute carries the command that was selected"),
    RESERVED("iec104-015", "101 §7.2.6: the reserved states and values of a command are not used"),
    TEST_PATTERN("iec104-016", "101 §7.2.6.14: the fixed test bit pattern is 55AA"),
    SECTION("iec104-017", "101 §7.4.11: the segments of a section come with its checksum, and within an open transfer"),
    CHECKSUM("iec104-018", "IEC 60870-5-1 §6.2.4.2: a frame ends with the sum of its octets and 16");

    private final String id;
    private final String rule;

    Iec104Anomaly(String id, String rule) {
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
        return this == SEND_SEQUENCE || this == RECEIVE_SEQUENCE || this == SELECTED;
    }
}
