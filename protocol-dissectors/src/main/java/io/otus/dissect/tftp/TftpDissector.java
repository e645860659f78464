package io.otus.dissect.tftp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Way;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.program.ProgramFile;
import io.otus.layer.text.Lines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message per datagram. A request is proven by its mode; anything else has hardly a shape, and is taken for
 * TFTP only between two of which one was heard to ask, or at the port of TFTP.
 */
final class TftpDissector implements Dissector {
    /** Longest message of an error that is shown. */
    private static final int MAX_MESSAGE = 256;

    /** RFC 1350 appendix, RFC 2347. */
    private static final String[] ERRORS = {
        "not_defined",
        "file_not_found",
        "access_violation",
        "disk_full_or_allocation_exceeded",
        "illegal_tftp_operation",
        "unknown_transfer_id",
        "file_already_exists",
        "no_such_user",
        "option_negotiation_refused"
    };

    private static final Service READ = new Service(TftpHeader.READ_REQUEST, "read_request", Action.FILE);
    private static final Service WRITE = new Service(TftpHeader.WRITE_REQUEST, "write_request", Action.FILE);

    private final Transfers transfers;

    TftpDissector(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < TftpHeader.SIZE) {
            return NEED_MORE;
        }
        int opcode = TftpHeader.opcode(bytes);
        boolean fits = TftpHeader.isRequest(opcode)
                ? TftpTexts.of(bytes).areOfRequest()
                : fits(opcode, bytes) && (context.hinted() || isMoving(context));
        return fits ? bytes.length() : NOT_MINE;
    }

    private static boolean fits(int opcode, ByteView bytes) {
        return switch (opcode) {
            case TftpHeader.DATA, TftpHeader.OPTION_ACKNOWLEDGEMENT, TftpHeader.ACKNOWLEDGEMENT -> true;
            case TftpHeader.ERROR -> TftpHeader.number(bytes) < 0x100; // so many were never defined
            default -> false;
        };
    }

    private boolean isMoving(Context context) {
        return transfers.of(context.source(), context.destination()) != null
                || transfers.of(context.destination(), context.source()) != null;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return TftpHeader.isRequest(TftpHeader.opcode(message)) || isMoving(context);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < TftpHeader.SIZE) {
            return;
        }
        int opcode = TftpHeader.opcode(message);
        if (TftpHeader.isRequest(opcode)) {
            request(opcode, message, context, out);
            return;
        }
        // The server's first message comes from a port that nobody knows yet.
        Moving moving = transfers.of(context.destination(), context.source());
        boolean byServer = moving != null;
        if (moving == null) {
            moving = transfers.of(context.source(), context.destination());
        }
        if (moving != null) {
            (byServer ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        }
        switch (opcode) {
            case TftpHeader.DATA -> data(message, moving, byServer, out);
            case TftpHeader.ACKNOWLEDGEMENT -> acknowledgement(message, moving, byServer, out);
            case TftpHeader.ERROR -> error(message, moving, byServer, out);
            default -> options(message, moving, byServer, out);
        }
    }

    private void request(int opcode, ByteView message, Context context, Output out) {
        TftpTexts texts = TftpTexts.of(message);
        if (!texts.areOfRequest()) {
            return;
        }
        List<TftpEvent.Option> options = texts.requestOptions();
        String filename = texts.filename();
        out.message(new TftpEvent.Request(opcode, filename, texts.mode(), options));
        Direction.FROM_CLIENT.tell(context, out);
        if (!texts.arePairs(0)) {
            out.malformed(TftpAnomaly.OPTIONS, message.length());
        }
        Service service = opcode == TftpHeader.READ_REQUEST ? READ : WRITE;
        Moving moving =
                transfers.ask(context.source(), context.destination(), service, filename, options, context.time());
        if (moving == null) {
            return; // sent again for want of an answer
        }
        PointRange file = PointRange.named(PointRange.plain(filename));
        out.request(Request.confirmedOnAnyFlow(moving.transaction(), service, "", List.of(file)));
        if (moving.writes()) {
            out.session(Direction.FROM_CLIENT, "", new SessionFact.FileStored("", filename));
        }
    }

    private static void data(ByteView message, @Nullable Moving moving, boolean byServer, Output out) {
        int block = TftpHeader.number(message);
        ByteView data = message.from(TftpHeader.SIZE);
        out.message(new TftpEvent.Data(TftpHeader.DATA, block, data.length()));
        if (moving == null || moving.writes() == byServer) {
            return;
        }
        if (byServer) {
            answer(moving, Outcome.OK, out);
        }
        if (byServer && !moving.hasBegun() && (ProgramFile.begins(data) || ProgramFile.isNamed(moving.filename()))) {
            out.session(Direction.FROM_SERVER, "", SessionSeen.PROGRAM_FETCHED, moving.filename());
        }
        if (!moving.take(block, data)) {
            out.malformed(TftpAnomaly.BLOCK_LENGTH, TftpHeader.SIZE);
        }
        if (byServer && moving.isToTell()) {
            out.file(Direction.FROM_SERVER, "", Way.FROM_DEVICE, moving.filename(), moving.size(), moving.tell());
        }
    }

    private static void acknowledgement(ByteView message, @Nullable Moving moving, boolean byServer, Output out) {
        int block = TftpHeader.number(message);
        out.message(new TftpEvent.Acknowledgement(TftpHeader.ACKNOWLEDGEMENT, block));
        if (message.length() > TftpHeader.SIZE) {
            out.malformed(TftpAnomaly.ACKNOWLEDGEMENT_LENGTH, TftpHeader.SIZE);
        }
        if (moving == null || !byServer) {
            return;
        }
        answer(moving, Outcome.OK, out);
        if (moving.writes() && moving.isLast(block) && moving.isToTell()) {
            out.file(Direction.FROM_SERVER, "", Way.TO_DEVICE, moving.filename(), moving.size(), moving.tell());
        }
    }

    private static void error(ByteView message, @Nullable Moving moving, boolean byServer, Output out) {
        int code = TftpHeader.number(message);
        int length = message.length() - TftpHeader.SIZE;
        boolean ends = length > 0 && message.u8(message.length() - 1) == 0;
        ByteView text = message.slice(TftpHeader.SIZE, Math.min(ends ? length - 1 : length, MAX_MESSAGE));
        out.message(new TftpEvent.Failure(TftpHeader.ERROR, code, Lines.text(text)));
        if (code >= ERRORS.length) {
            out.unknown("error_code", code);
        }
        if (!ends) {
            out.malformed(TftpAnomaly.ERROR_MESSAGE, message.length());
        }
        if (moving != null && byServer) {
            String name = code < ERRORS.length ? ERRORS[code] : "error_" + code;
            answer(moving, Outcome.error(code, name), out);
        }
    }

    private static void options(ByteView message, @Nullable Moving moving, boolean byServer, Output out) {
        TftpTexts texts = TftpTexts.of(message);
        List<TftpEvent.Option> options = texts.options();
        out.message(new TftpEvent.OptionAcknowledgement(TftpHeader.OPTION_ACKNOWLEDGEMENT, options));
        if (!texts.arePairs(0)) {
            out.malformed(TftpAnomaly.OPTIONS, message.length());
        }
        if (moving != null && byServer) {
            answer(moving, Outcome.OK, out);
            if (!moving.take(options)) {
                out.malformed(TftpAnomaly.NOT_ASKED, TftpHeader.TEXT_AT);
            }
        }
    }

    private static void answer(Moving moving, Outcome outcome, Output out) {
        if (moving.answer()) {
            out.response(new Response(moving.transaction(), moving.service(), "", outcome, List.of()));
        }
    }
}
