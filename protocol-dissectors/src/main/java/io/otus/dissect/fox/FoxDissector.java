package io.otus.dissect.fox;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.dissect.fox.FoxEvent.Tuple;
import io.otus.layer.text.Lines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a connection into frames, reads them, and pairs what is asked with its reply. */
final class FoxDissector implements Dissector {
    static final Service HELLO = new Service(-1, "fox hello", Action.SESSION);
    static final Service CHALLENGE = new Service(-1, "fox challenge", Action.AUTHENTICATE);
    static final Service OTHER = new Service(-1, "other", Action.OTHER);

    /** Sets a hello apart from what has a sequence number. */
    static final long HELLO_TRANSACTION = 1L << 40;

    /** Octets of the rest of a long value that are passed by at a time. */
    private static final int PIECE = 8_192;
    /** Services of one connection that have a name of their own. */
    private static final int MAX_SERVICES = 256;

    private static final String CHANNEL = "fox";

    /** Where one side is in a long frame. */
    private static final class Side {
        /** Its body goes on. */
        boolean isInBody;
        /** A line that is longer than what is read at a time goes on. */
        boolean isInLine;
        /** Octets of a value that follow. */
        int skip;
    }

    private final PerDirection<Side> sides = new PerDirection<>(Side::new);
    private final Map<String, Service> services = new HashMap<>();
    private final FoxIdentity identity = new FoxIdentity();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        Side side = sides.of(context.direction());
        if (side.skip > 0) {
            return Math.min(side.skip, PIECE);
        }
        if (side.isInLine) {
            int end = Lines.end(bytes, 0, PIECE);
            return end == Lines.OPEN ? NEED_MORE : end == Lines.TOO_LONG ? PIECE : end;
        }
        int from = side.isInBody ? 0 : FoxFrame.header(bytes);
        if (from < 0) {
            return NOT_MINE;
        }
        if (from == FoxFrame.OPEN && !side.isInBody) {
            return NEED_MORE;
        }
        ByteView read = bytes.slice(0, Math.min(bytes.length(), FoxFrame.MAX_WHOLE));
        int end = FoxFrame.end(read, from);
        if (end != FoxFrame.OPEN) {
            return end;
        }
        return read.length() < FoxFrame.MAX_WHOLE ? NEED_MORE : cut(read, from);
    }

    /** Where a long frame is cut: before the first tuple that does not fit, unless it is the only one. */
    private static int cut(ByteView read, int from) {
        int at = FoxFrame.lastOpen(read, from);
        return at > from ? at : read.length();
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return FoxFrame.header(message) > 0;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Side side = sides.of(context.direction());
        if (side.skip > 0) {
            side.skip -= Math.min(side.skip, message.length());
            out.message(new FoxEvent.Rest(message.length()));
            return;
        }
        if (side.isInLine) {
            side.isInLine = message.u8(message.length() - 1) != '\n';
            out.message(new FoxEvent.Rest(message.length()));
            return;
        }
        int from = side.isInBody ? 0 : FoxFrame.header(message);
        if (from < 0 || (from == FoxFrame.OPEN && !side.isInBody)) {
            out.malformed(FoxAnomaly.TUPLE, 0);
            return;
        }
        boolean begins = !side.isInBody;
        boolean isWhole = follow(message, from, side);
        if (begins) {
            frame(message, from, isWhole, context, out);
        } else {
            FoxTuples.secrets(message, out);
            out.message(new FoxEvent.Rest(message.length()));
        }
    }

    /** Whether the body ends in these octets; else remembers how it goes on. */
    private static boolean follow(ByteView message, int from, Side side) {
        boolean isWhole = FoxFrame.end(message, from) == message.length();
        side.isInBody = !isWhole;
        if (!isWhole) {
            int at = FoxFrame.lastOpen(message, from);
            int next = at < message.length() ? FoxFrame.next(message, at) : at;
            side.isInLine = next == FoxFrame.OPEN;
            side.skip = Math.max(0, next - message.length());
        }
        return isWhole;
    }

    private void frame(ByteView message, int body, boolean isWhole, Context context, Output out) {
        String[] fields = FoxFrame.fields(message, body - 2);
        int type = fields[1].charAt(0);
        long sequence = Long.parseLong(fields[2]);
        long reply = Long.parseLong(fields[3]);
        List<Tuple> tuples = FoxTuples.read(message, body, message.length(), out);
        out.message(new FoxEvent.Frame(name(type), sequence, reply, fields[4], fields[5], tuples, isWhole));
        boolean isOfSession = fields[4].equals(CHANNEL);
        if (isOfSession && fields[5].equals("hello")) {
            hello(sequence, tuples, context, out);
            return;
        }
        Service service = service(fields[4], fields[5]);
        switch (type) {
            case 'a' -> told(service, context, out);
            case 's' -> out.request(Request.confirmed(sequence, service, "", List.of()));
            case 'r' -> answered(reply, service, Outcome.OK, context, out);
            case 'e' -> answered(reply, service, Outcome.error(0, "error"), context, out);
            case 'k', 'n' -> {}
            default -> out.unknown("frame_type", type);
        }
        if (isOfSession) {
            user(tuples, context, out);
        }
    }

    /** Reports a hello. The side that opens the connection counts from 1, and the other from 0. */
    private void hello(long sequence, List<Tuple> tuples, Context context, Output out) {
        if (context.direction() == Direction.UNKNOWN) {
            (sequence == 0 ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        }
        boolean isAnswer =
                context.direction() == Direction.UNKNOWN ? sequence == 0 : context.direction() == Direction.FROM_SERVER;
        if (isAnswer) {
            out.response(new Response(HELLO_TRANSACTION, HELLO, "", Outcome.OK, List.of()));
        } else {
            out.request(Request.confirmed(HELLO_TRANSACTION, HELLO, "", List.of()));
        }
        identity.hello(tuples, context, out);
    }

    /** Reports a frame without an answer: an unconfirmed request of the client, or a notification of the server. */
    private static void told(Service service, Context context, Output out) {
        out.request(
                context.direction() == Direction.FROM_SERVER
                        ? Request.notification(service, "", List.of())
                        : Request.unconfirmed(service, "", List.of()));
    }

    private static void answered(long reply, Service service, Outcome outcome, Context context, Output out) {
        Request asked = context.pending(reply);
        out.response(new Response(reply, asked == null ? service : asked.service(), "", outcome, List.of()));
    }

    private static void user(List<Tuple> tuples, Context context, Output out) {
        for (Tuple tuple : tuples) {
            boolean isUser =
                    tuple.name().equalsIgnoreCase("username") || tuple.name().equals("user");
            if (isUser && tuple.type().equals("string") && !tuple.value().isBlank()) {
                out.session(context.direction(), "", SessionSeen.LOGIN, tuple.value());
            }
        }
    }

    private Service service(String channel, String command) {
        String name = channel + ' ' + command;
        if (name.equals(CHALLENGE.name())) {
            return CHALLENGE;
        }
        Service known = services.get(name);
        if (known != null) {
            return known;
        }
        if (services.size() >= MAX_SERVICES) {
            return OTHER;
        }
        Service service = new Service(-1, name, Action.OTHER);
        services.put(name, service);
        return service;
    }

    private static String name(int type) {
        return switch (type) {
            case 'a' -> "asynchronous";
            case 's' -> "synchronous";
            case 'r' -> "reply";
            case 'e' -> "error";
            case 'k' -> "keep_alive";
            case 'n' -> "null";
            default -> "type_" + (char) type;
        };
    }

    @Override
    public void gap(Direction direction) {
        Side side = sides.of(direction);
        side.isInBody = false;
        side.isInLine = false;
        side.skip = 0;
    }
}
