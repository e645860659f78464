package io.otus.dissect.snmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Global data of a message of version 3, RFC 3412 §6: {@code msgID, msgMaxSize, msgFlags, msgSecurityModel}. */
record SnmpV3(long msgId, int flags, int securityModel) {
    private static final int AUTHENTICATED = 1;
    private static final int ENCRYPTED = 2;
    private static final int REPORTABLE = 4;
    private static final int USER_BASED = 3;
    private static final int MAX_NAME = 32;

    /** Reads the sequence that a reader stands on; null where an element is missing. */
    static @Nullable SnmpV3 header(BerReader on) {
        BerReader in = on.inner();
        if (!in.next(BerReader.INTEGER)) {
            return null;
        }
        long id = BerValue.integer(in.content());
        if (!in.next(BerReader.INTEGER) || !in.next(BerReader.OCTET_STRING) || in.length() != 1) {
            return null;
        }
        int flags = in.content().u8(0);
        return in.next(BerReader.INTEGER) ? new SnmpV3(id, flags, (int) BerValue.integer(in.content())) : null;
    }

    /**
     * Parameters of the user-based security model, RFC 3414 §2.4; null where an element is missing. Only its own fields
     * are meant.
     */
    static SnmpEvent.@Nullable Security usm(ByteView octets) {
        BerReader outer = new BerReader(octets);
        if (!outer.next(BerReader.SEQUENCE)) {
            return null;
        }
        BerReader in = outer.inner();
        if (!in.next(BerReader.OCTET_STRING)) {
            return null;
        }
        Octets engine = in.content().octets(0, Math.min(in.length(), 64));
        if (!in.next(BerReader.INTEGER)) {
            return null;
        }
        long boots = BerValue.integer(in.content());
        if (!in.next(BerReader.INTEGER)) {
            return null;
        }
        long time = BerValue.integer(in.content());
        if (!in.next(BerReader.OCTET_STRING)) {
            return null;
        }
        String user = in.content().text(0, Math.min(in.length(), MAX_NAME), StandardCharsets.UTF_8);
        return new SnmpEvent.Security(0, false, false, false, USER_BASED, engine, boots, time, user);
    }

    boolean isUserBased() {
        return securityModel == USER_BASED;
    }

    /** The fields of this header, without those of its security model. */
    SnmpEvent.Security security() {
        return with(new SnmpEvent.Security(0, false, false, false, securityModel, Octets.EMPTY, 0, 0, ""));
    }

    SnmpEvent.Security with(SnmpEvent.Security model) {
        return new SnmpEvent.Security(
                msgId,
                (flags & AUTHENTICATED) != 0,
                (flags & ENCRYPTED) != 0,
                (flags & REPORTABLE) != 0,
                securityModel,
                model.engineId(),
                model.engineBoots(),
                model.engineTime(),
                model.userName());
    }
}
