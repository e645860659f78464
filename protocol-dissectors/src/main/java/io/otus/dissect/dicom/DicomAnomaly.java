package io.otus.dissect.dicom;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum DicomAnomaly implements AnomalyCode {
    ITEM_LENGTH("dicom-001", "PS3.8 §9.3: the items of an association end within its PDU"),
    PDV_LENGTH("dicom-002", "PS3.8 §9.3.5.1: presentation data values fill their PDU exactly"),
    COMMAND_SET("dicom-003", "PS3.7 §6.3.1: the elements of a command set end within it"),
    REPEATED("dicom-004", "PS3.7 D.3.3: an association has each item about its user once");

    private final String id;
    private final String rule;

    DicomAnomaly(String id, String rule) {
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
}
