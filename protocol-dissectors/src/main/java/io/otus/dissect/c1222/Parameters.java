package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import io.otus.layer.ber.BerReader;

/** Reads the parameters of a service one behind the other, most significant octet first. Confined. */
final class Parameters extends FrontReader {
    private static final int ID_HEADER = 2;

    /** A reader behind the code of a service. */
    Parameters(ByteView service) {
        super(service, 1);
    }

    int u16() {
        return (int) unsigned(2);
    }

    int u24() {
        return (int) unsigned(3);
    }

    /** Passes what is left. */
    void skipRest() {
        bytes(remaining());
    }

    /** An ApTitle or another identifier: 06 or 80, length, arcs. */
    String identifier() {
        if (remaining() < ID_HEADER) {
            fail();
            return "";
        }
        ByteView id = bytes(ID_HEADER + view().u8(at() + 1));
        String title = failed() ? "" : ApTitle.of(new BerReader(id));
        if (title.isEmpty()) {
            fail();
        }
        return title;
    }
}
