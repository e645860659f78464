package io.otus.dissect.pn_io;

/** Record indices, IEC 61158-6-10 §5.2.3.6 (Table "Coding of Index"). */
final class RecordIndex {
    /** Several writes in one. */
    static final int WRITE_MULTIPLE = 0xE040;
    /** I&amp;M0; I&amp;M1 to 15 follow. */
    static final int IM0 = 0xAFF0;

    private static final int LAST_IM = 0xAFFF;
    /** Which submodules have identification records. */
    private static final int IM0_FILTER = 0xF840;
    /** What a device is made of, in as many parts as that needs. */
    private static final int FIRST_ASSET_MANAGEMENT = 0xF880;

    private static final int LAST_ASSET_MANAGEMENT = 0xF889;
    private static final int FIRST_OF_THE_STANDARD = 0x8000;
    private static final int FIRST_OF_PROFILES = 0xB000;
    private static final int LAST_OF_PROFILES = 0xBFFF;

    private RecordIndex() {}

    /** Whether the standard says what is in the record; else its profile or its maker does. */
    static boolean isOfTheStandard(int index) {
        return index >= FIRST_OF_THE_STANDARD && (index < FIRST_OF_PROFILES || index > LAST_OF_PROFILES);
    }

    private static boolean isIdentity(int index) {
        return (index >= IM0 && index <= LAST_IM)
                || index == IM0_FILTER
                || (index >= FIRST_ASSET_MANAGEMENT && index <= LAST_ASSET_MANAGEMENT);
    }

    /** Diagnosis, maintenance and log book of subslots, slots, relations, interfaces and the device. */
    private static boolean isDiagnosis(int index) {
        int low = index & 0x0FFF;
        int high = index & 0xF000;
        if (index == 0xF830 || index == 0xF80C) {
            return true;
        }
        boolean range = (low >= 0x00A && low <= 0x00C) || (low >= 0x010 && low <= 0x013);
        return range && (high == 0x8000 || high == 0xC000 || high == 0xE000 || high == 0xF000);
    }

    /** The kind of a record in the names of services: {@code im_0}, {@code diagnosis}, {@code record}. */
    static String kind(int index) {
        if (isIdentity(index)) {
            return index >= IM0 && index <= LAST_IM ? "im_" + (index - IM0) : "im_filter";
        }
        if (isDiagnosis(index)) {
            return "diagnosis";
        }
        return index >= FIRST_OF_THE_STANDARD ? "system_record" : "record";
    }
}
