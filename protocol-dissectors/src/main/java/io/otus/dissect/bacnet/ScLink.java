package io.otus.dissect.bacnet;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;

/**
 * What BACnet/SC messages mean that carry no NPDU, Annex AB.6: nodes connect, and find each other. An answer repeats
 * the message id.
 */
final class ScLink {
    /** Above every transaction of an APDU; the message id in its low half. */
    private static final long TRANSACTION = 1L << 61;

    private static final Service CONNECT = new Service(-1, "connect", Action.SESSION);
    private static final Service DISCONNECT = new Service(-1, "disconnect", Action.SESSION);
    private static final Service RESOLVE = new Service(-1, "address_resolution", Action.DISCOVER);

    private ScLink() {}

    static void tell(ScMessage message, Context context, Output out) {
        switch (message.bvlc().function()) {
            case ScMessage.CONNECT_REQUEST -> {
                ask(message, CONNECT, out);
                identify(message, context, out);
            }
            case ScMessage.CONNECT_ACCEPT -> {
                answer(message, CONNECT, Outcome.OK, out);
                identify(message, context, out);
                if (context.parentAddress().startsWith("hub.")) {
                    out.claim(
                            context.source(),
                            "",
                            Attribute.CAPABILITY,
                            "bacnet_sc_hub",
                            "bacnet connect_accept",
                            Trust.DEVICE);
                }
            }
            case ScMessage.DISCONNECT_REQUEST -> ask(message, DISCONNECT, out);
            case ScMessage.DISCONNECT_ACK -> answer(message, DISCONNECT, Outcome.OK, out);
            case ScMessage.ADDRESS_RESOLUTION -> ask(message, RESOLVE, out);
            case ScMessage.ADDRESS_RESOLUTION_ACK -> answer(message, RESOLVE, Outcome.OK, out);
            case ScMessage.RESULT -> result(message, context, out);
            default -> {}
        }
    }

    private static void ask(ScMessage message, Service service, Output out) {
        out.request(Request.confirmed(TRANSACTION | message.messageId(), service, message.destination(), List.of()));
    }

    private static void answer(ScMessage message, Service service, Outcome outcome, Output out) {
        out.response(
                new Response(TRANSACTION | message.messageId(), service, message.originating(), outcome, List.of()));
    }

    private static void result(ScMessage message, Context context, Output out) {
        Request asked = context.pending(TRANSACTION | message.messageId());
        if (asked == null) {
            return; // a refused NPDU has its own exchange
        }
        int code = message.number("error_code");
        answer(
                message,
                asked.service(),
                message.number("result_code") == 0 ? Outcome.OK : Outcome.error(Math.max(0, code), "bvlc_result"),
                out);
    }

    /** The virtual address and the UUID that a node has for good, AB.1.5.3. */
    private static void identify(ScMessage message, Context context, Output out) {
        String uuid = message.text("device_uuid");
        if (!uuid.isEmpty()) {
            String source = "bacnet " + message.bvlc().functionName();
            out.claim(
                    context.source(),
                    "",
                    Attribute.DESCRIPTION,
                    "BACnet/SC node " + message.text("virtual_address") + ", device UUID " + uuid,
                    source,
                    Trust.DEVICE);
        }
    }
}
