package io.otus.dissect.coap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.event.Way;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;
import java.util.Map;

/** Reports what messages ask of a device and what it answers; tokens pair requests and answers. Confined. */
final class Operations {
    /** Octets of a name that a device registers with. */
    private static final int MAX_NAME = 128;

    /** Bits of No-Response: neither success nor the errors of client or server are of interest. */
    private static final int NO_CLASS = 0x02 | 0x08 | 0x10;

    private static final String SERVICES = "coap link";

    private final Exchanges exchanges = new Exchanges();
    private final Transfers transfers = new Transfers();
    private String proxied = "";

    void forget() {
        transfers.forget();
    }

    int kept() {
        return transfers.kept();
    }

    void tell(CoapEvent.Message message, CoapOptions options, ByteView payload, Context context, Output out) {
        if (CoapCode.isRequest(message.code())) {
            request(message, options, payload, context, out);
        } else if (CoapCode.isResponse(message.code())) {
            response(message, options, payload, context, out);
        } else if (message.type() == CoapHeader.RESET) {
            reset(message, context, out);
        }
    }

    private void request(
            CoapEvent.Message message, CoapOptions options, ByteView payload, Context context, Output out) {
        String path = options.path();
        Service service = Methods.of(message.code(), options, path);
        boolean isToMany = context.destination().isGroup();
        Exchanges.Exchange exchange =
                exchanges.ask(context.source(), message.token(), message.messageId(), service, path, context.time());
        if (exchange == null) {
            return; // sent again for want of an acknowledgement
        }
        List<PointRange> points = List.of();
        if (Methods.isOpen(service)) {
            Block block = options.block(CoapOption.BLOCK1);
            long format = options.number(CoapOption.CONTENT_FORMAT);
            boolean isWhole = block == null || (block.number() == 0 && !block.more());
            points = List.of(Payloads.point(path, format, isWhole ? payload : ByteView.EMPTY));
            if (block != null) {
                moved(block, path, payload, context, out);
            }
        }
        boolean isDue = !isToMany && !isUnwanted(options);
        out.request(
                isDue
                        ? Request.confirmed(exchange.transaction(), service, "", points)
                        : Request.unconfirmed(service, "", points));
        name(service, options, context, out);
        proxy(options, out);
    }

    /** Whether answers of no class are wanted, RFC 7967 §2.1: some of them still are where a bit is not set. */
    private static boolean isUnwanted(CoapOptions options) {
        return options.has(CoapOption.NO_RESPONSE) && (options.number(CoapOption.NO_RESPONSE) & NO_CLASS) == NO_CLASS;
    }

    /** A block of what is written. */
    private void moved(Block block, String path, ByteView payload, Context context, Output out) {
        Transfers.Transfer whole = transfers.take(context.source(), path, Way.TO_DEVICE, block, payload, false);
        if (whole != null) {
            out.file(Direction.FROM_CLIENT, "", Way.TO_DEVICE, path, whole.size(), whole.tell());
        }
    }

    /** A device registers with a directory under its name, RFC 9176 §5, OMA LwM2M 1.0.2 §5.3. */
    private static void name(Service service, CoapOptions options, Context context, Output out) {
        String name = options.query("ep");
        if (service.action() == Action.SESSION && !name.isEmpty()) {
            String told = name.substring(0, Math.min(name.length(), MAX_NAME));
            out.claim(context.source(), "", Attribute.NAME, told, "coap registration", Trust.SESSION);
        }
    }

    /** A proxy is asked to reach another host, RFC 7252 §5.10.2. */
    private void proxy(CoapOptions options, Output out) {
        String host = options.text(CoapOption.PROXY_URI);
        if (!host.isEmpty()) {
            int from = host.indexOf("://");
            host = from < 0 ? host : host.substring(from + 3);
            int to = host.indexOf('/');
            host = to < 0 ? host : host.substring(0, to);
        } else if (options.has(CoapOption.PROXY_SCHEME)) {
            host = options.text(CoapOption.URI_HOST);
        }
        if (!host.isEmpty() && !host.equals(proxied)) {
            proxied = host;
            out.session(Direction.FROM_CLIENT, "", SessionSeen.PROXY_REQUEST, host);
        }
    }

    private void response(
            CoapEvent.Message message, CoapOptions options, ByteView payload, Context context, Output out) {
        Exchanges.Exchange exchange = exchanges.of(context.destination(), message.token());
        boolean isContent = message.code() == CoapCode.CONTENT;
        if (exchange == null) {
            if (isContent && options.has(CoapOption.OBSERVE)) {
                out.request(Request.notification(Methods.NOTIFICATION, "", List.of())); // asked for before we listened
            }
            if (isContent && options.number(CoapOption.CONTENT_FORMAT) == Links.FORMAT && isWhole(options)) {
                links(payload, context, out); // asked of a group
            }
            return;
        }
        String path = exchange.path();
        long format = options.number(CoapOption.CONTENT_FORMAT);
        boolean hasValue = isContent && Methods.isOpen(exchange.service());
        List<PointRange> points = hasValue
                ? List.of(Payloads.point(path, format, isWhole(options) ? payload : ByteView.EMPTY))
                : List.of();
        if (exchange.answer()) {
            out.response(new Response(
                    exchange.transaction(), exchange.service(), "", CoapCode.outcome(message.code()), points));
        } else if (isContent && options.has(CoapOption.OBSERVE)) {
            out.request(Request.notification(Methods.NOTIFICATION, "", points));
        } else {
            return; // sent again
        }
        if (hasValue) {
            content(path, format, options, payload, context, out);
        }
    }

    private static boolean isWhole(CoapOptions options) {
        Block block = options.block(CoapOption.BLOCK2);
        return block == null || (block.number() == 0 && !block.more());
    }

    private void content(String path, long format, CoapOptions options, ByteView payload, Context context, Output out) {
        boolean isList = path.equals(Links.WELL_KNOWN);
        Block block = options.block(CoapOption.BLOCK2);
        if (block != null && !isWhole(options)) {
            Transfers.Transfer whole =
                    transfers.take(context.destination(), path, Way.FROM_DEVICE, block, payload, isList);
            if (whole != null && isList) {
                links(whole.kept(), context, out);
                whole.tell();
            } else if (whole != null) {
                out.file(Direction.FROM_SERVER, "", Way.FROM_DEVICE, path, whole.size(), whole.tell());
            }
        } else if (isList) {
            links(payload, context, out);
        } else {
            for (Map.Entry<Attribute, String> each :
                    Lwm2m.identity(path, format, payload).entrySet()) {
                out.claim(context.source(), "", each.getKey(), each.getValue(), "lwm2m device", Trust.DEVICE);
            }
        }
    }

    private static void links(ByteView list, Context context, Output out) {
        for (String link : Links.read(list)) {
            out.claim(context.source(), "", Attribute.SERVICE, "CoAP " + link, SERVICES, Trust.SESSION);
        }
    }

    /** RFC 7252 §4.2: the other side cannot take the message, for want of context. */
    private void reset(CoapEvent.Message message, Context context, Output out) {
        Exchanges.Exchange exchange = exchanges.of(context.destination(), message.messageId());
        if (exchange != null && exchange.answer()) {
            out.response(
                    new Response(exchange.transaction(), exchange.service(), "", Outcome.error(0, "reset"), List.of()));
        }
    }
}
