package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.dissect.smb.SmbEvent.Detail;
import io.otus.layer.banner.BannerClaims;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads messages of SMB2 and SMB3. Confined. */
final class Smb2Reader {
    /** Most commands in one message. */
    private static final int MAX_COMPOUND = 32;

    private static final int MAX_NAME = 512;
    private static final int MAX_DIALECTS = 16;

    private final BannerClaims claims;
    private final Shares shares = new Shares();
    private final Smb2Pipes pipes = new Smb2Pipes();

    /** A command that was read, and whether somebody signs in with it. */
    private record Read(ByteView one, int code, boolean login, List<Detail> details) {}

    Smb2Reader(BannerClaims claims) {
        this.claims = claims;
    }

    void read(ByteView smb, Context context, Output out) {
        List<SmbEvent.Command> commands = new ArrayList<>(1);
        List<Read> known = new ArrayList<>(1);
        int at = 0;
        boolean intact = true;
        for (int i = 0; i < MAX_COMPOUND && at >= 0; i++) {
            ByteView rest = smb.from(at);
            if (rest.length() < Smb2Header.SIZE || !Smb2Header.fits(rest)) {
                intact = i > 0 && rest.length() < Smb2Header.SIZE; // the head of a long message ends anywhere
                break;
            }
            long next = Smb2Header.nextCommand(rest);
            boolean goesOn = next >= Smb2Header.SIZE && next < rest.length();
            command(goesOn ? rest.slice(0, (int) next) : rest, commands, known, context, out);
            at = goesOn ? at + (int) next : -1;
        }
        if (commands.isEmpty()) {
            out.message(new SmbEvent.Other("short", "", "", smb.length()));
        } else {
            boolean response = Smb2Header.isResponse(smb);
            out.message(new SmbEvent.Message(
                    2, response, NtStatus.name(Smb2Header.status(smb)), Smb2Header.messageId(smb), commands));
            (response ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        }
        for (Read each : known) {
            pair(each, context, out);
        }
        if (!intact) {
            out.malformed(SmbAnomaly.HEADER, NbssHeader.SIZE + Math.max(0, at));
        }
    }

    private void command(ByteView one, List<SmbEvent.Command> commands, List<Read> known, Context context, Output out) {
        int code = Smb2Header.command(one);
        if (code > SmbCommand.LAST_2) {
            commands.add(new SmbEvent.Command("command_" + code, List.of()));
            out.unknown("command", code);
            return;
        }
        ByteView body = one.from(Smb2Header.SIZE);
        List<Detail> details = new ArrayList<>(0);
        boolean login = Smb2Header.isResponse(one)
                ? answer(code, one, body, details, context, out)
                : request(code, one, body, details, context, out);
        commands.add(new SmbEvent.Command(SmbCommand.version2(code).name(), details));
        known.add(new Read(one, code, login, details));
    }

    /** Behind the message that it is of: a request without one is taken for an answer whose question was not seen. */
    private void pair(Read read, Context context, Output out) {
        ByteView one = read.one;
        long transaction = Smb2Header.messageId(one);
        if (!Smb2Header.isResponse(one)) {
            Service service = read.login ? SmbCommand.LOGIN : SmbCommand.version2(read.code);
            // A cancel has the number of what it gives up, and no answer (§3.2.4.24).
            out.request(
                    read.code == SmbCommand.CANCEL_2
                            ? Request.unconfirmed(service, "", List.of())
                            : Request.confirmed(transaction, service, "", Smb1Reader.points(read.details)));
            shares.asked(read.code, one, read.details, out);
            pipes.asked(read.code, one, shares.isOfPipes(one), Shares.value(read.details, "filename"), out);
        } else if (Smb2Header.status(one) != NtStatus.PENDING) {
            shares.answered(read.code, one, out);
            pipes.answered(read.code, one, out);
            Request asked = context.pending(transaction);
            if (asked != null) {
                out.response(new Response(
                        transaction, asked.service(), "", NtStatus.outcome(Smb2Header.status(one)), List.of()));
            }
        }
    }

    /** Reads what is wanted of a request; whether somebody signs in with it. */
    private boolean request(int code, ByteView one, ByteView body, List<Detail> details, Context context, Output out) {
        switch (code) {
            case SmbCommand.NEGOTIATE_2 -> offered(body, details);
            case SmbCommand.SESSION_SETUP_2 -> {
                return body.has(0, 16) && SecurityToken.tell(buffer(one, body, 12), details, claims, context, out);
            }
            case SmbCommand.TREE_CONNECT_2 -> name("path", one, body, 4, details);
            case SmbCommand.CREATE_2 -> {
                name("filename", one, body, 44, details);
                if (body.has(24, 16)) {
                    details.add(new Detail("desired_access", hex(body.leS32(24))));
                    details.add(new Detail("create_disposition", disposition(body.leS32(36))));
                }
            }
            default -> {}
        }
        return false;
    }

    private boolean answer(int code, ByteView one, ByteView body, List<Detail> details, Context context, Output out) {
        if (code == SmbCommand.NEGOTIATE_2 && body.has(0, 64)) {
            String dialect = dialect(body.le16(4));
            details.add(new Detail("dialect", dialect));
            details.add(new Detail("server_guid", body.octets(8, 16).toString()));
            out.session(Direction.FROM_SERVER, "", "smb2_negotiated", dialect);
        } else if (code == SmbCommand.SESSION_SETUP_2 && body.has(0, 8)) {
            SecurityToken.tell(buffer(one, body, 4), details, claims, context, out);
        }
        return false;
    }

    private static void offered(ByteView body, List<Detail> details) {
        if (!body.has(0, 36)) {
            return;
        }
        StringBuilder dialects = new StringBuilder();
        int count = Math.min(MAX_DIALECTS, body.le16(2));
        for (int i = 0; i < count && body.has(36 + 2 * i, 2); i++) {
            dialects.append(i == 0 ? "" : ",").append(dialect(body.le16(36 + 2 * i)));
        }
        details.add(new Detail("dialects", dialects.toString()));
    }

    private static String dialect(int code) {
        return switch (code) {
            case 0x0202 -> "2.0.2";
            case 0x0210 -> "2.1";
            case 0x0300 -> "3.0";
            case 0x0302 -> "3.0.2";
            case 0x0311 -> "3.1.1";
            case 0x02FF -> "2.???";
            default -> hex(code);
        };
    }

    private static String disposition(int code) {
        return switch (code) {
            case 0 -> "supersede";
            case 1 -> "open";
            case 2 -> "create";
            case 3 -> "open_if";
            case 4 -> "overwrite";
            case 5 -> "overwrite_if";
            default -> hex(code);
        };
    }

    private static String hex(int value) {
        return "0x" + HexFormat.of().toHexDigits(value);
    }

    /** The bytes at an offset u16 from the header with a length u16. */
    private static ByteView buffer(ByteView one, ByteView body, int at) {
        if (!body.has(at, 4)) {
            return ByteView.EMPTY;
        }
        int offset = body.le16(at);
        int length = body.le16(at + 2);
        return one.has(offset, length) ? one.slice(offset, length) : ByteView.EMPTY;
    }

    void gap() {
        shares.forget();
        pipes.forget();
    }

    private static void name(String field, ByteView one, ByteView body, int at, List<Detail> details) {
        ByteView name = buffer(one, body, at);
        details.add(new Detail(field, name.text(0, Math.min(name.length(), MAX_NAME), StandardCharsets.UTF_16LE)));
    }
}
