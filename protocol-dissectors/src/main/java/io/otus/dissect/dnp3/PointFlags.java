package io.otus.dissect.dnp3;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;

/**
 * What the flags of points mean for their values, IEEE 1815-2012 §11. A point that was not updated since its outstation
 * restarted, or that is not reached, need not be online: only a point that is neither and is not online is invalid.
 */
final class PointFlags {
    private static final int ONLINE = 0x01;
    private static final int RESTART = 0x02;
    private static final int COMM_LOST = 0x04;
    private static final int REMOTE_FORCED = 0x08;
    private static final int LOCAL_FORCED = 0x10;
    /** OVER_RANGE and REFERENCE_ERR of analog points; those of other kinds have other flags there. */
    private static final int OVER_RANGE = 0x20;

    private static final int REFERENCE_ERR = 0x40;
    private static final int FIRST_ANALOG = 30;

    private PointFlags() {}

    /** The flaws of points of a group, by their flags. */
    static Flaws of(int group, Octets flags) {
        byte[] each = new byte[flags.length()];
        for (int i = 0; i < each.length; i++) {
            each[i] = (byte) of(flags.u8(i), group >= FIRST_ANALOG);
        }
        return Flaws.of(each);
    }

    private static int of(int flags, boolean isAnalog) {
        boolean isOff = (flags & (ONLINE | RESTART | COMM_LOST)) == 0;
        int octet = Flaws.with(0, Flaw.FORCED, (flags & (REMOTE_FORCED | LOCAL_FORCED)) != 0);
        octet = Flaws.with(octet, Flaw.RESTARTED, (flags & RESTART) != 0);
        octet = Flaws.with(octet, Flaw.OUTDATED, (flags & COMM_LOST) != 0);
        octet = Flaws.with(octet, Flaw.EXCEEDED, isAnalog && (flags & OVER_RANGE) != 0);
        return Flaws.with(octet, Flaw.INVALID, isOff || (isAnalog && (flags & REFERENCE_ERR) != 0));
    }
}
