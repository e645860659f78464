package io.otus.dissect.smtp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.login.Login;
import io.otus.layer.text.Dialogue;
import io.otus.layer.text.DialogueEvent;
import io.otus.layer.text.Lines;
import io.otus.layer.text.Replies;
import io.otus.layer.tls.TlsRecords;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Reads commands and replies, and pairs them in order. */
final class SmtpDissector implements Dissector {
    /** Longest line of a command or a message, RFC 5321 §4.5.3.1.6 with room. */
    static final int MAX_LINE = 2_048;
    /** Longest reply with all its lines. */
    static final int MAX_REPLY = 8_192;

    private static final int MAX_TEXT = 256;
    private static final int GREETING = 220;
    private static final int CONTINUE = 334;
    private static final int START_INPUT = 354;

    /** The next part that the client sends. */
    private enum Expected {
        COMMAND,
        TEXT,
        USER,
        PASSWORD,
        BOTH,
        ANSWER
    }

    private final Dialogue dialogue = new Dialogue();
    private final BannerClaims claims = new BannerClaims("smtp");
    private Expected expected = Expected.COMMAND;
    private String user = "";
    /** Octets of a message that follow, whatever they are; 0 where none do. */
    private long chunk;

    private boolean isLastChunk;
    private final Mail mail = new Mail();

    private boolean greeted;
    private boolean secured;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (secured) {
            return TlsRecords.length(bytes);
        }
        if (context.direction() == Direction.FROM_CLIENT && chunk > 0) {
            return (int) Math.min(chunk, MAX_LINE);
        }
        if (context.direction() == Direction.FROM_CLIENT && expected != Expected.COMMAND) {
            int end = Lines.end(bytes, 0, MAX_LINE);
            return end == Lines.OPEN ? NEED_MORE : end == Lines.TOO_LONG ? MAX_LINE : end;
        }
        boolean isReply = Replies.fits(bytes);
        if (!isReply && !SmtpCommand.fits(bytes)) {
            return NOT_MINE;
        }
        int length = isReply ? Replies.length(bytes, MAX_REPLY) : Lines.end(bytes, 0, MAX_LINE);
        if (length <= 0) {
            return length == Lines.OPEN ? NEED_MORE : NOT_MINE;
        }
        boolean believed = context.hinted() || greeted || !isReply || namesProtocol(bytes.slice(0, length));
        return believed && Lines.isText(bytes, 0, length) ? length : NOT_MINE;
    }

    private static boolean namesProtocol(ByteView reply) {
        return Replies.text(reply, MAX_TEXT).toUpperCase(Locale.ROOT).contains("SMTP");
    }

    /** A greeting that names the protocol, or the client's greeting that no other protocol has. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return Replies.fits(message)
                ? namesProtocol(message)
                : SmtpCommand.verb(message).equals("EHLO");
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (secured) {
            out.message(new DialogueEvent.Other("tls", message.length()));
            out.child(message);
        } else if (context.direction() == Direction.FROM_CLIENT && chunk > 0) {
            chunk -= Math.min(chunk, message.length());
            out.message(new DialogueEvent.Other("chunk", message.length()));
            mail.chunk(message, out);
            endChunks(out);
        } else if (context.direction() == Direction.FROM_CLIENT && expected != Expected.COMMAND) {
            line(message, out);
        } else if (Replies.fits(message)) {
            reply(message, context, out);
        } else {
            command(message, context, out);
        }
    }

    /** A line of a message, which ends with a dot alone, or of a login. */
    private void line(ByteView message, Output out) {
        if (expected == Expected.TEXT) {
            out.message(new DialogueEvent.Other("text", message.length()));
            String text = message.length() <= 3 ? Lines.text(message, 0, message.length()) : "";
            if (!text.equals(".") || !mail.isAtLine()) {
                mail.line(message, out);
            } else {
                mail.end(out);
                expected = Expected.COMMAND;
                dialogue.ask(SmtpCommand.of("DATA"));
            }
            return;
        }
        out.message(new DialogueEvent.Other("login", message.length()));
        String text = Lines.text(message, 0, message.length());
        switch (expected) {
            case USER -> user = decoded(text);
            case PASSWORD -> Login.inTheClear(out, user, decoded(text), 0, text.length());
            case BOTH -> plain(text, 0, out);
            default -> mask(0, text, out);
        }
        expected = expected == Expected.USER ? Expected.PASSWORD : Expected.COMMAND;
    }

    private void command(ByteView message, Context context, Output out) {
        String verb = SmtpCommand.verb(message);
        Service service = SmtpCommand.of(verb);
        String line = Lines.text(message, 0, message.length());
        String argument = line.length() > verb.length() ? line.substring(verb.length() + 1) : "";
        boolean login = service.action() == Action.AUTHENTICATE;
        int initial = login ? argument.strip().indexOf(' ') : -1;
        String shown = initial < 0 ? argument : argument.strip().substring(0, initial);
        out.message(new DialogueEvent.Command(verb, bounded(shown)));
        Direction.FROM_CLIENT.tell(context, out);
        out.request(Request.confirmed(dialogue.ask(service), service, "", List.of()));
        if (login) {
            authenticate(shown.toUpperCase(Locale.ROOT), line, initial < 0 ? -1 : line.lastIndexOf(' ') + 1, out);
        } else if (verb.equals("BDAT")) {
            chunk = size(argument);
            isLastChunk = argument.strip().toUpperCase(Locale.ROOT).endsWith(" LAST");
            endChunks(out);
        } else if (verb.equals("MAIL") || verb.equals("RSET")) {
            mail.forget();
        } else if (verb.equals("EHLO") || verb.equals("HELO")) {
            mail.forget(); // RFC 5321 §4.1.4
            String name = argument.strip();
            boolean isName = name.indexOf('[') < 0 && name.indexOf(' ') < 0 && !name.startsWith("localhost");
            claims.tell(out, context.source(), Attribute.NAME, isName ? bounded(name) : "", "helo", Trust.NAME_SERVICE);
        }
    }

    private void endChunks(Output out) {
        if (chunk == 0 && isLastChunk) {
            isLastChunk = false;
            mail.end(out);
        }
    }

    /** How many octets a chunk has, RFC 3030 §2; 0 where that is no number. */
    private static long size(String argument) {
        String number = argument.strip();
        long size = 0;
        for (int i = 0; i < number.length() && Character.digit(number.charAt(i), 10) >= 0; i++) {
            if (size > Integer.MAX_VALUE) {
                return 0; // no server takes a message of so many
            }
            size = 10 * size + Character.digit(number.charAt(i), 10);
        }
        return size;
    }

    /** A mechanism, with its first answer where the command holds that. */
    private void authenticate(String mechanism, String line, int initialAt, Output out) {
        user = "";
        if (mechanism.equals("PLAIN")) {
            if (initialAt < 0) {
                expected = Expected.BOTH;
            } else {
                plain(line.substring(initialAt), initialAt, out);
            }
        } else if (mechanism.equals("LOGIN")) {
            user = initialAt < 0 ? "" : decoded(line.substring(initialAt));
            expected = initialAt < 0 ? Expected.USER : Expected.PASSWORD;
        } else {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.LOGIN, "");
            mask(Math.max(0, initialAt), initialAt < 0 ? "" : line.substring(initialAt), out);
        }
    }

    /** What other mechanisms send may be as good as a password: a token is. */
    private static void mask(int offset, String text, Output out) {
        if (!text.isEmpty()) {
            out.secret(offset, text.length());
        }
    }

    /** Authorization identity, user and password, parted by NUL, RFC 4616 §2. */
    private static void plain(String encoded, int offset, Output out) {
        String[] parts = decoded(encoded).split("\0", -1);
        if (parts.length == 3) {
            Login.inTheClear(out, bounded(parts[1]), parts[2], offset, encoded.length());
        }
    }

    private static String decoded(String text) {
        try {
            return Lines.text(ByteView.of(Base64.getDecoder().decode(text.strip())));
        } catch (IllegalArgumentException e) {
            return ""; // the only way in which the JDK says that this is no Base64
        }
    }

    private void reply(ByteView message, Context context, Output out) {
        int code = Replies.code(message);
        String text = Replies.text(message, MAX_TEXT);
        out.message(new DialogueEvent.Reply(code, text));
        Direction.FROM_SERVER.tell(context, out);
        if (code == GREETING && !dialogue.isBegun()) {
            greeted = true;
            int time = text.indexOf(';'); // some write the time of day behind it
            claims.tell(
                    out, context.source(), Attribute.SERVICE, time < 0 ? text : text.substring(0, time), "greeting");
            return;
        }
        if (code == CONTINUE) {
            // A login goes on: by a mechanism that is not read, with a line that is no command.
            expected = expected == Expected.COMMAND ? Expected.ANSWER : expected;
            return;
        }
        Dialogue.Asked asked = dialogue.reply();
        if (asked == null) {
            return;
        }
        out.response(Dialogue.answer(asked, code, text));
        expected = code == START_INPUT ? Expected.TEXT : Expected.COMMAND;
        if (expected == Expected.TEXT) {
            mail.begin();
        }
        secured = code == GREETING && asked.service().name().equals("starttls");
    }

    private static String bounded(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    @Override
    public int unfinished() {
        return mail.memory();
    }

    @Override
    public void gap(Direction direction) {
        dialogue.forget();
        expected = Expected.COMMAND;
        chunk = 0;
        isLastChunk = false;
        mail.forget();
    }
}
