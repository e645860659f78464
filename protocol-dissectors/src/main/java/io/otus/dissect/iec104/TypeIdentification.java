package io.otus.dissect.iec104;

import static io.otus.dissect.iec104.Element.*;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ASDU types of IEC 60870-5-101 §7.3 and IEC 60870-5-104 §8, with the elements of one of their objects in wire
 * order.
 */
enum TypeIdentification {
    M_SP_NA_1(1, Kind.MONITOR, "single_point_information", SIQ),
    M_SP_TA_1(2, Kind.MONITOR, "single_point_information_with_time_tag", SIQ, CP24),
    M_DP_NA_1(3, Kind.MONITOR, "double_point_information", DIQ),
    M_DP_TA_1(4, Kind.MONITOR, "double_point_information_with_time_tag", DIQ, CP24),
    M_ST_NA_1(5, Kind.MONITOR, "step_position_information", VTI, QDS),
    M_ST_TA_1(6, Kind.MONITOR, "step_position_information_with_time_tag", VTI, QDS, CP24),
    M_BO_NA_1(7, Kind.MONITOR, "bitstring_of_32_bit", BSI, QDS),
    M_BO_TA_1(8, Kind.MONITOR, "bitstring_of_32_bit_with_time_tag", BSI, QDS, CP24),
    M_ME_NA_1(9, Kind.MONITOR, "measured_value_normalized", NVA, QDS),
    M_ME_TA_1(10, Kind.MONITOR, "measured_value_normalized_with_time_tag", NVA, QDS, CP24),
    M_ME_NB_1(11, Kind.MONITOR, "measured_value_scaled", SVA, QDS),
    M_ME_TB_1(12, Kind.MONITOR, "measured_value_scaled_with_time_tag", SVA, QDS, CP24),
    M_ME_NC_1(13, Kind.MONITOR, "measured_value_short_floating_point", R32, QDS),
    M_ME_TC_1(14, Kind.MONITOR, "measured_value_short_floating_point_with_time_tag", R32, QDS, CP24),
    M_IT_NA_1(15, Kind.MONITOR, "integrated_totals", BCR),
    M_IT_TA_1(16, Kind.MONITOR, "integrated_totals_with_time_tag", BCR, CP24),
    M_EP_TA_1(17, Kind.MONITOR, "event_of_protection_equipment_with_time_tag", SEP, CP16, CP24),
    M_EP_TB_1(18, Kind.MONITOR, "packed_start_events_of_protection_equipment_with_time_tag", SPE, QDP, CP16, CP24),
    M_EP_TC_1(
            19,
            Kind.MONITOR,
            "packed_output_circuit_information_of_protection_equipment_with_time_tag",
            OCI,
            QDP,
            CP16,
            CP24),
    M_PS_NA_1(20, Kind.MONITOR, "packed_single_point_information_with_status_change_detection", SCD, QDS),
    M_ME_ND_1(21, Kind.MONITOR, "measured_value_normalized_without_quality_descriptor", NVA),
    M_SP_TB_1(30, Kind.MONITOR, "single_point_information_with_time_tag_cp56time2a", SIQ, CP56),
    M_DP_TB_1(31, Kind.MONITOR, "double_point_information_with_time_tag_cp56time2a", DIQ, CP56),
    M_ST_TB_1(32, Kind.MONITOR, "step_position_information_with_time_tag_cp56time2a", VTI, QDS, CP56),
    M_BO_TB_1(33, Kind.MONITOR, "bitstring_of_32_bit_with_time_tag_cp56time2a", BSI, QDS, CP56),
    M_ME_TD_1(34, Kind.MONITOR, "measured_value_normalized_with_time_tag_cp56time2a", NVA, QDS, CP56),
    M_ME_TE_1(35, Kind.MONITOR, "measured_value_scaled_with_time_tag_cp56time2a", SVA, QDS, CP56),
    M_ME_TF_1(36, Kind.MONITOR, "measured_value_short_floating_point_with_time_tag_cp56time2a", R32, QDS, CP56),
    M_IT_TB_1(37, Kind.MONITOR, "integrated_totals_with_time_tag_cp56time2a", BCR, CP56),
    M_EP_TD_1(38, Kind.MONITOR, "event_of_protection_equipment_with_time_tag_cp56time2a", SEP, CP16, CP56),
    M_EP_TE_1(
            39,
            Kind.MONITOR,
            "packed_start_events_of_protection_equipment_with_time_tag_cp56time2a",
            SPE,
            QDP,
            CP16,
            CP56),
    M_EP_TF_1(
            40,
            Kind.MONITOR,
            "packed_output_circuit_information_of_protection_equipment_with_time_tag_cp56time2a",
            OCI,
            QDP,
            CP16,
            CP56),
    /** Counters of secure authentication, IEC TS 60870-5-7 §7; its other types are kept raw. */
    S_IT_TC_1(41, Kind.MONITOR, "integrated_totals_with_time_tagged_security_statistics", AID, BCR, CP56),
    C_SC_NA_1(45, Kind.COMMAND, "single_command", SCO),
    C_DC_NA_1(46, Kind.COMMAND, "double_command", DCO),
    C_RC_NA_1(47, Kind.COMMAND, "regulating_step_command", RCO),
    C_SE_NA_1(48, Kind.COMMAND, "set_point_command_normalized", NVA, QOS),
    C_SE_NB_1(49, Kind.COMMAND, "set_point_command_scaled", SVA, QOS),
    C_SE_NC_1(50, Kind.COMMAND, "set_point_command_short_floating_point", R32, QOS),
    C_BO_NA_1(51, Kind.COMMAND, "bitstring_of_32_bit_command", BSI),
    C_SC_TA_1(58, Kind.COMMAND, "single_command_with_time_tag_cp56time2a", SCO, CP56),
    C_DC_TA_1(59, Kind.COMMAND, "double_command_with_time_tag_cp56time2a", DCO, CP56),
    C_RC_TA_1(60, Kind.COMMAND, "regulating_step_command_with_time_tag_cp56time2a", RCO, CP56),
    C_SE_TA_1(61, Kind.COMMAND, "set_point_command_normalized_with_time_tag_cp56time2a", NVA, QOS, CP56),
    C_SE_TB_1(62, Kind.COMMAND, "set_point_command_scaled_with_time_tag_cp56time2a", SVA, QOS, CP56),
    C_SE_TC_1(63, Kind.COMMAND, "set_point_command_short_floating_point_with_time_tag_cp56time2a", R32, QOS, CP56),
    C_BO_TA_1(64, Kind.COMMAND, "bitstring_of_32_bit_command_with_time_tag_cp56time2a", BSI, CP56),
    M_EI_NA_1(70, Kind.INITIALIZATION, "end_of_initialization", COI),
    C_IC_NA_1(100, Kind.SYSTEM, "interrogation_command", QOI),
    C_CI_NA_1(101, Kind.SYSTEM, "counter_interrogation_command", QCC),
    C_RD_NA_1(102, Kind.SYSTEM, "read_command"),
    C_CS_NA_1(103, Kind.SYSTEM, "clock_synchronization_command", CP56),
    C_TS_NA_1(104, Kind.SYSTEM, "test_command", FBP),
    C_RP_NA_1(105, Kind.SYSTEM, "reset_process_command", QRP),
    C_CD_NA_1(106, Kind.SYSTEM, "delay_acquisition_command", CP16),
    C_TS_TA_1(107, Kind.SYSTEM, "test_command_with_time_tag_cp56time2a", TSC, CP56),
    P_ME_NA_1(110, Kind.PARAMETER, "parameter_of_measured_value_normalized", NVA, QPM),
    P_ME_NB_1(111, Kind.PARAMETER, "parameter_of_measured_value_scaled", SVA, QPM),
    P_ME_NC_1(112, Kind.PARAMETER, "parameter_of_measured_value_short_floating_point", R32, QPM),
    P_AC_NA_1(113, Kind.PARAMETER, "parameter_activation", QPA),
    F_FR_NA_1(120, Kind.FILE, "file_ready", NOF, LOF, FRQ),
    F_SR_NA_1(121, Kind.FILE, "section_ready", NOF, NOS, LOF, SRQ),
    F_SC_NA_1(122, Kind.FILE, "call_directory_select_file_call_file_call_section", NOF, NOS, SCQ),
    F_LS_NA_1(123, Kind.FILE, "last_section_last_segment", NOF, NOS, LSQ, CHS),
    F_AF_NA_1(124, Kind.FILE, "ack_file_ack_section", NOF, NOS, AFQ),
    F_SG_NA_1(125, Kind.FILE, "segment", NOF, NOS, LOS),
    F_DR_TA_1(126, Kind.FILE, "directory", NOF, LOF, SOF, CP56),
    F_SC_NB_1(127, Kind.FILE, "query_log", NOF, CP56, CP56);

    /** From here on types are by private agreement. */
    static final int FIRST_PRIVATE = 128;

    private static final @Nullable TypeIdentification[] BY_CODE = byCode();

    private final int code;
    private final Kind kind;
    private final String label;
    private final String key = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // It is made by List.of.
    private final List<Element> elements;

    private final int size;

    TypeIdentification(int code, Kind kind, String label, Element... elements) {
        this.code = code;
        this.kind = kind;
        this.label = label;
        this.elements = List.of(elements);
        int octets = 0;
        for (Element element : elements) {
            octets += element.size();
        }
        size = octets;
    }

    /** The purpose of a type. */
    enum Kind {
        /** Process information in monitor direction. */
        MONITOR,
        /** A station has started. */
        INITIALIZATION,
        /** Process information in control direction. */
        COMMAND,
        /** System information in control direction. */
        SYSTEM,
        /** Parameters in control direction. */
        PARAMETER,
        /** File transfer, in both. */
        FILE
    }

    int code() {
        return code;
    }

    Kind kind() {
        return kind;
    }

    /** What the standard calls it in words, lower case with underscores. */
    String label() {
        return label;
    }

    /** Its name in the standard's letters, lower case. */
    String key() {
        return key;
    }

    List<Element> elements() {
        return elements;
    }

    /** What its point is: the first element that is no name of an association. */
    Element value() {
        return elements.get(elements.getFirst() == AID ? 1 : 0);
    }

    /** Octets of an object before its value. */
    int valueAt() {
        return elements.getFirst() == AID ? AID.size() : 0;
    }

    /** Octets of an object without its address; of a segment without its data. */
    int size() {
        return size;
    }

    /** Whether several elements may follow one address: process information without time tag, and directories. */
    boolean allowsSequence() {
        return (kind == Kind.MONITOR && !elements.contains(CP24) && !elements.contains(CP56)) || this == F_DR_TA_1;
    }

    /** Whether its objects are values that a station reports. */
    boolean isMonitor() {
        return kind == Kind.MONITOR;
    }

    /** The type with this number; null where the standards have none. */
    static @Nullable TypeIdentification of(int code) {
        return code < BY_CODE.length ? BY_CODE[code] : null;
    }

    private static @Nullable TypeIdentification[] byCode() {
        @Nullable TypeIdentification[] types = new TypeIdentification[FIRST_PRIVATE];
        for (TypeIdentification type : values()) {
            types[type.code] = type;
        }
        return types;
    }
}
