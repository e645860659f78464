package io.otus.dissect.ldap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.util.Locale;

/**
 * Reports the identity of a server in its entries: the attributes of the root (RFC 4512 §5.1, [MS-ADTS] §3.1.1.3.2),
 * and its answer to a client that looks for a server.
 */
final class DirectoryFacts {
    private static final int MAX_ATTRIBUTES = 256;
    private static final int MAX_TEXT = 256;

    private final BannerClaims claims;
    private final Context context;
    private final Output out;

    DirectoryFacts(BannerClaims claims, Context context, Output out) {
        this.claims = claims;
        this.context = context;
        this.out = out;
    }

    /**
     * Reads attributes, each of its type and the set of its values, and tells how many there are; those of another
     * entry than the root say nothing here.
     */
    int take(String objectName, BerReader attributes) {
        int count = 0;
        String vendor = "";
        String version = "";
        while (count < MAX_ATTRIBUTES && attributes.next()) {
            count++;
            BerReader pair = attributes.inner();
            if (!objectName.isEmpty() || !pair.next()) {
                continue;
            }
            String type = BerValue.text(pair.content(), MAX_TEXT).toLowerCase(Locale.ROOT);
            BerReader values = pair.next() ? pair.inner() : pair;
            if (!values.next()) {
                continue;
            }
            switch (type) {
                case "dnshostname" -> name(BerValue.text(values.content(), MAX_TEXT), "root");
                case "netlogon" -> netlogon(values.content());
                case "vendorname" -> vendor = BerValue.text(values.content(), MAX_TEXT);
                case "vendorversion" -> version = BerValue.text(values.content(), MAX_TEXT);
                default -> {}
            }
        }
        if (!vendor.isEmpty() || !version.isEmpty()) {
            String product = version.contains(vendor) ? version : vendor + ' ' + version;
            claims.tell(out, context.source(), Attribute.SERVICE, product.strip(), "root");
        }
        return count;
    }

    private void netlogon(ByteView content) {
        NetlogonAnswer answer = NetlogonAnswer.read(content);
        name(answer.computer(), "netlogon");
        name(answer.host(), "netlogon");
        if (!answer.domain().isEmpty()) {
            claims.tell(
                    out, context.source(), Attribute.SERVICE, "domain controller of " + answer.domain(), "netlogon");
        }
    }

    private void name(String name, String source) {
        claims.tell(out, context.source(), Attribute.NAME, name, source, Trust.NAME_SERVICE);
    }

    /**
     * Reports the name of a client that looks for a domain controller, which the client states ([MS-ADTS] §6.3.3.2).
     */
    static void tellClient(String host, BannerClaims claims, Context context, Output out) {
        claims.tell(out, context.source(), Attribute.NAME, host, "netlogon", Trust.NAME_SERVICE);
    }
}
