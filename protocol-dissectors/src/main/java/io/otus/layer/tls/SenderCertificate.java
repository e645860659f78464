package io.otus.layer.tls;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.tls.Handshake.Certificate;
import java.util.List;

/**
 * Reports certificates of protocols that carry their own outside of TLS, in the same way as those of TLS. Stateless.
 */
public final class SenderCertificate {
    private SenderCertificate() {}

    /**
     * Reports an X.509 certificate in DER (RFC 5280), or the first of a chain, as that of the sender. The host is the
     * first of its alternative names. Reports nothing where the bytes are no certificate.
     *
     * @param kind of the session, such as {@code opcua_certificate}
     * @param source of the claims, such as {@code opcua certificate}
     * @return its alternative names
     */
    public static List<String> tell(ByteView der, String kind, String source, Context context, Output out) {
        Certificate certificate = Der.certificate(der, 1);
        if (certificate == null) {
            return List.of();
        }
        Certificates.tell(certificate, kind, source, context, out);
        for (String name : certificate.alternativeNames()) {
            if (Certificates.isHostName(name)) {
                out.claim(context.source(), "", Attribute.NAME, name, source, Trust.NAME_SERVICE);
                break;
            }
        }
        return certificate.alternativeNames();
    }
}
