package io.otus.dissect.cip;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.layer.cpf.CipNames;
import java.util.List;

/**
 * What a successful answer changes in what is known: connections that open and close, who the device is, and its mode.
 */
final class Effects {
    private static final String IDENTITY = "cip identity object ";

    private Effects() {}

    static void of(Asked asked, Content content, Known known, Context context, Output out) {
        if (content instanceof ConnectionContent.Opened opened) {
            known.connections()
                    .open(
                            new Connection(
                                    opened.originatorToTarget(),
                                    opened.targetToOriginator(),
                                    opened.serialNumber(),
                                    opened.vendorId(),
                                    opened.originatorSerialNumber(),
                                    context.destination().ip(),
                                    context.source().ip(),
                                    asked.unit(),
                                    asked.content() instanceof ConnectionContent.Open open ? open : null,
                                    new RunIdle(),
                                    new Producers()),
                            context.source().segment());
        } else if (asked.content() instanceof ConnectionContent.Close close) {
            known.connections().close(Connections.Serial.of(close, context.source()));
        } else if (content instanceof Content.Attributes attributes
                && asked.path().last(Segment.Logical.INSTANCE) != 0) {
            // What a class says of itself is not the device's identity.
            long classId = asked.path().classId();
            for (Content.AttributeValue attribute : attributes.attributes()) {
                if (attribute.value().size() > 0) {
                    told(classId, attribute, asked.unit(), known, context, out);
                }
            }
        }
    }

    private static void told(
            long classId, Content.AttributeValue told, String unit, Known known, Context context, Output out) {
        ValueList value = told.value();
        switch ((int) classId) {
            case CipClass.IDENTITY -> identity(told, unit, known, context, out);
            case CipClass.PROGRAM_NAME ->
                claim(Attribute.DESCRIPTION, "program " + value.text(0), unit, told, context, out);
            case CipClass.TCP_IP_INTERFACE -> {
                if (told.name().equals("host_name")) {
                    claim(Attribute.NAME, value.text(0), unit, told, context, out);
                } else if (told.name().equals("interface_configuration")) {
                    claim(Attribute.IP, value.text(0), unit, told, context, out);
                }
            }
            case CipClass.ETHERNET_LINK -> {
                if (told.name().equals("physical_address")) {
                    claim(Attribute.MAC, value.text(0), unit, told, context, out);
                }
            }
            default -> {}
        }
    }

    private static void claim(
            Attribute attribute, String value, String unit, Content.AttributeValue told, Context context, Output out) {
        out.claim(context.source(), unit, attribute, value, "cip " + told.name(), Trust.DEVICE);
    }

    private static void identity(Content.AttributeValue told, String unit, Known known, Context context, Output out) {
        ValueList value = told.value();
        Attribute attribute = switch (told.name()) {
            case "vendor_id" -> Attribute.VENDOR;
            case "device_type" -> Attribute.TYPE;
            case "revision" -> Attribute.FIRMWARE;
            case "serial_number" -> Attribute.SERIAL;
            case "product_name" -> Attribute.MODEL;
            default -> null;
        };
        if (attribute != null) {
            String text = switch (attribute) {
                case VENDOR -> CipNames.vendor((int) value.integer(0));
                case TYPE -> CipNames.type((int) value.integer(0));
                case SERIAL -> CipNames.serial(value.integer(0));
                default -> value.text(0);
            };
            out.claim(context.source(), unit, attribute, text, IDENTITY + told.name(), Trust.DEVICE);
        } else {
            mode(told.mode(), unit, known, context, out);
            CipNames.tellMode(
                    told.mode(),
                    (what, text) ->
                            out.claim(context.source(), unit, what, text, IDENTITY + told.name(), Trust.DEVICE));
        }
    }

    /** A device that says another mode than before has changed it, by its key or by a command that went another way. */
    private static void mode(String mode, String unit, Known known, Context context, Output out) {
        if (!mode.isEmpty()
                && !known.modes().heard(context.source(), unit, mode).isEmpty()) {
            PointRange point = PointRange.named("identity/1/status", ValueList.text(mode));
            Service service = new Service(-1, "mode_is_" + mode, Action.NOTIFY);
            out.request(Request.notification(service, unit, List.of(point)));
        }
    }
}
