package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.dissect.cip.CipEvent.Transport;
import org.jspecify.annotations.Nullable;

/** Data of implicit connections, CIP Vol. 1 §3-6. */
final class ImplicitData {
    private ImplicitData() {}

    static void read(
            Envelope envelope, ByteView message, @Nullable Connection connection, Context context, Output out) {
        ByteView data = envelope.data();
        out.message(
                new CipEvent.Io(new Transport(envelope.connectionId(), -1), "unknown", null, "", "", data.octets()));
    }
}
