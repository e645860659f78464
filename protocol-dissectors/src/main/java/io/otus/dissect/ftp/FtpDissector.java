package io.otus.dissect.ftp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.login.Login;
import io.otus.layer.program.ProgramFile;
import io.otus.layer.text.Dialogue;
import io.otus.layer.text.DialogueEvent;
import io.otus.layer.text.Lines;
import io.otus.layer.text.Replies;
import io.otus.layer.tls.TlsRecords;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads commands and replies, and pairs them in order. */
final class FtpDissector implements Dissector {
    /** Longest command with its end. */
    static final int MAX_COMMAND = 1_024;
    /** Longest reply with all its lines. */
    static final int MAX_REPLY = 8_192;

    private static final int MAX_TEXT = 256;
    private static final int IAC = 0xFF;
    /** SE; what is below are options and data. */
    private static final int FIRST_TELNET_COMMAND = 0xF0;
    /** Interrupt and synch take two pairs. */
    private static final int MAX_SIGNAL = 8;

    private static final int GREETING = 220;
    private static final int SYSTEM = 215;
    private static final int SECURED = 234;
    private static final int FIRST_FINAL = 200;
    private static final int FIRST_ERROR = 400;

    private final Dialogue dialogue = new Dialogue();
    private final BannerClaims claims = new BannerClaims("ftp");
    /** Programs that are asked for, by the number of the command, until a reply says whether they are given. */
    private final Map<Long, String> programs = new HashMap<>(2);

    private String user = "";
    private boolean secured;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (secured) {
            return TlsRecords.length(bytes);
        }
        int signal = signal(bytes);
        if (signal > 0) {
            // Only what is known to be this protocol is interrupted.
            if (!dialogue.isBegun()) {
                return NOT_MINE;
            }
            int command = signal < bytes.length() ? command(bytes.from(signal)) : NEED_MORE;
            return command > 0 ? signal + command : command;
        }
        boolean isReply = Replies.fits(bytes);
        if (!isReply && !FtpCommand.fits(bytes, dialogue.isBegun())) {
            return NOT_MINE;
        }
        int length = isReply ? Replies.length(bytes, MAX_REPLY) : Lines.end(bytes, 0, MAX_COMMAND);
        if (length <= 0) {
            return length == Lines.OPEN ? NEED_MORE : NOT_MINE;
        }
        boolean believed = context.hinted()
                || (isReply ? !isOfMail(bytes.slice(0, length)) : FtpCommand.isKnown(FtpCommand.verb(bytes)));
        return believed && Lines.isText(bytes, 0, length) ? length : NOT_MINE;
    }

    /**
     * Octets of Telnet before a command, RFC 959 §4.1.3: who breaks off a transfer sends an interrupt and the synch
     * signal, pairs that begin with IAC, so that the server looks up from the data.
     */
    private static int signal(ByteView bytes) {
        int at = 0;
        while (at < MAX_SIGNAL && bytes.has(at, 1) && bytes.u8(at) == IAC) {
            if (bytes.has(at + 1, 1) && bytes.u8(at + 1) < FIRST_TELNET_COMMAND) {
                break;
            }
            at += 2;
        }
        return at;
    }

    private int command(ByteView bytes) {
        if (!FtpCommand.fits(bytes, true)) {
            return NOT_MINE;
        }
        int length = Lines.end(bytes, 0, MAX_COMMAND);
        if (length <= 0) {
            return length == Lines.OPEN ? NEED_MORE : NOT_MINE;
        }
        return Lines.isText(bytes, 0, length) ? length : NOT_MINE;
    }

    /** Mail servers greet with the same code. */
    private static boolean isOfMail(ByteView reply) {
        return Replies.text(reply, MAX_TEXT).toUpperCase(Locale.ROOT).contains("SMTP");
    }

    /** A greeting that names the protocol. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return Replies.fits(message)
                && Replies.code(message) == GREETING
                && Replies.text(message, MAX_TEXT).toUpperCase(Locale.ROOT).contains("FTP");
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (secured) {
            out.message(new DialogueEvent.Other("tls", message.length()));
            out.child(message);
        } else if (Replies.fits(message)) {
            reply(message, context, out);
        } else {
            command(message.from(Math.min(signal(message), message.length())), context, out);
        }
    }

    private void command(ByteView message, Context context, Output out) {
        String verb = FtpCommand.verb(message);
        String line = Lines.text(message, 0, message.length());
        String argument = line.length() > verb.length() ? line.substring(verb.length() + 1) : "";
        Service service = FtpCommand.of(verb, argument);
        boolean isPassword = service.action() == Action.AUTHENTICATE;
        out.message(new DialogueEvent.Command(verb, isPassword ? "" : bounded(argument)));
        Direction.FROM_CLIENT.tell(context, out);
        List<PointRange> points = FtpCommand.namesFile(service) && !argument.isBlank()
                ? List.of(PointRange.named(PointRange.plain(bounded(argument.strip()))))
                : List.of();
        long transaction = dialogue.ask(service);
        out.request(Request.confirmed(transaction, service, "", points));
        if (verb.equals("RETR")
                && ProgramFile.isNamed(argument.strip())
                && programs.size() < Dialogue.MAX_OUTSTANDING) {
            programs.put(transaction, bounded(argument.strip()));
        }
        if (FtpCommand.storesFile(verb) && !points.isEmpty()) {
            out.session(Direction.FROM_CLIENT, "", new SessionFact.FileStored("", bounded(argument.strip())));
        }
        if (!FtpCommand.isKnown(verb)) {
            out.unknown("command", number(verb));
        } else if (isPassword) {
            Login.inTheClear(out, user, argument, verb.length() + 1, message.length() - verb.length() - 1);
        } else if (verb.equals("USER")) {
            user = bounded(argument);
        }
    }

    /** The last eight letters of a command as one number, for counting those that are not known. */
    private static long number(String verb) {
        long number = 0;
        for (int i = 0; i < verb.length(); i++) {
            number = number << 8 | verb.charAt(i);
        }
        return number;
    }

    private void reply(ByteView message, Context context, Output out) {
        int code = Replies.code(message);
        String text = Replies.text(message, MAX_TEXT);
        out.message(new DialogueEvent.Reply(code, text));
        Direction.FROM_SERVER.tell(context, out);
        if (code == GREETING && !dialogue.isBegun()) {
            claims.tell(out, context.source(), Attribute.SERVICE, text, "greeting");
            return;
        }
        Dialogue.Asked asked = code < FIRST_FINAL ? dialogue.next() : dialogue.reply();
        if (asked == null) {
            programs.clear(); // those of commands that were too many to be paired
            return;
        }
        String program = programs.remove(asked.transaction());
        if (program != null && code < FIRST_ERROR) {
            out.session(Direction.FROM_SERVER, "", SessionSeen.PROGRAM_FETCHED, program);
        }
        if (code < FIRST_FINAL) {
            return;
        }
        out.response(Dialogue.answer(asked, code, text));
        if (code == SYSTEM) {
            boolean saysLittle =
                    text.toUpperCase(Locale.ROOT).startsWith("UNIX"); // said by whatever lists files as Unix does
            claims.tell(out, context.source(), saysLittle ? Attribute.DESCRIPTION : Attribute.OS, text, "syst");
        }
        secured = code == SECURED;
    }

    private static String bounded(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    @Override
    public void gap(Direction direction) {
        dialogue.forget();
        programs.clear();
    }
}
