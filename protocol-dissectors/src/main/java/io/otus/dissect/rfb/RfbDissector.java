package io.otus.dissect.rfb;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.text.Lines;
import java.util.List;

/** Reads the handshake of VNC: how a client signs in, and whether it is let in. */
final class RfbDissector implements Dissector {
    static final Service CONNECT = new Service(-1, "connect", Action.SESSION);
    static final Service LOGIN = new Service(-1, "login", Action.AUTHENTICATE);
    /** Bytes of a piece of what is not read. */
    static final int PIECE = 1_024;

    private static final long CONNECTION = 1;
    private static final long ATTEMPT = 2;
    private static final int STATUS = 4;

    /** The next message of a side. */
    private enum Step {
        VERSION,
        SECURITY,
        CHALLENGE,
        RESULT,
        REASON,
        DATA
    }

    private Step server = Step.VERSION;
    private Step client = Step.VERSION;
    /** The version that both sides use. */
    private int way;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        boolean byClient = isClient(context);
        return switch (byClient ? client : server) {
            case VERSION -> version(bytes);
            case SECURITY -> byClient ? 1 : offer(bytes);
            case CHALLENGE -> Handshake.CHALLENGE;
            case RESULT -> STATUS;
            case REASON -> reason(bytes);
            case DATA -> PIECE;
        };
    }

    private static boolean isClient(Context context) {
        return context.direction() == Direction.FROM_CLIENT;
    }

    private static int version(ByteView bytes) {
        if (!Handshake.isVersion(bytes)) {
            return NOT_MINE;
        }
        return bytes.length() < Handshake.VERSION ? NEED_MORE : Handshake.VERSION;
    }

    private int offer(ByteView bytes) {
        return Handshake.isDecidedByServer(way) ? STATUS : 1 + bytes.u8(0);
    }

    private static int reason(ByteView bytes) {
        if (bytes.length() < STATUS) {
            return NEED_MORE;
        }
        long length = bytes.u32(0);
        return length > Handshake.MAX_REASON ? STATUS : STATUS + (int) length;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return message.length() == Handshake.VERSION && Handshake.isVersion(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (isClient(context)) {
            fromClient(message, out);
        } else {
            fromServer(message, context, out);
        }
    }

    private void fromClient(ByteView message, Output out) {
        switch (client) {
            case VERSION -> clientVersion(message, out);
            case SECURITY -> choice(message, out);
            case CHALLENGE -> {
                out.message(new RfbEvent.Other("response", message.length()));
                out.secret(0, message.length()); // with the challenge beside it, a weak password is found at leisure
                out.request(Request.confirmed(ATTEMPT, LOGIN, "", List.of()));
                client = Step.DATA;
            }
            case RESULT, REASON, DATA -> out.message(new RfbEvent.Other("data", message.length()));
        }
    }

    private void fromServer(ByteView message, Context context, Output out) {
        switch (server) {
            case VERSION -> {
                out.message(new RfbEvent.ProtocolVersion(Handshake.version(message)));
                Direction.FROM_SERVER.tell(context, out);
                way = Handshake.way(message);
                server = Step.SECURITY;
            }
            case SECURITY -> security(message, out);
            case CHALLENGE -> {
                out.message(new RfbEvent.Other("challenge", message.length()));
                server = Step.RESULT;
            }
            case RESULT -> result(message, out);
            case REASON -> {
                boolean isText = message.length() > STATUS || message.u32(0) == 0;
                out.message(new RfbEvent.Reason(Lines.text(message.from(STATUS))));
                if (!isText) {
                    out.malformed(RfbAnomaly.REASON_LENGTH, 0);
                }
                server = Step.DATA;
            }
            case DATA -> out.message(new RfbEvent.Other("data", message.length()));
        }
    }

    /**
     * The client's version is the one that counts, §7.1.1. Where the server's was not heard, nothing tells who it is.
     */
    private void clientVersion(ByteView message, Output out) {
        out.message(new RfbEvent.ProtocolVersion(Handshake.version(message)));
        if (server == Step.VERSION) {
            server = Step.DATA;
            client = Step.DATA;
            return;
        }
        way = Handshake.way(message);
        client = Handshake.isDecidedByServer(way) ? Step.DATA : Step.SECURITY;
        out.request(Request.confirmed(CONNECTION, CONNECT, "", List.of()));
    }

    private void security(ByteView message, Output out) {
        boolean isDecided = Handshake.isDecidedByServer(way);
        long decided = isDecided ? message.u32(0) : 0;
        boolean isRefused = isDecided ? decided == 0 : message.length() == 1;
        out.message(new RfbEvent.Security(isRefused ? "" : isDecided ? name(decided) : names(message)));
        Outcome outcome = isRefused ? Outcome.error(-1, "refused") : Outcome.OK;
        out.response(new Response(CONNECTION, CONNECT, "", outcome, List.of()));
        server = isRefused ? Step.REASON : Step.DATA;
        if (isRefused) {
            client = Step.DATA;
        } else if (isDecided) {
            chosen(decided, out);
        }
    }

    private void choice(ByteView message, Output out) {
        int type = message.u8(0);
        out.message(new RfbEvent.SecurityChoice(name(type)));
        chosen(type, out);
    }

    /** Both sides go on as the security type has it; those with messages of their own are not read. */
    private void chosen(long type, Output out) {
        Direction from = Handshake.isDecidedByServer(way) ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
        out.session(from, "", "rfb_security", name(type));
        boolean hasChallenge = type == Handshake.VNC;
        client = hasChallenge ? Step.CHALLENGE : Step.DATA;
        if (hasChallenge) {
            server = Step.CHALLENGE;
        } else {
            server = type == Handshake.NONE && Handshake.hasResults(way) ? Step.RESULT : Step.DATA;
        }
    }

    private void result(ByteView message, Output out) {
        long status = message.u32(0);
        out.message(new RfbEvent.SecurityResult(status));
        Outcome outcome = status == 0 ? Outcome.OK : Outcome.error((int) status, "failed");
        out.response(new Response(ATTEMPT, LOGIN, "", outcome, List.of()));
        server = status != 0 && Handshake.hasResults(way) ? Step.REASON : Step.DATA;
    }

    private static String name(long type) {
        return Handshake.securityType(type);
    }

    private static String names(ByteView offer) {
        StringBuilder names = new StringBuilder();
        for (int i = 1; i < offer.length(); i++) {
            names.append(i == 1 ? "" : ",").append(name(offer.u8(i)));
        }
        return names.toString();
    }

    @Override
    public void gap(Direction direction) {
        if (server != Step.VERSION || client != Step.VERSION) {
            server = Step.DATA;
            client = Step.DATA;
        }
    }
}
