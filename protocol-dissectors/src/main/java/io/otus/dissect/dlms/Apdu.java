package io.otus.dissect.dlms;

/** Tags of APDUs, IEC 62056-5-3 §9.5. */
final class Apdu {
    static final int READ_REQUEST = 0x05;
    static final int WRITE_REQUEST = 0x06;
    static final int READ_RESPONSE = 0x0C;
    static final int WRITE_RESPONSE = 0x0D;
    static final int CONFIRMED_SERVICE_ERROR = 0x0E;
    static final int DATA_NOTIFICATION = 0x0F;
    static final int AARQ = 0x60;
    static final int AARE = 0x61;
    static final int RLRQ = 0x62;
    static final int RLRE = 0x63;
    static final int GET_REQUEST = 0xC0;
    static final int SET_REQUEST = 0xC1;
    static final int EVENT_NOTIFICATION = 0xC2;
    static final int ACTION_REQUEST = 0xC3;
    static final int GET_RESPONSE = 0xC4;
    static final int SET_RESPONSE = 0xC5;
    static final int ACTION_RESPONSE = 0xC7;
    static final int EXCEPTION_RESPONSE = 0xD8;
    static final int GENERAL_GLO = 0xDB;
    static final int GENERAL_DED = 0xDC;
    static final int GENERAL_CIPHERING = 0xDD;

    private static final int GLO_FIRST = 0xC8;
    private static final int DED_FIRST = 0xD0;
    private static final int GLO_SHORT = 0x20;
    private static final int DED_SHORT = 0x40;

    private Apdu() {}

    static boolean isKnown(int tag) {
        return !name(tag).isEmpty();
    }

    /** Whether it is a service under the global key or that of the association, IEC 62056-5-3 §5.3.4. */
    static boolean isCiphered(int tag) {
        return plain(tag) != tag;
    }

    /** Whether anything may be in it. */
    static boolean isGeneral(int tag) {
        return tag == GENERAL_GLO || tag == GENERAL_DED || tag == GENERAL_CIPHERING;
    }

    /** The service that is ciphered; the tag itself where it is not. */
    static int plain(int tag) {
        if (tag >= GLO_FIRST && tag <= GLO_FIRST + 7) {
            return isPlain(tag - 8) ? tag - 8 : tag;
        }
        if (tag >= DED_FIRST && tag <= DED_FIRST + 7) {
            return isPlain(tag - 16) ? tag - 16 : tag;
        }
        if (tag > GLO_SHORT && tag < DED_SHORT && isPlain(tag - GLO_SHORT)) {
            return tag - GLO_SHORT;
        }
        return tag > DED_SHORT && tag < AARQ && isPlain(tag - DED_SHORT) ? tag - DED_SHORT : tag;
    }

    private static boolean isPlain(int tag) {
        return !plainName(tag).isEmpty() && tag != DATA_NOTIFICATION;
    }

    private static String plainName(int tag) {
        return switch (tag) {
            case 0x01 -> "initiate_request";
            case READ_REQUEST -> "read_request";
            case WRITE_REQUEST -> "write_request";
            case 0x08 -> "initiate_response";
            case READ_RESPONSE -> "read_response";
            case WRITE_RESPONSE -> "write_response";
            case CONFIRMED_SERVICE_ERROR -> "confirmed_service_error";
            case DATA_NOTIFICATION -> "data_notification";
            case 0x16 -> "unconfirmed_write_request";
            case 0x18 -> "information_report_request";
            case GET_REQUEST -> "get_request";
            case SET_REQUEST -> "set_request";
            case EVENT_NOTIFICATION -> "event_notification_request";
            case ACTION_REQUEST -> "action_request";
            case GET_RESPONSE -> "get_response";
            case SET_RESPONSE -> "set_response";
            case ACTION_RESPONSE -> "action_response";
            default -> "";
        };
    }

    /** The name; empty where there is no such tag. */
    static String name(int tag) {
        int plain = plain(tag);
        if (plain != tag) {
            boolean ded = tag >= DED_FIRST || (tag > DED_SHORT && tag < AARQ);
            return (ded ? "ded_" : "glo_") + plainName(plain);
        }
        return switch (tag) {
            case AARQ -> "aarq";
            case AARE -> "aare";
            case RLRQ -> "rlrq";
            case RLRE -> "rlre";
            case EXCEPTION_RESPONSE -> "exception_response";
            case 0xD9 -> "access_request";
            case 0xDA -> "access_response";
            case GENERAL_GLO -> "general_glo_ciphering";
            case GENERAL_DED -> "general_ded_ciphering";
            case GENERAL_CIPHERING -> "general_ciphering";
            case 0xDF -> "general_signing";
            case 0xE0 -> "general_block_transfer";
            default -> plainName(tag);
        };
    }
}
