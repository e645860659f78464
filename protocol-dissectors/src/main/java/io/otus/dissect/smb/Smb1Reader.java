package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.dissect.smb.SmbEvent.Detail;
import io.otus.layer.banner.BannerClaims;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads messages of SMB1. Confined. */
final class Smb1Reader {
    /** Most commands in one message. */
    private static final int MAX_ANDX = 8;

    private static final int NO_ANDX = 0xFF;
    private static final int NO_DIALECT = 0xFFFF;
    private static final int MAX_POINT = 128;

    private final Smb1Sessions sessions;
    private final Smb1Transactions transactions = new Smb1Transactions();
    private final Smb1Pipes pipes = new Smb1Pipes();
    private List<String> dialects = List.of();

    Smb1Reader(BannerClaims claims) {
        sessions = new Smb1Sessions(claims);
    }

    /** Words and bytes of one command. */
    record Body(int command, ByteView words, ByteView bytes, int bytesAt) {}

    void read(ByteView smb, Context context, Output out) {
        if (smb.length() < Smb1Header.SIZE + 3) {
            out.message(new SmbEvent.Other("short", "", "", smb.length()));
            out.malformed(SmbAnomaly.HEADER, smb.length());
            return;
        }
        boolean reply = Smb1Header.isReply(smb);
        List<SmbEvent.Command> commands = new ArrayList<>();
        List<Detail> all = new ArrayList<>();
        boolean login = false;
        boolean intact = true;
        int command = Smb1Header.command(smb);
        int at = Smb1Header.SIZE;
        for (int i = 0; i < MAX_ANDX; i++) {
            Body body = body(smb, command, at);
            List<Detail> details = new ArrayList<>();
            if (body == null) {
                intact = false;
            } else {
                login |= details(smb, body, reply, details, context, out);
            }
            commands.add(new SmbEvent.Command(SmbCommand.version1(command).name(), details));
            all.addAll(details);
            if (body == null
                    || !SmbCommand.isAndX(command)
                    || body.words().length() < 4
                    || body.words().u8(0) == NO_ANDX) {
                break;
            }
            int next = body.words().le16(2);
            if (next <= at) {
                break;
            }
            command = body.words().u8(0);
            at = next;
        }
        out.message(new SmbEvent.Message(1, reply, status(smb), Smb1Header.multiplexId(smb), commands));
        if (!intact) {
            out.malformed(SmbAnomaly.HEADER, NbssHeader.SIZE + at);
        }
        tellUnknown(smb, out);
        pair(smb, reply, login, all, context, out);
    }

    private static void tellUnknown(ByteView smb, Output out) {
        if (!SmbCommand.isKnown1(Smb1Header.command(smb))) {
            out.unknown("command", Smb1Header.command(smb));
        }
    }

    private static String status(ByteView smb) {
        int status = Smb1Header.status(smb);
        return Smb1Header.hasNtStatus(smb) || status == 0
                ? NtStatus.name(status)
                : "dos_" + (status & 0xFF) + '_' + (status >>> 16);
    }

    /**
     * The command at an offset from the header; null where it passes the end. Long messages are cut, and their bytes
     * with them.
     */
    private static @Nullable Body body(ByteView smb, int command, int at) {
        if (!smb.has(at, 1)) {
            return null;
        }
        int words = 2 * smb.u8(at);
        int count = at + 1 + words;
        if (!smb.has(at + 1, words) || !smb.has(count, 2)) {
            return null;
        }
        int there = Math.min(smb.le16(count), smb.length() - count - 2);
        return new Body(command, smb.slice(at + 1, words), smb.slice(count + 2, there), count + 2);
    }

    /** Reads what is wanted of a command; whether somebody signs in with it. */
    private boolean details(ByteView smb, Body body, boolean reply, List<Detail> details, Context context, Output out) {
        switch (body.command()) {
            case SmbCommand.NEGOTIATE_1 -> negotiate(smb, body, reply, details, context, out);
            case SmbCommand.SESSION_SETUP_1 -> {
                return sessions.setup(smb, body, reply, details, context, out);
            }
            case SmbCommand.TREE_CONNECT_1 -> {
                if (!reply) {
                    treeConnect(smb, body, details, out);
                }
            }
            case SmbCommand.NT_CREATE_1 -> {
                if (!reply && body.words().length() >= 7) {
                    Smb1Strings strings =
                            new Smb1Strings(smb, body.bytesAt(), body.bytes().length());
                    details.add(new Detail("filename", strings.next(Smb1Header.isUnicode(smb))));
                }
            }
            default -> transactions.read(smb, body, reply, details, out);
        }
        return false;
    }

    /** The client offers dialects, each behind an octet 2; the server names one of them by its number. */
    private void negotiate(ByteView smb, Body body, boolean reply, List<Detail> details, Context context, Output out) {
        if (!reply) {
            dialects = Smb1Strings.dialects(body.bytes());
            details.add(new Detail("dialects", String.join(",", dialects)));
            Direction.FROM_CLIENT.tell(context, out);
            return;
        }
        Direction.FROM_SERVER.tell(context, out);
        int chosen = body.words().length() >= 2 ? body.words().le16(0) : NO_DIALECT;
        if (chosen == NO_DIALECT) {
            return;
        }
        String dialect = chosen < dialects.size() ? dialects.get(chosen) : "dialect " + chosen;
        details.add(new Detail("dialect", dialect));
        out.session(Direction.FROM_SERVER, "", "smb1_negotiated", dialect);
        sessions.negotiated(smb, body, context, out);
    }

    /** Words: AndX, flags u16, length of a password u16; bytes: password, path, service. */
    private static void treeConnect(ByteView smb, Body body, List<Detail> details, Output out) {
        int length = body.words().length() >= 8 ? body.words().le16(6) : 0;
        int password = Math.min(length, body.bytes().length());
        if (password > 1) {
            out.secret(NbssHeader.SIZE + body.bytesAt(), password);
        }
        Smb1Strings strings = new Smb1Strings(smb, body.bytesAt(), body.bytes().length());
        strings.skip(password);
        details.add(new Detail("path", strings.next(Smb1Header.isUnicode(smb))));
    }

    private void pair(ByteView smb, boolean reply, boolean login, List<Detail> details, Context context, Output out) {
        Body first = body(smb, Smb1Header.command(smb), Smb1Header.SIZE);
        int command = Smb1Header.command(smb);
        long transaction = Smb1Header.multiplexId(smb) | (Smb1Header.exchange(smb) >>> 16 & 0xFFFFL) << 16 | 1L << 40;
        if (!reply) {
            Service service = login ? SmbCommand.LOGIN : SmbCommand.version1(command);
            // Neither parts of transactions nor cancels are answered.
            boolean isPart = command == SmbCommand.TRANSACTION2_SECONDARY_1
                    || command == SmbCommand.NT_CANCEL_1
                    || command == SmbCommand.NT_TRANSACT_SECONDARY_1
                    || command == 0x26;
            out.request(
                    isPart
                            ? Request.unconfirmed(service, "", List.of())
                            : Request.confirmed(transaction, service, "", points(details)));
            if (first != null) {
                String path = Shares.value(details, "path");
                pipes.asked(transaction, smb, first, path, Shares.value(details, "filename"), out);
            }
            return;
        }
        if (first != null) {
            pipes.answered(transaction, smb, first, out);
        }
        Request asked = context.pending(transaction);
        if (asked != null) {
            Outcome outcome = Smb1Header.hasNtStatus(smb)
                    ? NtStatus.outcome(Smb1Header.status(smb))
                    : dosOutcome(Smb1Header.status(smb));
            out.response(new Response(transaction, asked.service(), "", outcome, List.of()));
        }
    }

    private static Outcome dosOutcome(int status) {
        return status == 0
                ? Outcome.OK
                : Outcome.error(status >>> 16, "dos_" + (status & 0xFF) + '_' + (status >>> 16));
    }

    /** Files and shares that a request names. */
    static List<PointRange> points(List<Detail> details) {
        List<PointRange> points = new ArrayList<>(1);
        for (Detail detail : details) {
            boolean names = detail.name().equals("path") || detail.name().equals("filename");
            if (names && !detail.value().isBlank()) {
                String name = detail.value();
                points.add(PointRange.named(
                        PointRange.plain(name.length() > MAX_POINT ? name.substring(0, MAX_POINT) : name)));
            }
        }
        return points;
    }

    void gap() {
        transactions.forget();
        pipes.forget();
    }
}
