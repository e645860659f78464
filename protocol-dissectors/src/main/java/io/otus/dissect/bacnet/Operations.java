package io.otus.dissect.bacnet;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;

/** What one application layer message means: a request, an answer, a device's telling. */
final class Operations {
    private static final int NODE_SHIFT = 28;
    private static final long NODE = 0x0FFF_FFFF_F000_0000L;

    private Operations() {}

    /**
     * Invoke id with the address of the device behind a router that it belongs to (clause 5.4: an invoke id is unique
     * per peer).
     */
    static long transaction(int network, Octets address, int invokeId) {
        long key = 0;
        for (int i = 0; i < address.length(); i++) {
            key = key * 31 + address.u8(i) + 1;
        }
        return (key & 0x7FFF_FFFFL) << 24 | (long) (network & 0xFFFF) << 8 | (invokeId & 0xFF);
    }

    /** The same; behind a BACnet/SC hub, the virtual address of the node at the other end tells it apart. */
    private static long transaction(int network, Octets address, Peers peers, int invokeId) {
        long node = ((long) peers.node().hashCode() << NODE_SHIFT) & NODE;
        return transaction(network, address, invokeId) ^ node;
    }

    static void tell(BacnetEvent.Apdu apdu, Peers peers, Context context, Output out) {
        ApduHeader header = apdu.header();
        switch (header.type()) {
            case ApduHeader.CONFIRMED_REQUEST -> confirmed(apdu, peers, out);
            case ApduHeader.UNCONFIRMED_REQUEST -> unconfirmed(apdu, peers, out);
            case ApduHeader.SIMPLE_ACK, ApduHeader.COMPLEX_ACK -> answer(apdu, peers, Outcome.OK, context, out);
            case ApduHeader.ERROR -> answer(apdu, peers, error(apdu.arguments()), context, out);
            case ApduHeader.REJECT, ApduHeader.ABORT -> {
                if (!header.isClientsAbort()) {
                    Outcome refused = Outcome.error(header.choice(), header.name() + ' ' + header.reason());
                    answer(apdu, peers, refused, context, out);
                }
            }
            default -> {}
        }
    }

    private static void confirmed(BacnetEvent.Apdu apdu, Peers peers, Output out) {
        ApduHeader header = apdu.header();
        if (BacnetService.confirmed(header.choice()) == null) {
            out.unknown("service_choice", header.choice());
        }
        Npdu npdu = peers.npdu();
        long transaction = transaction(npdu.destinationNetwork(), npdu.destinationAddress(), peers, header.invokeId());
        Service meant = BacnetService.meant(ApplicationLayer.service(header), apdu.arguments());
        Service service = AlarmProperties.meant(WritePriority.meant(meant, apdu.arguments()), apdu.arguments());
        out.request(Request.confirmed(transaction, service, peers.receiver(), Points.of(apdu.arguments(), true))
                .withClientUnit(peers.askingUnit()));
        Identity.confirmed(header.choice(), apdu.arguments(), peers);
    }

    private static void unconfirmed(BacnetEvent.Apdu apdu, Peers peers, Output out) {
        int choice = apdu.header().choice();
        Service service = WritePriority.meant(ApplicationLayer.service(apdu.header()), apdu.arguments());
        if (BacnetService.unconfirmed(choice) == null) {
            out.unknown("service_choice", choice);
        }
        Request request = BacnetService.tells(choice)
                ? Request.notification(
                                service, peers.sender(), Points.of(apdu.arguments(), choice > BacnetService.I_HAVE))
                        .withClientUnit(peers.receiver())
                : Request.unconfirmed(service, peers.receiver(), points(service, apdu.arguments()))
                        .withClientUnit(peers.askingUnit());
        out.request(request.spokenBy(peers.speaker()));
        Identity.unconfirmed(choice, apdu.arguments(), peers);
    }

    /**
     * Clauses 16.7 and 16.8: a time synchronization names no object, but carries a date and a time, which are UTC in
     * the second one.
     */
    private static List<PointRange> points(Service service, List<Element> arguments) {
        if (service.action() != Action.TIME_SET) {
            return Points.of(arguments, false);
        }
        String date = "";
        String time = "";
        for (Element each : arguments) {
            if (each instanceof Element.Value value) {
                switch (value.name()) {
                    case "date" -> date = value.value().text(0);
                    case "time" -> time = value.value().text(0);
                    default -> {}
                }
            }
        }
        String zone = service.code() == BacnetService.UTC_TIME_SYNCHRONIZATION ? "Z" : "";
        return date.isEmpty() || time.isEmpty() ? List.of() : List.of(PointRange.clock(date + 'T' + time + zone));
    }

    private static void answer(BacnetEvent.Apdu apdu, Peers peers, Outcome outcome, Context context, Output out) {
        ApduHeader header = apdu.header();
        Npdu npdu = peers.npdu();
        long transaction = transaction(npdu.sourceNetwork(), npdu.sourceAddress(), peers, header.invokeId());
        Request asked = context.pending(transaction);
        Service service = asked != null
                ? asked.service()
                : header.namesService() ? ApplicationLayer.service(header) : BacnetService.undefined(-1);
        if (header.type() == ApduHeader.COMPLEX_ACK) {
            out.response(new Response(
                    transaction,
                    service,
                    peers.sender(),
                    outcome,
                    Points.of(
                            apdu.arguments(),
                            false,
                            (object, property, value) -> Identity.property(object, property, value, peers)),
                    peers.receiver()));
        } else {
            out.response(new Response(transaction, service, peers.sender(), outcome, List.of(), peers.receiver()));
        }
    }

    /** Clause 20.1.7: error class and code, in a construction of their own in some services. */
    private static Outcome error(List<Element> arguments) {
        String errorClass = "";
        for (Element element : arguments) {
            if (element instanceof Element.Group group && group.name().equals("error_type")) {
                return error(group.elements());
            }
            if (element instanceof Element.Value value && value.name().equals("error_class")) {
                errorClass = value.value().text(0);
            } else if (element instanceof Element.Value value && value.name().equals("error_code")) {
                String code = value.value().text(0);
                return Outcome.error(BacnetNames.errorCode(code), errorClass + ' ' + code);
            }
        }
        return Outcome.error(0, "error");
    }
}
