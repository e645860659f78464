package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.Single;

/** Information elements, IEC 60870-5-101 §7.2.6, with the fields that each writes. Little-endian. */
enum Element {
    /** Single-point information with quality, §7.2.6.1. */
    SIQ(1),
    /** Double-point information with quality, §7.2.6.2. */
    DIQ(1),
    /** Quality descriptor, §7.2.6.3. */
    QDS(1),
    /** Quality descriptor of protection equipment, §7.2.6.4. */
    QDP(1),
    /** Value with transient state, -64 to 63, §7.2.6.5. */
    VTI(1),
    /** Normalised value, -1 to 1 - 2^-15, §7.2.6.6. */
    NVA(2),
    /** Scaled value, -32768 to 32767, §7.2.6.7. */
    SVA(2),
    /** Short floating point number, §7.2.6.8. */
    R32(4),
    /** Binary counter reading, §7.2.6.9. */
    BCR(5),
    /** Single event of protection equipment, §7.2.6.10. */
    SEP(1),
    /** Start events of protection equipment, §7.2.6.11. */
    SPE(1),
    /** Output circuit information of protection equipment, §7.2.6.12. */
    OCI(1),
    /** Binary state information of 32 bit, §7.2.6.13. */
    BSI(4),
    /** Fixed test bit pattern, §7.2.6.14. */
    FBP(2),
    /** Single command, §7.2.6.15. */
    SCO(1),
    /** Double command, §7.2.6.16. */
    DCO(1),
    /** Regulating step command, §7.2.6.17. */
    RCO(1),
    /** Seven octet binary time, §7.2.6.18. */
    CP56(7),
    /** Three octet binary time, §7.2.6.19. */
    CP24(3),
    /** Two octet binary time, §7.2.6.20. */
    CP16(2),
    /** Association ID of secure authentication, IEC TS 60870-5-7 §7. */
    AID(2),
    /** Cause of initialisation, §7.2.6.21. */
    COI(1),
    /** Qualifier of interrogation, §7.2.6.22. */
    QOI(1),
    /** Qualifier of counter interrogation, §7.2.6.23. */
    QCC(1),
    /** Qualifier of parameter of measured values, §7.2.6.24. */
    QPM(1),
    /** Qualifier of parameter activation, §7.2.6.25. */
    QPA(1),
    /** Qualifier of reset process, §7.2.6.27. */
    QRP(1),
    /** File ready qualifier, §7.2.6.28. */
    FRQ(1),
    /** Section ready qualifier, §7.2.6.29. */
    SRQ(1),
    /** Select and call qualifier, §7.2.6.30. */
    SCQ(1),
    /** Last section or segment qualifier, §7.2.6.31. */
    LSQ(1),
    /** Acknowledge file or section qualifier, §7.2.6.32. */
    AFQ(1),
    /** Name of file, §7.2.6.33. */
    NOF(2),
    /** Name of section, §7.2.6.34. */
    NOS(1),
    /** Length of file or section, §7.2.6.35. */
    LOF(3),
    /** Length of segment, §7.2.6.36; that many octets follow. */
    LOS(1),
    /** Checksum, §7.2.6.37. */
    CHS(1),
    /** Status of file, §7.2.6.38. */
    SOF(1),
    /** Qualifier of set-point command, §7.2.6.39. */
    QOS(1),
    /** Status and status change detection, §7.2.6.40. */
    SCD(4),
    /** Test sequence counter, IEC 60870-5-104 §8.8. */
    TSC(2);

    /** IV, NT, SB and BL are where all quality descriptors have them. */
    static final int INVALID = 0x80;

    private static final double NORMALISED = 32_768.0;

    private final int size;

    Element(int size) {
        this.size = size;
    }

    /** Octets of it. */
    int size() {
        return size;
    }

    /** Its octets as one number, least significant first. They must be there. */
    long raw(ByteView bytes, int at) {
        long raw = 0;
        for (int i = size - 1; i >= 0; i--) {
            raw = raw << 8 | bytes.u8(at + i);
        }
        return raw;
    }

    /** The number of a short floating point number. */
    static double single(long raw) {
        return Single.number(Float.intBitsToFloat((int) raw));
    }

    /** A normalised value as the fraction that it is. */
    static double normalised(long raw) {
        return (short) raw / NORMALISED;
    }

    /** A counter reading without its status, in two's complement. */
    static int counter(long raw) {
        return (int) raw;
    }

    /** VTI without its transient bit, -64 to 63. */
    static int transientValue(long raw) {
        return (int) (raw & 0x7F) << 25 >> 25;
    }

    /** Writes its fields. */
    void write(FieldWriter out, long raw) {
        int octet = (int) raw & 0xFF;
        switch (this) {
            case SIQ -> {
                out.flag("value", (octet & 1) != 0);
                quality(out, octet & 0xF0);
            }
            case DIQ -> {
                out.number("value", octet & 3);
                quality(out, octet & 0xF0);
            }
            case QDS, QDP -> quality(out, octet);
            case VTI -> {
                out.number("value", transientValue(raw));
                out.flag("transient", (octet & 0x80) != 0);
            }
            case NVA -> out.real("value", normalised(raw));
            case SVA -> out.number("value", (short) raw);
            case R32 -> out.real("value", single(raw));
            case BCR -> {
                out.number("value", counter(raw));
                int status = (int) (raw >> 32);
                out.number("sequence", status & 0x1F);
                out.flag("carry", (status & 0x20) != 0);
                out.flag("adjusted", (status & 0x40) != 0);
                quality(out, status & INVALID);
            }
            case SEP -> {
                out.number("value", octet & 3);
                quality(out, octet & 0xF8);
            }
            case SPE, OCI -> out.number("value", octet);
            case BSI -> out.number("value", raw);
            case FBP -> out.number("test_pattern", raw);
            case SCO -> {
                out.flag("value", (octet & 1) != 0);
                out.number("qualifier", octet >> 2 & 0x1F);
                out.flag("select", (octet & 0x80) != 0);
            }
            case DCO, RCO -> {
                out.number("value", octet & 3);
                out.number("qualifier", octet >> 2 & 0x1F);
                out.flag("select", (octet & 0x80) != 0);
            }
            case QOS -> {
                out.number("qualifier", octet & 0x7F);
                out.flag("select", (octet & 0x80) != 0);
            }
            case CP56, CP24 -> TimeTag.write(out, this, raw);
            case CP16 -> out.number("elapsed", raw);
            case AID -> out.number("association_id", raw);
            case COI -> {
                out.number("cause_of_initialization", octet & 0x7F);
                out.flag("local_parameter_change", (octet & 0x80) != 0);
            }
            case QOI, QPA, QRP -> out.number("qualifier", octet);
            case QCC -> {
                out.number("qualifier", octet & 0x3F);
                out.number("freeze", octet >> 6);
            }
            case QPM -> {
                out.number("qualifier", octet & 0x3F);
                out.flag("local_parameter_change", (octet & 0x40) != 0);
                out.flag("not_in_operation", (octet & 0x80) != 0);
            }
            case FRQ, SRQ -> {
                out.number("qualifier", octet & 0x7F);
                out.flag("not_ready", (octet & 0x80) != 0);
            }
            case SCQ, AFQ -> {
                out.number("qualifier", octet & 0x0F);
                out.number("error", octet >> 4);
            }
            case LSQ -> out.number("qualifier", octet);
            case NOF -> out.number("name_of_file", raw);
            case NOS -> out.number("name_of_section", raw);
            case LOF -> out.number("length_of_file", raw);
            case LOS -> out.number("length_of_segment", raw);
            case CHS -> out.number("checksum", raw);
            case SOF -> {
                out.number("status_of_file", octet & 0x1F);
                out.flag("last_file", (octet & 0x20) != 0);
                out.flag("directory", (octet & 0x40) != 0);
                out.flag("active", (octet & 0x80) != 0);
            }
            case SCD -> {
                out.number("value", raw & 0xFFFF);
                out.number("changed", raw >> 16 & 0xFFFF);
            }
            case TSC -> out.number("test_sequence_counter", raw);
        }
    }

    /** Quality with the names of what is set. */
    private static void quality(FieldWriter out, int octet) {
        out.number("quality", octet);
        if (octet != 0) {
            out.values("quality_set", Names.quality(octet));
        }
    }
}
