package io.otus.dissect.egd;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads produced data and commands. Away from their ports only data is read whose producer has the address that sends
 * it.
 */
final class EgdDissector implements Dissector {
    /** Exchanges of a flow that are followed; one more pushes out the first. */
    static final int MAX_EXCHANGES = 256;

    private static final Service PRODUCTION = new Service(DataHeader.TYPE, "data_production", Action.NOTIFY);

    private final Map<String, LastAnnouncement<String>> exchanges = new LinkedHashMap<>();
    private boolean heard;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() != Carrier.DATAGRAM) {
            return NOT_MINE;
        }
        boolean fits;
        if (!context.hinted()) {
            fits = isCertain(bytes, context) || (heard && DataHeader.begins(bytes));
        } else if (heard) {
            fits = DataHeader.begins(bytes) || CommandHeader.begins(bytes);
        } else {
            fits = DataHeader.fits(bytes) || CommandHeader.fits(bytes);
        }
        return fits ? bytes.length() : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        IpAddress sender = context.source().ip();
        return DataHeader.fits(message)
                && sender != null
                && !sender.v6()
                && sender.equals(IpAddress.readV4(message, 4));
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (DataHeader.begins(message)) {
            heard = true;
            data(message, context, out);
        } else if (CommandHeader.begins(message)) {
            heard = true;
            command(message, context, out);
        }
    }

    private void data(ByteView message, Context context, Output out) {
        ByteView data = message.from(DataHeader.SIZE);
        String producer = DataHeader.producerId(message);
        long exchange = DataHeader.exchangeId(message);
        int status = (int) DataHeader.status(message);
        long signature = DataHeader.signature(message);
        out.message(new EgdEvent.Data(
                DataHeader.requestId(message),
                producer,
                exchange,
                DataHeader.seconds(message),
                DataHeader.nanoseconds(message),
                status,
                signature,
                data.length(),
                data.octets(0, Math.min(data.length(), EgdEvent.KEPT))));
        if (!DataHeader.isOfLength(message)) {
            out.malformed(EgdAnomaly.DATA_LENGTH, DataHeader.SIZE);
        }
        if (DataHeader.reserved(message) != 0) {
            out.malformed(EgdAnomaly.RESERVED, DataHeader.RESERVED_AT);
        }
        if (!ProducerStatus.isKnown(status)) {
            out.unknown("status", status);
        }
        publication(
                producer, exchange, "configuration_signature=" + signature + " length=" + data.length(), context, out);
        String space = "exchange/" + exchange;
        PointRange octets = data.length() == 0 ? PointRange.named(space) : PointRange.of(space, 0, data.length());
        out.request(Request.notification(PRODUCTION, producer, List.of(octets)));
    }

    private void publication(String producer, long exchange, String settings, Context context, Output out) {
        String stream = producer + "/" + exchange;
        LastAnnouncement<String> told = exchanges.get(stream);
        if (told == null) {
            out.claim(context.source(), "", Attribute.INSTANCE, "EGD producer " + producer, "egd data", Trust.DEVICE);
            if (exchanges.size() == MAX_EXCHANGES) {
                exchanges.remove(exchanges.keySet().iterator().next());
            }
            told = new LastAnnouncement<>();
            exchanges.put(stream, told);
        }
        if (told.take(settings, context.time())) {
            out.session(Direction.FROM_SERVER, stream, new SessionFact.Publication(false, 0, settings));
        }
    }

    private static void command(ByteView message, Context context, Output out) {
        int type = CommandHeader.type(message);
        int length = CommandHeader.messageLength(message);
        CommandBody body = CommandBody.read(
                type, message.slice(0, Math.max(CommandHeader.SIZE, Math.min(length, message.length()))));
        out.message(new EgdEvent.Command(
                type,
                CommandHeader.flag(message),
                CommandHeader.requestId(message),
                CommandHeader.status(message),
                length,
                body.fields()));
        if (length != message.length()) {
            out.malformed(EgdAnomaly.MESSAGE_LENGTH, 6);
        } else if (body.failed()) {
            out.malformed(EgdAnomaly.BODY, Math.min(body.at(), message.length()));
        }
        long transaction = CommandHeader.requestId(message);
        Service asked = CommandType.service(type);
        if (asked != null) {
            if (context.direction() == Direction.UNKNOWN) {
                Direction.FROM_CLIENT.tell(context, out);
            }
            out.request(Request.confirmed(transaction, asked, body.producer(), body.points()));
            return;
        }
        answer(type, transaction, message, body, context, out);
    }

    private static void answer(
            int type, long transaction, ByteView message, CommandBody body, Context context, Output out) {
        Service answered = CommandType.service(type - 1);
        Request request = context.pending(transaction);
        if (type == CommandType.NAK) {
            if (request != null) {
                Outcome refused = Outcome.error(body.errorCode(), "command_nak");
                out.response(new Response(transaction, request.service(), request.unit(), refused, List.of()));
            }
            return;
        }
        if (answered == null) {
            return;
        }
        int status = CommandType.hasStatus(type) ? CommandHeader.status(message) : 0;
        Outcome outcome = status == 0 ? Outcome.OK : Outcome.error(status, "status_" + status);
        out.response(new Response(
                transaction,
                answered,
                request == null ? body.producer() : request.unit(),
                outcome,
                type == CommandType.READ + 1 ? body.points() : List.of()));
        if (type == CommandType.CAPABILITIES + 1 && !body.text().isBlank()) {
            out.claim(context.source(), "", Attribute.DESCRIPTION, body.text(), "egd capabilities", Trust.DEVICE);
        }
    }
}
