package io.otus.dissect.tns;

/** Version numbers of Oracle's programs, packed into four octets. */
final class OracleVersion {
    /** Since this one, the parts behind the first have other widths. */
    private static final int NEW_WIDTHS = 18;

    private OracleVersion() {}

    /** {@code 11.2.0.4.0} of 0x0B200400; empty for 0. */
    static String text(long packed) {
        long major = packed >>> 24 & 0xFF;
        if (major == 0) {
            return "";
        }
        return major >= NEW_WIDTHS
                ? major + "." + (packed >>> 16 & 0xFF) + '.' + (packed >>> 12 & 0xF) + '.' + (packed >>> 4 & 0xFF) + '.'
                        + (packed & 0xF)
                : major + "." + (packed >>> 20 & 0xF) + '.' + (packed >>> 12 & 0xFF) + '.' + (packed >>> 8 & 0xF) + '.'
                        + (packed & 0xFF);
    }
}
