package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Upload and download of blocks, S7 "block control".
 *
 * <p>In an upload the client asks throughout. In a download it asks once; then the controller fetches the parts with
 * jobs of its own, which the client acknowledges with the data. Those jobs are told as notifications: the controller
 * stays the server of the operation.
 *
 * <p>Keeps the blocks that are on their way. Confined.
 */
final class BlockReader {
    /** Octets before the length of the file name. */
    private static final int FILE_NAME_AT = 8;
    /** Octets before the block's bytes in the data of a part: length u16 and 0x00FB. */
    private static final int PART_HEAD = 4;

    private static final int MORE_FOLLOWS = 1;

    /** How file names of a numerical control begin. */
    private static final String NC_FILE = "_N_";

    private final AddressedModule module;
    private final Transfers downloads = new Transfers();
    private final Transfers uploads = new Transfers();
    private final OutstandingParts parts = new OutstandingParts();

    /** The file name of the upload that was asked for and is not acknowledged yet. */
    private String uploadName = "";

    BlockReader(AddressedModule module) {
        this.module = module;
    }

    void read(Pdu pdu, int function, ByteView parameters, ByteView data, Context context, Output out) {
        if (!pdu.isJob()) {
            acknowledgement(pdu, function, parameters, data, context, out);
        } else if (function == S7Function.UPLOAD || function == S7Function.END_UPLOAD) {
            continueUpload(pdu, function, parameters, data, out);
        } else {
            namedJob(pdu, function, parameters, data, context, out);
        }
    }

    /**
     * Status u8, error u16, upload id u32, file name with a length u8; a request of download adds the lengths of load
     * memory and code as digits.
     */
    private void namedJob(Pdu pdu, int function, ByteView parameters, ByteView data, Context context, Output out) {
        if (!parameters.has(FILE_NAME_AT, 1) || !parameters.has(FILE_NAME_AT + 1, parameters.u8(FILE_NAME_AT))) {
            S7commDissector.tooShort(pdu, parameters, data, out);
            return;
        }
        int length = parameters.u8(FILE_NAME_AT);
        String fileName = parameters.text(FILE_NAME_AT + 1, length, StandardCharsets.ISO_8859_1);
        BlockName block = length == 1 + BlockName.LENGTH ? BlockName.read(parameters, FILE_NAME_AT + 2) : null;
        int lengthsAt = FILE_NAME_AT + 1 + length;
        boolean announces = function == S7Function.REQUEST_DOWNLOAD && parameters.has(lengthsAt, 14);
        int error = function == S7Function.DOWNLOAD_ENDED ? parameters.u16(2) : 0;
        out.message(new S7commEvent.BlockControl(
                pdu,
                function,
                parameters.u8(1),
                error,
                parameters.u32(4),
                block,
                fileName,
                announces ? digits(parameters, lengthsAt + 2, 6) : -1,
                announces ? digits(parameters, lengthsAt + 8, 6) : -1));
        if (block == null && !fileName.startsWith(NC_FILE)) {
            out.malformed(S7commAnomaly.BLOCK_NAME, pdu.parametersAt() + FILE_NAME_AT + 1);
        }
        String name = block == null ? fileName : block.shortName();
        List<PointRange> points = block == null ? List.of() : List.of(PointRange.named(name));
        switch (function) {
            case S7Function.REQUEST_DOWNLOAD -> {
                downloads.begin(new BlockTransfer(name, 0, context.time()));
                S7commDissector.ask(pdu, S7Function.service(function), module.unit(), points, out);
            }
            case S7Function.START_UPLOAD -> {
                uploadName = name;
                S7commDissector.ask(pdu, S7Function.service(function), module.unit(), points, out);
            }
            default -> {
                out.request(Request.notification(S7Function.service(function), module.unit(), points));
                fetch(pdu, function, name, error, out);
            }
        }
    }

    /** The controller fetches a part of a download, or ends it. */
    private void fetch(Pdu pdu, int function, String name, int error, Output out) {
        BlockTransfer transfer = downloads.byName(name);
        if (transfer == null) {
            return;
        }
        if (function == S7Function.DOWNLOAD_BLOCK) {
            parts.put(pdu.pduReference(), transfer);
            return;
        }
        downloads.end(transfer);
        if (error == 0 && transfer.size() > 0) {
            tell(transfer.finish(), Action.DOWNLOAD, out);
        }
    }

    /** Status u8, error code u16, upload id u32. */
    private void continueUpload(Pdu pdu, int function, ByteView parameters, ByteView data, Output out) {
        if (parameters.length() < FILE_NAME_AT) {
            S7commDissector.tooShort(pdu, parameters, data, out);
            return;
        }
        long uploadId = parameters.u32(4);
        out.message(new S7commEvent.UploadControl(pdu, function, parameters.u8(1), parameters.u16(2), uploadId, -1));
        BlockTransfer transfer = uploads.byNumber(uploadId);
        List<PointRange> points =
                transfer == null || transfer.name().isEmpty() ? List.of() : List.of(PointRange.named(transfer.name()));
        S7commDissector.ask(pdu, S7Function.service(function), module.unit(), points, out);
        if (transfer == null) {
            return;
        }
        if (function == S7Function.UPLOAD) {
            parts.put(pdu.pduReference(), transfer);
        } else {
            uploads.end(transfer);
        }
    }

    private void acknowledgement(
            Pdu pdu, int function, ByteView parameters, ByteView data, Context context, Output out) {
        switch (function) {
            case S7Function.START_UPLOAD -> uploadStarted(pdu, parameters, data, context, out);
            case S7Function.UPLOAD, S7Function.DOWNLOAD_BLOCK -> part(pdu, function, parameters, data, out);
            default -> S7commDissector.acknowledged(pdu, parameters, data, out);
        }
        if (function == S7Function.REQUEST_DOWNLOAD && !pdu.outcome().equals(Outcome.OK)) {
            Request request = context.pending(pdu.pduReference());
            BlockTransfer refused = request == null || request.points().isEmpty()
                    ? null
                    : downloads.byName(request.points().getFirst().space());
            if (refused != null) {
                downloads.end(refused);
            }
        }
        if (!S7Function.isAskedByController(function)) {
            S7commDissector.answer(pdu, function, module.unit(), context, out);
        }
    }

    /** Status u8, two octets, upload id u32, length of the block as digits with a length u8. */
    private void uploadStarted(Pdu pdu, ByteView parameters, ByteView data, Context context, Output out) {
        if (parameters.length() < FILE_NAME_AT) {
            S7commDissector.acknowledged(pdu, parameters, data, out);
            return;
        }
        boolean announces =
                parameters.has(FILE_NAME_AT, 1) && parameters.has(FILE_NAME_AT + 1, parameters.u8(FILE_NAME_AT));
        long length = announces ? digits(parameters, FILE_NAME_AT + 1, parameters.u8(FILE_NAME_AT)) : -1;
        out.message(new S7commEvent.UploadControl(
                pdu, S7Function.START_UPLOAD, parameters.u8(1), 0, parameters.u32(4), length));
        uploads.begin(new BlockTransfer(uploadName, parameters.u32(4), context.time()));
        uploadName = "";
    }

    /** Parameters: status u8. Data: length u16, 0x00FB, that many bytes of the block. */
    private void part(Pdu pdu, int function, ByteView parameters, ByteView data, Output out) {
        BlockTransfer transfer = parts.take(pdu.pduReference());
        boolean known = parameters.length() >= 2 && data.length() >= PART_HEAD && data.has(PART_HEAD, data.u16(0));
        if (!known) {
            S7commDissector.acknowledged(pdu, parameters, data, out);
            if (parameters.length() >= 2 && data.length() > 0) {
                out.malformed(S7commAnomaly.DATA_ITEM, pdu.dataAt());
            }
            return;
        }
        int status = parameters.u8(1);
        ByteView bytes = data.slice(PART_HEAD, data.u16(0));
        boolean fits = transfer == null || transfer.add(bytes);
        boolean last = (status & MORE_FOLLOWS) == 0;
        MovedBlock moved = transfer != null && last ? transfer.finish() : null;
        out.message(new S7commEvent.BlockData(pdu, function, status, bytes.length(), moved));
        if (!fits) {
            out.malformed(S7commAnomaly.TRANSFER_LENGTH, pdu.dataAt());
        }
        if (moved == null) {
            return;
        }
        if (function == S7Function.UPLOAD) {
            tell(moved, Action.UPLOAD, out);
        }
        if (moved.contradictsItsHeader()) {
            out.malformed(S7commAnomaly.BLOCK_LENGTH, 0); // told of who sends the block, whichever side that is
        }
    }

    /** Reports a transfer. A message of the controller shows both ends of it. */
    private void tell(MovedBlock moved, Action action, Output out) {
        out.transfer(Direction.FROM_SERVER, module.unit(), action, moved.name(), moved.size(), moved.sha256());
    }

    /** A number in decimal digits; -1 where there are other characters. */
    private static long digits(ByteView bytes, int at, int count) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            int digit = bytes.u8(at + i) - '0';
            if (digit < 0 || digit > 9 || i > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** Messages were lost: what is on its way is not whole. */
    void gap() {
        downloads.gap();
        uploads.gap();
    }
}
