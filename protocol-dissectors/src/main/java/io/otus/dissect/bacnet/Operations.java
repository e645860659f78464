package io.otus.dissect.bacnet;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueType;
import java.util.List;

/** What one application layer message means: a request, an answer, a device's telling, an identity. */
final class Operations {
    private static final int ENABLE = 0;

    private final Npdu npdu;
    private final Context context;
    private final Output out;

    Operations(Npdu npdu, Context context, Output out) {
        this.npdu = npdu;
        this.context = context;
        this.out = out;
    }

    /** Invoke id with the address of the device behind a router that it belongs to (clause 5.4: an invoke id is unique per peer). */
    static long transaction(int network, Octets address, int invokeId) {
        long key = 0;
        for (int i = 0; i < address.length(); i++) {
            key = key * 31 + address.u8(i) + 1;
        }
        return (key & 0x7FFF_FFFFL) << 24 | (long) (network & 0xFFFF) << 8 | (invokeId & 0xFF);
    }

    void tell(ApduHeader header, ServiceArguments read, String error) {
        switch (header.type()) {
            case ApduHeader.CONFIRMED_REQUEST -> confirmed(header, read);
            case ApduHeader.UNCONFIRMED_REQUEST -> unconfirmed(header, read);
            case ApduHeader.SIMPLE_ACK -> answer(header, read, Outcome.OK);
            case ApduHeader.COMPLEX_ACK -> {
                answer(header, read, Outcome.OK);
                identify(read.properties());
            }
            case ApduHeader.ERROR, ApduHeader.REJECT, ApduHeader.ABORT ->
                answer(
                        header,
                        read,
                        Outcome.error(header.choice(), header.name() + (error.isEmpty() ? "" : ' ' + error)));
            default -> {}
        }
    }

    private String sender() {
        return Npdu.unit(npdu.sourceNetwork(), npdu.sourceAddress());
    }

    private String receiver() {
        return Npdu.unit(npdu.destinationNetwork(), npdu.destinationAddress());
    }

    private void confirmed(ApduHeader header, ServiceArguments read) {
        Service service = ApplicationLayer.service(header);
        if (BacnetService.confirmed(header.choice()) == null) {
            out.unknown("service_choice", header.choice());
        }
        if (header.choice() == BacnetService.DEVICE_COMMUNICATION_CONTROL && enables(read)) {
            service = BacnetService.COMMUNICATION_ENABLED;
        }
        long transaction = transaction(npdu.destinationNetwork(), npdu.destinationAddress(), header.invokeId());
        out.request(Request.confirmed(transaction, service, receiver(), ApplicationLayer.points(read.properties())));
    }

    private static boolean enables(ServiceArguments read) {
        for (BacnetEvent.Argument argument : read.arguments()) {
            if (argument.name().equals("enable_disable")) {
                return argument.value().integer(0) == ENABLE;
            }
        }
        return false;
    }

    private void unconfirmed(ApduHeader header, ServiceArguments read) {
        Service service = ApplicationLayer.service(header);
        if (BacnetService.unconfirmed(header.choice()) == null) {
            out.unknown("service_choice", header.choice());
        }
        boolean tells = switch (header.choice()) {
            case BacnetService.I_AM, BacnetService.I_HAVE, BacnetService.UNCONFIRMED_COV_NOTIFICATION, 3, 11, 12 ->
                true;
            default -> false;
        };
        out.request(
                tells
                        ? Request.notification(service, sender(), ApplicationLayer.points(read.properties()))
                        : Request.unconfirmed(service, receiver(), ApplicationLayer.points(read.properties())));
        if (header.choice() == BacnetService.I_AM && !read.broken()) {
            String device = read.arguments().getFirst().value().text(0);
            claim(Attribute.INSTANCE, device.substring(device.indexOf(':') + 1), "bacnet i_am");
        }
    }

    private void answer(ApduHeader header, ServiceArguments read, Outcome outcome) {
        long transaction = transaction(npdu.sourceNetwork(), npdu.sourceAddress(), header.invokeId());
        Request asked = context.pending(transaction);
        boolean namesService = header.type() <= ApduHeader.COMPLEX_ACK || header.type() == ApduHeader.ERROR;
        Service service = asked != null
                ? asked.service()
                : namesService ? ApplicationLayer.service(header) : BacnetService.undefined(-1);
        out.response(new Response(transaction, service, sender(), outcome, ApplicationLayer.points(read.properties())));
    }

    /** Properties of a Device object say who the device is, clause 12.11. */
    private void identify(List<BacnetEvent.PropertyValue> properties) {
        for (BacnetEvent.PropertyValue property : properties) {
            if (!property.objectIdentifier().startsWith("device:")
                    || property.value().size() != 1
                    || property.value().type() != ValueType.TEXT) {
                continue;
            }
            Attribute attribute = switch (property.propertyNumber()) {
                case 28 -> Attribute.DESCRIPTION;
                case 44 -> Attribute.FIRMWARE;
                case 58 -> Attribute.LOCATION;
                case 70 -> Attribute.MODEL;
                case 77 -> Attribute.NAME;
                case 121 -> Attribute.VENDOR;
                case 372 -> Attribute.SERIAL;
                default -> null;
            };
            if (attribute != null) {
                claim(attribute, property.value().text(0), "bacnet device object " + property.propertyIdentifier());
            }
        }
    }

    private void claim(Attribute attribute, String value, String source) {
        out.claim(context.source(), sender(), attribute, value, source, Trust.DEVICE);
    }
}
