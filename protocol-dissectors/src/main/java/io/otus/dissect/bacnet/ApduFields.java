package io.otus.dissect.bacnet;

import io.otus.core.event.FieldWriter;

/** Writes an application layer message under the standard's names. */
final class ApduFields {
    private ApduFields() {}

    static void write(BacnetEvent.Apdu apdu, FieldWriter out) {
        out.beginObject("apdu");
        out.text("type", apdu.type());
        if (apdu.invokeId() >= 0) {
            out.number("invoke_id", apdu.invokeId());
        }
        if (apdu.segmented()) {
            out.flag("more_follows", apdu.moreFollows());
            out.number("sequence_number", apdu.sequenceNumber());
        }
        if (!apdu.service().isEmpty()) {
            out.number("service_choice", apdu.serviceChoice());
            out.text("service", apdu.service());
        }
        if (!apdu.error().isEmpty()) {
            out.text("error", apdu.error());
        }
        for (BacnetEvent.Argument argument : apdu.arguments()) {
            out.values(argument.name(), argument.value());
        }
        if (!apdu.properties().isEmpty()) {
            properties(apdu, out);
        }
        out.end();
    }

    private static void properties(BacnetEvent.Apdu apdu, FieldWriter out) {
        out.beginArray("properties");
        for (BacnetEvent.PropertyValue property : apdu.properties()) {
            out.beginElement();
            out.text("object_identifier", property.objectIdentifier());
            out.text("property_identifier", property.propertyIdentifier());
            if (property.arrayIndex() >= 0) {
                out.number("property_array_index", property.arrayIndex());
            }
            if (property.value().size() > 0) {
                out.values("value", property.value());
            }
            if (property.priority() >= 0) {
                out.number("priority", property.priority());
            }
            if (!property.error().isEmpty()) {
                out.text("error", property.error());
            }
            out.end();
        }
        out.end();
    }
}
