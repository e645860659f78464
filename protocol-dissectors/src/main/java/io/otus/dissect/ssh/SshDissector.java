package io.otus.dissect.ssh;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.text.Lines;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads identification strings and packets until they are encrypted. */
final class SshDissector implements Dissector {
    /** Longest line: §4.2 allows 255 for the identification string. */
    static final int MAX_LINE = 512;
    /** Bytes of a piece of what is encrypted. */
    static final int PIECE = 1_024;
    /**
     * Encrypted bytes that a server hardly sends to whom it refuses: its extensions (RFC 8308), a banner (RFC 4252
     * §5.4), for each of six attempts or so a request for the password (RFC 4256 §3.2) and a refusal, some 200 bytes
     * together, and farewell. One that let a client in tells its host keys, opens a channel and answers in it.
     */
    static final int REFUSALS = 4_096;

    private static final String IDENTIFICATION = "SSH-";
    private static final int COOKIE = 16;
    private static final int LISTS = 10;
    /** The system that builders of OpenSSH write behind its version: {@code Ubuntu-4ubuntu0.5}. */
    private static final Pattern SYSTEM =
            Pattern.compile(" (Ubuntu|Debian|Raspbian|FreeBSD|NetBSD)(?:[-_ ].*)?$|(Windows)");

    private enum State {
        LINES,
        PACKETS,
        ENCRYPTED
    }

    /** Where one direction stands. */
    private static final class Side {
        State state = State.LINES;
        /** Whether it said that all that follows is encrypted. */
        boolean newKeys;
        /** Encrypted bytes that came, as far as they are counted. */
        int carried;
    }

    private final PerDirection<Side> sides = new PerDirection<>(Side::new);
    private final BannerClaims claims = new BannerClaims("ssh");

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return switch (sides.of(context.direction()).state) {
            case LINES -> line(bytes, context);
            case PACKETS -> packet(bytes);
            case ENCRYPTED -> PIECE;
        };
    }

    private static int line(ByteView bytes, Context context) {
        boolean identifies = Lines.begins(bytes, IDENTIFICATION);
        if (!identifies && (!context.hinted() || context.direction() == Direction.FROM_CLIENT)) {
            return NOT_MINE;
        }
        int end = Lines.end(bytes, 0, MAX_LINE);
        if (end == Lines.TOO_LONG || !Lines.isText(bytes, 0, end > 0 ? end : Math.min(bytes.length(), MAX_LINE))) {
            return NOT_MINE;
        }
        return end == Lines.OPEN ? NEED_MORE : end;
    }

    private static int packet(ByteView bytes) {
        if (bytes.length() < SshPacket.HEADER) {
            return NEED_MORE;
        }
        return SshPacket.fits(bytes) ? SshPacket.size(bytes) : PIECE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return Lines.begins(message, IDENTIFICATION);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Side side = sides.of(context.direction());
        switch (side.state) {
            case LINES -> side.state = readLine(message, context, out);
            case PACKETS -> side.state = readPacket(message, side, context, out);
            case ENCRYPTED -> {
                out.message(new SshEvent.Packet("encrypted", -1, message.length()));
                out.encrypted();
                tellCarried(side, message.length(), context, out);
            }
        }
    }

    private static void tellCarried(Side side, int bytes, Context context, Output out) {
        if (side.carried >= REFUSALS) {
            return;
        }
        side.carried += bytes;
        if (side.newKeys && side.carried >= REFUSALS && context.direction() == Direction.FROM_SERVER) {
            out.session(Direction.FROM_SERVER, "", SessionSeen.HIDDEN_SESSION, "");
        }
    }

    private State readLine(ByteView message, Context context, Output out) {
        String text = Lines.text(message, 0, message.length());
        if (!text.startsWith(IDENTIFICATION)) {
            out.message(new SshEvent.Line("line", text));
            return State.LINES;
        }
        out.message(new SshEvent.Line("identification", text));
        claims.tell(out, context.source(), Attribute.SERVICE, text, "identification");
        Matcher system = SYSTEM.matcher(text);
        if (system.find()) {
            String name = system.group(1) != null ? system.group(1) : system.group(2);
            claims.tell(out, context.source(), Attribute.OS, name, "identification");
        }
        return State.PACKETS;
    }

    private static State readPacket(ByteView message, Side side, Context context, Output out) {
        if (message.length() < SshPacket.HEADER
                || !SshPacket.fits(message)
                || SshPacket.size(message) != message.length()) {
            out.message(new SshEvent.Packet("encrypted", -1, message.length()));
            out.encrypted();
            return State.ENCRYPTED;
        }
        int code = SshPacket.code(message);
        if (code == SshPacket.KEY_EXCHANGE_INIT) {
            offer(message, context, out);
        } else {
            out.message(new SshEvent.Packet("packet", code, message.length()));
        }
        if (code != SshPacket.NEW_KEYS) {
            return State.PACKETS;
        }
        side.newKeys = true;
        if (context.direction() == Direction.FROM_CLIENT) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.HIDDEN_LOGIN, "");
        }
        return State.ENCRYPTED;
    }

    /**
     * Cookie, then ten lists with their length u32: key exchange, host keys, and of each direction ciphers, codes,
     * compression, languages.
     */
    private static void offer(ByteView message, Context context, Output out) {
        int end = message.length() - SshPacket.padding(message);
        String[] lists = new String[LISTS];
        int at = SshPacket.HEADER + COOKIE;
        for (int i = 0; i < LISTS; i++) {
            long length = at + 4 <= end ? message.u32(at) : Long.MAX_VALUE;
            if (length > end - at - 4) {
                out.message(new SshEvent.Packet("packet", SshPacket.KEY_EXCHANGE_INIT, message.length()));
                out.malformed(SshAnomaly.LISTS, Math.min(at, message.length()));
                return;
            }
            lists[i] = message.text(at + 4, (int) length, StandardCharsets.US_ASCII);
            at += 4 + (int) length;
        }
        boolean byServer = context.direction() == Direction.FROM_SERVER;
        int own = byServer ? 1 : 0;
        String hassh = md5(lists[0] + ';' + lists[2 + own] + ';' + lists[4 + own] + ';' + lists[6 + own]);
        out.message(new SshEvent.KeyExchangeInit(
                lists[0], lists[1], lists[2 + own], lists[4 + own], lists[6 + own], hassh));
        out.session(context.direction(), "", "ssh_key_exchange", (byServer ? "hassh_server=" : "hassh=") + hassh);
    }

    private static String md5(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    @Override
    public void gap(Direction direction) {
        Side side = sides.of(direction);
        side.state = side.state == State.LINES ? State.LINES : State.ENCRYPTED;
    }
}
