package io.otus.dissect.pn_dcp;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.identity.ProfinetVendors;
import java.util.List;

/** Reports the identity of a device in Identify and Get responses and in Hello. */
final class Identity {
    private static final String SOURCE = "dcp";

    private Identity() {}

    static void report(List<Element.Group> blocks, Context context, Output out) {
        for (Element.Group block : blocks) {
            switch (Elements.text(block.elements(), "name")) {
                case "name_of_station" -> claim(Attribute.NAME, Elements.text(block.elements(), "value"), context, out);
                case "type_of_station" ->
                    claim(Attribute.MODEL, Elements.text(block.elements(), "value"), context, out);
                case "device_id" ->
                    claim(
                            Attribute.VENDOR,
                            ProfinetVendors.maker(Elements.number(block.elements(), "vendor_id")),
                            context,
                            out);
                case "device_role" -> {
                    for (Element one : block.elements()) {
                        if (one instanceof Element.Value value && one.name().equals("role")) {
                            for (int i = 0; i < value.value().size(); i++) {
                                claim(Attribute.CAPABILITY, value.value().text(i), context, out);
                            }
                        }
                    }
                }
                case "ip_parameter", "full_ip_suite" -> address(block, context, out);
                default -> {}
            }
        }
    }

    private static void address(Element.Group block, Context context, Output out) {
        String text = Elements.text(block.elements(), "ip_address");
        if (!text.isEmpty() && IpAddress.parse(text).isUnicast()) {
            claim(Attribute.IP, text, context, out);
        }
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        if (!value.isBlank()) {
            out.claim(context.source(), "", attribute, value, SOURCE, Trust.DEVICE);
        }
    }
}
