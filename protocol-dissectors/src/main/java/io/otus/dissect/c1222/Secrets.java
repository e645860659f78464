package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;

/** Overwrites passwords and keys in kept evidence. Stateless. */
final class Secrets {
    private Secrets() {}

    /** Marks these octets of the message as secret. */
    static void mask(ByteView message, ByteView secret, Output out) {
        int at = secret.positionIn(message);
        if (at >= 0 && secret.length() > 0) {
            out.secret(at, secret.length());
        }
    }
}
