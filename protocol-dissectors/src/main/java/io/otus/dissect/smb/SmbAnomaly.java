package io.otus.dissect.smb;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks its specification. Ids are public and are never renumbered or reused. */
enum SmbAnomaly implements AnomalyCode {
    HEADER("smb-001", "[MS-CIFS] §2.2.3, [MS-SMB2] §2.2.1: words, bytes and names lie within the message", ""),
    SESSION_SETUP_TRANSACTION(
            "smb-002",
            "[MS-CIFS] §2.2.6.15: TRANS2_SESSION_SETUP is reserved; clients do not send it. DoublePulsar is asked by"
                    + " it",
            "MS17-010 (DoublePulsar)"),
    TRANSACTION_KIND(
            "smb-003",
            "[MS-CIFS] §3.2.4.1.5: the second part of a transaction is of the same kind as the first. EternalBlue"
                    + " mixes them",
            "MS17-010 (EternalBlue)"),
    PEEK_NOTHING(
            "smb-004",
            "[MS-CIFS] §2.2.5.5: TRANS_PEEK_NMPIPE names an open pipe. Probes for MS17-010 name the file 0",
            "MS17-010 (probe)"),
    COMPRESSION_SIZE(
            "smb-005",
            "[MS-SMB2] §2.2.42: offset and size of a compressed message add up to less than 2^32. SMBGhost overflows"
                    + " them",
            "CVE-2020-0796 (SMBGhost)"),
    IMPLANT_ANSWER(
            "smb-006",
            "[MS-CIFS] §3.3.5.2: an answer repeats the multiplex id of its request. DoublePulsar answers with 16 more",
            "MS17-010 (DoublePulsar)");

    private final String id;
    private final String rule;
    private final String exploit;

    SmbAnomaly(String id, String rule, String exploit) {
        this.id = id;
        this.rule = rule;
        this.exploit = exploit;
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
    public String exploit() {
        return exploit;
    }
}
