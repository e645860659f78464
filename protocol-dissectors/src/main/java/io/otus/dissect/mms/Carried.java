package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * What a transport message carries through session, presentation and ACSE.
 *
 * @param session the SPDU
 * @param context the presentation context; {@link Ppdu#NO_CONTEXT} where it is not named
 * @param mmsContext the context that the message gives to MMS; {@link Ppdu#NO_CONTEXT} where it gives it none
 * @param acse the APDU of the association control; null in data
 * @param pdu the PDU of MMS; empty where there is none
 * @param further how many values follow the first
 */
record Carried(
        Spdu.Type session,
        int context,
        int mmsContext,
        @Nullable Acse acse,
        ByteView pdu,
        int further) {
    /** Reads down to the PDU; null where the octets are no message of the session layer. */
    static @Nullable Carried read(ByteView tsdu) {
        if (tsdu.length() > 0 && Spdu.isBare(tsdu.u8(0))) {
            return new Carried(Spdu.Type.DATA, Ppdu.NO_CONTEXT, Ppdu.NO_CONTEXT, null, tsdu, 0);
        }
        Spdu spdu = Spdu.read(tsdu);
        if (spdu == null) {
            return null;
        }
        Ppdu ppdu = Ppdu.read(spdu.userData());
        Acse acse = spdu.type() == Spdu.Type.DATA ? null : Acse.read(ppdu.value());
        ByteView pdu = ByteView.EMPTY;
        if (spdu.type() == Spdu.Type.DATA) {
            pdu = ppdu.value();
        } else if (acse != null) {
            pdu = acse.userInformation();
        }
        return new Carried(spdu.type(), ppdu.context(), ppdu.mmsContext(), acse, pdu, ppdu.further());
    }

    /** Whether the message opens an association, or answers that. */
    boolean opens() {
        return session == Spdu.Type.CONNECT || session == Spdu.Type.ACCEPT;
    }
}
