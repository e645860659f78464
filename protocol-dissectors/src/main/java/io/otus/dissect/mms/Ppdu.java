package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;

/** What a presentation PDU carries, ITU-T X.226 §8.2 and §8.4, in its normal mode. Confined. */
final class Ppdu {
    /** The context is not named: there is but one. */
    static final int NO_CONTEXT = -1;

    private static final String MMS_SYNTAX = "1.0.9506.2.";
    private static final int SIMPLY_ENCODED = BerReader.APPLICATION;
    private static final int FULLY_ENCODED = BerReader.APPLICATION + 1;
    private static final int CONTEXT_DEFINITIONS = BerReader.CONTEXT + 4;
    private static final int SINGLE = BerReader.CONTEXT;
    private static final int OCTET_ALIGNED = BerReader.CONTEXT + 1;
    private static final int ARBITRARY = BerReader.CONTEXT + 2;
    /** User data lie at most this deep in a CP PPDU: set, normal mode parameters. */
    private static final int MAX_WRAPPING = 3;

    private int context = NO_CONTEXT;
    private int mmsContext = NO_CONTEXT;
    private int further;
    private ByteView value = ByteView.EMPTY;

    private Ppdu() {}

    /** Reads the user data of an SPDU. */
    static Ppdu read(ByteView userData) {
        Ppdu ppdu = new Ppdu();
        ppdu.walk(new BerReader(userData), 0);
        return ppdu;
    }

    /** The presentation context of the value. */
    int context() {
        return context;
    }

    /** The context that this PPDU gives to MMS; {@link #NO_CONTEXT} where it gives it none. */
    int mmsContext() {
        return mmsContext;
    }

    /** The value: what ACSE or MMS handed down; empty where there is none. */
    ByteView value() {
        return value;
    }

    /** How many values follow the first, in an encoding of several. */
    int further() {
        return further;
    }

    private void walk(BerReader in, int depth) {
        while (in.next()) {
            int tag = in.tag();
            if (tag == FULLY_ENCODED) {
                values(in.inner());
            } else if (tag == SIMPLY_ENCODED) {
                value = in.content();
            } else if (tag == CONTEXT_DEFINITIONS && depth > 0) {
                definitions(in.inner());
            } else if (in.constructed() && depth < MAX_WRAPPING) {
                walk(in.inner(), depth + 1);
            }
        }
    }

    private void definitions(BerReader in) {
        while (in.next()) {
            BerReader definition = in.inner();
            if (!definition.next(BerReader.INTEGER)) {
                continue;
            }
            int identifier = (int) BerValue.integer(definition.content());
            if (definition.next(BerReader.OBJECT_IDENTIFIER)
                    && BerValue.objectIdentifier(definition.content()).startsWith(MMS_SYNTAX)) {
                mmsContext = identifier;
            }
        }
    }

    private void values(BerReader in) {
        while (in.next()) {
            if (value.length() > 0) {
                further++;
                continue;
            }
            BerReader list = in.inner();
            while (list.next()) {
                int tag = list.tag();
                if (tag == BerReader.INTEGER) {
                    context = (int) BerValue.integer(list.content());
                } else if (tag == SINGLE || tag == OCTET_ALIGNED) {
                    value = list.content();
                } else if (tag == ARBITRARY && list.length() > 0) {
                    value = list.content().from(1);
                }
            }
        }
    }
}
