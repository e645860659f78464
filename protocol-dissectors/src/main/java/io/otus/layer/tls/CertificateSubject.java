package io.otus.layer.tls;

import io.otus.core.bytes.ByteView;
import io.otus.layer.tls.Handshake.Certificate;

/** Whom a certificate is for, for protocols that carry certificates of their own beside TLS. */
public final class CertificateSubject {
    private CertificateSubject() {}

    /** The subject of an X.509 certificate in DER (RFC 5280 §4.1.2.6), or of the first of a chain; empty where the bytes are none. */
    public static String of(ByteView der) {
        Certificate certificate = Der.certificate(der, 1);
        return certificate == null ? "" : certificate.subject();
    }
}
