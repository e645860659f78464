package io.otus.dissect.c1222;

import io.otus.core.event.Element;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.util.List;

/**
 * The calling-authentication-value, IEEE 1703 §5.3.4: key and initialization vector of C12.22, or that of C12.21, which
 * is only said to be that. Stateless.
 */
final class Authentication {
    private Authentication() {}

    static void read(BerReader inner, List<Element> fields) {
        if (!inner.next(BerReader.CONTEXT + 2)) {
            return;
        }
        BerReader external = inner.inner();
        external.next(BerReader.INTEGER);
        if (!external.next(BerReader.CONTEXT)) {
            return;
        }
        BerReader mechanism = external.inner();
        if (!mechanism.next()) {
            return;
        }
        boolean isC1222 = mechanism.tag() == BerReader.CONTEXT + 1;
        fields.add(Element.text("authentication_mechanism", isC1222 ? "c1222" : "c1221"));
        if (isC1222) {
            BerReader value = mechanism.inner();
            if (value.next(BerReader.CONTEXT)) {
                fields.add(Element.number("key_id", BerValue.unsigned(value.content())));
            }
            if (value.next(BerReader.CONTEXT + 1)) {
                fields.add(Element.text("iv", C1222Event.kept(value.content())));
            }
        }
    }
}
