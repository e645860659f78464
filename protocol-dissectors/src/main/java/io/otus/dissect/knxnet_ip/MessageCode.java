package io.otus.dissect.knxnet_ip;

/** Message codes of the common external message interface, KNX Standard 3/6/3 §4.1.3. */
final class MessageCode {
    static final int L_DATA_REQ = 0x11;
    static final int L_DATA_IND = 0x29;
    static final int L_DATA_CON = 0x2E;
    static final int M_RESET_IND = 0xF0;
    static final int M_RESET_REQ = 0xF1;
    static final int M_PROP_WRITE_CON = 0xF5;
    static final int M_PROP_WRITE_REQ = 0xF6;
    static final int M_PROP_INFO_IND = 0xF7;
    static final int M_FUNC_PROP_COMMAND_REQ = 0xF8;
    static final int M_FUNC_PROP_STATE_READ_REQ = 0xF9;
    static final int M_FUNC_PROP_CON = 0xFA;
    static final int M_PROP_READ_CON = 0xFB;
    static final int M_PROP_READ_REQ = 0xFC;

    private MessageCode() {}

    /** The standard's name; empty where the code is not known. */
    static String name(int code) {
        return switch (code) {
            case 0x10 -> "l_raw_req";
            case L_DATA_REQ -> "l_data_req";
            case 0x13 -> "l_poll_data_req";
            case 0x25 -> "l_poll_data_con";
            case L_DATA_IND -> "l_data_ind";
            case 0x2B -> "l_busmon_ind";
            case 0x2D -> "l_raw_ind";
            case L_DATA_CON -> "l_data_con";
            case 0x2F -> "l_raw_con";
            case 0x41 -> "t_data_connected_req";
            case 0x4A -> "t_data_individual_req";
            case 0x89 -> "t_data_connected_ind";
            case 0x94 -> "t_data_individual_ind";
            case M_RESET_IND -> "m_reset_ind";
            case M_RESET_REQ -> "m_reset_req";
            case M_PROP_WRITE_CON -> "m_prop_write_con";
            case M_PROP_WRITE_REQ -> "m_prop_write_req";
            case M_PROP_INFO_IND -> "m_prop_info_ind";
            case M_FUNC_PROP_COMMAND_REQ -> "m_func_prop_command_req";
            case M_FUNC_PROP_STATE_READ_REQ -> "m_func_prop_state_read_req";
            case M_FUNC_PROP_CON -> "m_func_prop_con";
            case M_PROP_READ_CON -> "m_prop_read_con";
            case M_PROP_READ_REQ -> "m_prop_read_req";
            default -> "";
        };
    }

    /** Whether it is a data frame of the link layer. */
    static boolean isData(int code) {
        return code == L_DATA_REQ || code == L_DATA_CON || code == L_DATA_IND;
    }

    /** Whether it calls a function of an interface object, 3/6/3 §4.1.7. */
    static boolean isFunctionProperty(int code) {
        return code >= M_FUNC_PROP_COMMAND_REQ && code <= M_FUNC_PROP_CON;
    }
}
