package io.otus.dissect.enip;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.cpf.CipNames;

/** Reports the sender's identity in an answer to ListIdentity. */
final class Identity {
    private static final String SOURCE = "enip list_identity";

    private Identity() {}

    static void claim(Item.Identity identity, Context context, Output out) {
        claim(Attribute.VENDOR, CipNames.vendor(identity.vendorId()), context, out);
        claim(Attribute.MODEL, identity.productName(), context, out);
        claim(Attribute.FIRMWARE, identity.revision(), context, out);
        claim(Attribute.SERIAL, CipNames.serial(identity.serialNumber()), context, out);
        claim(Attribute.TYPE, CipNames.type(identity.deviceType()), context, out);
        CipNames.tellMode(CipNames.mode(identity.status()), (what, text) -> claim(what, text, context, out));
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, SOURCE, Trust.DEVICE);
    }
}
