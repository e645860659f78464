package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.layer.text.Lines;
import io.otus.layer.text.MessageHead;

/** Cuts a connection into heads with short bodies, and parts of long ones. */
final class HttpDissector implements Dissector {
    /** A body of at most so many bytes is read with its head. */
    static final int MAX_WHOLE = 16_384;

    private final PerDirection<HttpSide> sides = new PerDirection<>(HttpSide::new);
    private final Exchanges exchanges = new Exchanges();
    private final Requests requests = new Requests(exchanges);
    private final Responses responses = new Responses(exchanges);
    private final Contents contents;

    HttpDissector(Inflaters inflaters) {
        contents = new Contents(inflaters);
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        HttpSide side = sides.of(context.direction());
        if (side.part() != HttpSide.Part.HEAD) {
            return side.length(bytes);
        }
        if (exchanges.begun() && isBlank(bytes.u8(0))) {
            return blankLine(bytes);
        }
        if (!HttpStart.fits(bytes)) {
            return NOT_MINE;
        }
        int size = MessageHead.size(bytes, HttpStart.MAX_HEAD);
        if (size == Lines.OPEN) {
            return NEED_MORE;
        }
        if (size == Lines.TOO_LONG) {
            return HttpStart.isResponse(bytes) ? NOT_MINE : HttpStart.MAX_HEAD;
        }
        MessageHead head = MessageHead.of(bytes.slice(0, size));
        if (!exchanges.begun() && head.upgradesTo("websocket")) {
            return NOT_MINE; // read where its frames are
        }
        long body = bodyLength(bytes, head);
        return body > 0 && body <= MAX_WHOLE ? size + (int) body : size;
    }

    private static boolean isBlank(int octet) {
        return octet == '\r' || octet == '\n';
    }

    /** An empty line ahead of a message, which old clients send behind a body, RFC 9112 §2.2. */
    private static int blankLine(ByteView bytes) {
        if (bytes.u8(0) == '\n') {
            return 1;
        }
        if (bytes.length() < 2) {
            return NEED_MORE;
        }
        return bytes.u8(1) == '\n' ? 2 : NOT_MINE;
    }

    private long bodyLength(ByteView bytes, MessageHead head) {
        if (!HttpStart.isResponse(bytes)) {
            return BodyLength.ofRequest(head);
        }
        Exchanges.Asked asked = exchanges.first();
        return BodyLength.ofResponse(head, asked == null ? null : asked.method());
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return HttpStart.fits(message);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        HttpSide side = sides.of(context.direction());
        if (side.part() == HttpSide.Part.HEAD && isBlank(message.u8(0))) {
            out.message(new HttpEvent.Body("blank", message.length()));
        } else if (side.part() == HttpSide.Part.HEAD) {
            head(message, context, out);
        } else {
            part(message, side, context, out);
        }
    }

    private void head(ByteView message, Context context, Output out) {
        int size = MessageHead.size(message, HttpStart.MAX_HEAD);
        boolean isCut = size == Lines.TOO_LONG;
        if (size <= 0 && !isCut) {
            return;
        }
        size = isCut ? message.length() : size;
        MessageHead head = MessageHead.of(message.slice(0, size));
        boolean isResponse = HttpStart.isResponse(message);
        int lines = isCut ? HttpSide.wholeLines(message) : size;
        MessageHead sure = isCut ? MessageHead.of(message.slice(0, lines)) : head;
        long length = bodyLength(message, sure);
        Direction direction = isResponse ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
        ByteView body = message.from(size);
        boolean goesOn = length < 0 || length > body.length();
        boolean keep;
        if (isResponse) {
            keep = responses.head(head, body, goesOn, context, out);
        } else {
            requests.read(head, body, context, out);
            int lookup = LoggedLookup.find(message);
            if (lookup >= 0) {
                out.malformed(HttpAnomaly.LOGGED_LOOKUP, lookup);
            }
            if (ClimbingPath.isOne(head.first(1))) {
                out.malformed(HttpAnomaly.CLIMBING_PATH, head.first(0).length() + 1);
            }
            RequestSize.check(head, isCut, out);
            keep = false;
        }
        if (sure.has("Content-Length") && sure.number("Content-Length") < 0) {
            out.malformed(HttpAnomaly.CONTENT_LENGTH, sure.offset("Content-Length"));
        }
        direction.tell(context, out);
        if (isCut) {
            sides.of(direction).headGoesOn(message.from(lines), length, Requests.isLogin(sure.last()));
            return;
        }
        BodyDigest digest =
                isResponse ? contents.ofResponse(head, length, responses.path()) : contents.ofRequest(head, length);
        if (digest != null) {
            digest.take(body);
        }
        if (goesOn) {
            sides.of(direction).body(length - (length > 0 ? body.length() : 0), keep, digest);
        } else if (digest != null) {
            digest.end(isResponse ? Direction.FROM_SERVER : Direction.FROM_CLIENT, out);
        }
        if (length == BodyLength.TUNNEL) {
            sides.of(Direction.FROM_CLIENT).body(length, false, null);
        }
    }

    private void part(ByteView message, HttpSide side, Context context, Output out) {
        HttpSide.Part part = side.part();
        out.message(new HttpEvent.Body(name(part), message.length()));
        if (part == HttpSide.Part.CHUNK_SIZE) {
            if (!side.chunkSize(message)) {
                out.malformed(HttpAnomaly.CHUNK_SIZE, 0);
                side.giveUp();
            }
            return;
        }
        if (part == HttpSide.Part.HEAD_REST) {
            if (side.headRest(message)) {
                out.secret(0, message.length());
            }
            return;
        }
        if (part == HttpSide.Part.TUNNEL) {
            out.child(message);
            return;
        }
        if (part != HttpSide.Part.TRAILER && context.direction() == Direction.FROM_SERVER) {
            responses.begins(side.data(message), out);
        }
        boolean ended = side.take(message);
        BodyDigest digest = ended ? side.takeDigest() : null;
        if (digest != null) {
            boolean isClient = context.direction() == Direction.FROM_CLIENT;
            digest.end(isClient ? Direction.FROM_CLIENT : Direction.FROM_SERVER, out);
        }
        if ((ended || side.isWorthALook(message))
                && side.text().length() > 0
                && context.direction() == Direction.FROM_SERVER) {
            if (responses.body(side.text(), context, out) || ended) {
                side.forgetText();
            }
        }
    }

    @Override
    public void ended(Direction direction, ByteView rest, Output out) {
        HttpSide server = sides.of(Direction.FROM_SERVER);
        BodyDigest digest = direction == Direction.FROM_SERVER && server.part() == HttpSide.Part.OPEN_END
                ? server.takeDigest()
                : null;
        if (digest != null) {
            digest.take(rest);
            digest.end(Direction.FROM_SERVER, out);
        }
    }

    private static String name(HttpSide.Part part) {
        return switch (part) {
            case HEAD, PIECE, CHUNK, OPEN_END -> "body";
            case HEAD_REST -> "head_rest";
            case CHUNK_SIZE -> "chunk_size";
            case TRAILER -> "trailer";
            case TUNNEL -> "tunnel";
        };
    }

    @Override
    public int unfinished() {
        return sides.of(Direction.FROM_CLIENT).memory()
                + sides.of(Direction.FROM_SERVER).memory();
    }

    @Override
    public void gap(Direction direction) {
        sides.of(direction).gap();
        exchanges.forget();
        responses.gap();
    }
}
