package io.otus.dissect.pn_io;

/** Frame ids, IEC 61158-6-10 §4.2.2.3 (Table "FrameID"). */
final class FrameIds {
    static final int ALARM_HIGH = 0xFC01;
    static final int ALARM_LOW = 0xFE01;
    private static final int REMOTE_SERVICE = 0xFE02;

    private FrameIds() {}

    /** Whether frames of this id are read here: PTCP and DCP are protocols of their own. */
    static boolean isMine(int id) {
        return isCyclic(id) || id == ALARM_HIGH || id == ALARM_LOW || id == REMOTE_SERVICE || isFragment(id);
    }

    static boolean isCyclic(int id) {
        return (id >= 0x0100 && id <= 0x0FFF) || (id >= 0x8000 && id <= 0xFBFF);
    }

    private static boolean isFragment(int id) {
        return id >= 0xFF80 && id <= 0xFF8F;
    }

    /** RT class 3 is isochronous, 2 synchronized, 1 neither. */
    static String cyclicClass(int id) {
        if (id < 0x1000) {
            return id >= 0x0700 ? "rt_class_3_redundant" : "rt_class_3";
        }
        if (id < 0xBC00) {
            return "rt_class_2";
        }
        if (id < 0xC000) {
            return "rt_class_2_multicast";
        }
        return id < 0xF800 ? "rt_class_1" : "rt_class_1_multicast";
    }

    static String other(int id) {
        if (id == REMOTE_SERVICE) {
            return "remote_service_interface";
        }
        return isFragment(id) ? "fragment" : "reserved";
    }
}
