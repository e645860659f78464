package io.otus.dissect.dnp3;

import io.otus.core.event.AnomalyCode;

/** Ids are public: alert rules name them, so they are never renumbered or reused. Clauses are of IEEE 1815-2012. */
enum Dnp3Anomaly implements AnomalyCode {
    HEADER_CRC("dnp3-001", "§9.2.4: the CRC after the link header covers its first 8 octets"),
    DATA_CRC("dnp3-002", "§9.2.4.4: a CRC follows each block of user data and covers it"),
    LINK_LENGTH("dnp3-003", "§9.2.4.1.2: LENGTH is at least 5"),
    FRAME_CUT("dnp3-004", "§9.2.4: a frame has as many octets as LENGTH says"),
    USER_DATA("dnp3-005", "§9.2.4: user data is present in user data frames, and in no others"),
    FCV(
            "dnp3-006",
            "§9.2.4.1.3, Table 9-1: FCV is set in test link states and confirmed user data, and clear in all other"
                    + " primary frames"),
    SOURCE_ADDRESS("dnp3-007", "§9.2: addresses from 0xFFF0 are not used as a source"),
    DIRECTION(
            "dnp3-008",
            "§9.2.4.1.3.1: DIR is set by masters, which send requests, and clear by outstations, which send responses"),
    TRANSPORT_SEQUENCE("dnp3-009", "§8.2.1: a segment that is not the first has the next sequence number"),
    FRAGMENT_LENGTH(
            "dnp3-010", "§4.2.1: a fragment is not longer than both sides can hold; 65,536 octets is Otus's bound"),
    APPLICATION_HEADER("dnp3-011", "§4.2.2: a request has at least 2 octets, a response at least 4"),
    REQUEST_FRAGMENTS(
            "dnp3-012", "§4.2.2.4: a request and an unsolicited response are one fragment, with FIR and FIN set"),
    UNSOLICITED_BIT("dnp3-013", "§4.2.2.4.4: UNS is set in unsolicited responses and their confirmations only"),
    OBJECT_HEADER(
            "dnp3-014",
            "§4.2.2.7: an object header has group, variation, qualifier and the range that the qualifier names"),
    QUALIFIER("dnp3-015", "§4.2.2.7: qualifier codes are used in the combinations listed only"),
    RANGE("dnp3-016", "§4.2.2.7.3.3: the stop index is not below the start index"),
    OBJECT_DATA("dnp3-017", "§4.2.2.7: the objects that a header announces follow it"),
    OBJECT_SIZE("dnp3-018", "Annex A: an object's parts lie within the size that it states"),
    OBJECT_COUNT("dnp3-019", "No clause: more object headers in one fragment than Otus reads (256)"),
    CONFIRM_OBJECTS("dnp3-020", "§4.4: a confirmation carries no objects"),
    COMMON_TIME(
            "dnp3-021",
            "Annex A, groups 2 and 4 variation 3: a common time of occurrence comes before relative times, in the same"
                    + " fragment"),
    BCD_DIGIT("dnp3-022", "Annex A, group 101: a digit of a binary-coded decimal is 0 to 9"),
    OPERATE_OBJECTS("dnp3-023", "§4.4.4.3: an operate request repeats the objects of its select request"),
    OPERATE_WITHOUT_SELECT(
            "dnp3-024",
            "§4.4.4.3: an operate request follows its select request directly, with the next sequence number"),
    CONFIRMATION_BIT("dnp3-025", "§4.2.2.4: CON is clear in requests"),
    RESERVED_INDICATION("dnp3-026", "§4.2.2.6: IIN2.6 and IIN2.7 are reserved and clear");

    private final String id;
    private final String rule;

    Dnp3Anomaly(String id, String rule) {
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
        return this == TRANSPORT_SEQUENCE || this == OPERATE_OBJECTS || this == OPERATE_WITHOUT_SELECT;
    }
}
