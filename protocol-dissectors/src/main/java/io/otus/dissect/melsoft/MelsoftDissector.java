package io.otus.dissect.melsoft;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Framing of MELSOFT transmission, what is asked of a controller, and what it answers. */
final class MelsoftDissector implements Dissector {
    /** Octets of a type's name. */
    private static final int NAME_SIZE = 16;
    /** Octets of data that are kept in a row. */
    private static final int MAX_DATA = 1_024;
    /** How a file is opened, drive, size and octets of its path come before the path. */
    private static final int PATH_AT = 14;

    private static final int OPEN_MODE_AT = 5;
    private static final int WRITE_DATA_AT = 8;
    /** Files of a flow that are open at most. */
    private static final int MOST_FILES = 256;

    /** Files that are open, by their handles. */
    private final SequencedMap<Integer, PointRange> files = new LinkedHashMap<>();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!MelsoftHeader.isAllowed(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < MelsoftHeader.KNOWN_SIZE) {
            return NEED_MORE;
        }
        int total = MelsoftHeader.total(bytes);
        if (context.carrier() != Carrier.STREAM) {
            return total == bytes.length() ? total : NOT_MINE;
        }
        return total;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return MelsoftHeader.dataAt(message) <= message.length();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int dataAt = MelsoftHeader.dataAt(message);
        if (message.length() < dataAt) {
            out.malformed(MelsoftAnomaly.LENGTH, MelsoftHeader.SIZE);
            return;
        }
        int command = MelsoftHeader.command(message);
        Service service = MelsoftCommand.of(command);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("command_code", command));
        fields.add(Element.text("command", service.name()));
        if (MelsoftHeader.isResponse(message)) {
            Direction.FROM_SERVER.tell(context, out);
            response(message, dataAt, service, fields, context, out);
        } else {
            Direction.FROM_CLIENT.tell(context, out);
            request(message, dataAt, service, fields, context, out);
        }
        if (!MelsoftCommand.isKnown(command)) {
            out.unknown("command_code", command);
        }
    }

    private void request(
            ByteView message, int dataAt, Service service, List<Element> fields, Context context, Output out) {
        ByteView data = message.from(dataAt);
        List<PointRange> points = new ArrayList<>();
        if (!read(service, data, dataAt, fields, points, out)) {
            out.malformed(MelsoftAnomaly.DATA, dataAt);
            if (service.code() == MelsoftCommand.OPEN_FILE) {
                out.secret(dataAt, data.length()); // where the path ends, and a key begins, is not known
            } else {
                raw(data, fields);
            }
        }
        int sequence = MelsoftHeader.sequence(message);
        out.message(new MelsoftEvent.Frame("request", sequence, fields));
        out.request(
                context.destination().isGroup()
                        ? Request.unconfirmed(service, "", points)
                        : Request.confirmed(transaction(message), service, "", points));
    }

    private static long transaction(ByteView message) {
        return (long) MelsoftHeader.command(message) << 16 | MelsoftHeader.sequence(message);
    }

    /** Reads what is asked; whether all of it is there. */
    private boolean read(
            Service service, ByteView data, int at, List<Element> fields, List<PointRange> points, Output out) {
        switch (service.code()) {
            case MelsoftCommand.REMOTE_RUN, MelsoftCommand.REMOTE_STOP, MelsoftCommand.REMOTE_PAUSE -> {
                if (data.length() < 2) {
                    return false;
                }
                fields.add(Element.number("mode", data.le16(0)));
            }
            case MelsoftCommand.UNLOCK, MelsoftCommand.LOCK -> out.secret(at, data.length());
            case MelsoftCommand.OPEN_FILE -> {
                return open(data, at, fields, points, out);
            }
            case MelsoftCommand.READ_FILE, MelsoftCommand.WRITE_FILE -> {
                if (data.length() < WRITE_DATA_AT) {
                    return false;
                }
                file(data, fields, points);
                fields.add(Element.number("offset", data.le32(2)));
                fields.add(Element.number("size", data.le16(6)));
            }
            case MelsoftCommand.CLOSE_FILE -> {
                if (data.length() < 2) {
                    return false;
                }
                file(data, fields, points);
                files.remove(data.le16(0));
            }
            default -> raw(data, fields);
        }
        return true;
    }

    /** A handle, and the file that was opened with it, where that was seen. */
    private void file(ByteView data, List<Element> fields, List<PointRange> points) {
        fields.add(Element.number("file_handle", data.le16(0)));
        PointRange file = files.get(data.le16(0));
        if (file != null) {
            points.add(file);
        }
    }

    /**
     * How it is opened, of which 1 is to write, drive u16, size u32, octets of the path u16, path; a key may follow.
     */
    private static boolean open(ByteView data, int at, List<Element> fields, List<PointRange> points, Output out) {
        if (data.length() < PATH_AT || !data.has(PATH_AT, data.le16(PATH_AT - 2))) {
            return false;
        }
        int size = data.le16(PATH_AT - 2);
        String path = data.textToNul(PATH_AT, size, StandardCharsets.UTF_16LE);
        fields.add(Element.number("open_mode", data.u8(OPEN_MODE_AT)));
        fields.add(Element.number("file_size", data.le32(PATH_AT - 6)));
        fields.add(Element.text("path", path));
        points.add(PointRange.named(PointRange.plain(path)));
        int rest = data.length() - PATH_AT - size;
        if (rest > 0) {
            out.secret(at + PATH_AT + size, rest);
        }
        return true;
    }

    private void response(
            ByteView message, int dataAt, Service service, List<Element> fields, Context context, Output out) {
        int endCode = MelsoftHeader.endCode(message);
        fields.add(Element.number("end_code", endCode));
        ByteView data = message.from(dataAt);
        if (endCode != 0 || !told(service, data, fields)) {
            if (endCode == 0) {
                out.malformed(MelsoftAnomaly.DATA, dataAt);
            }
            raw(data, fields);
        }
        out.message(new MelsoftEvent.Frame("response", MelsoftHeader.sequence(message), fields));
        Request asked = context.pending(transaction(message));
        if (endCode == 0) {
            opened(asked, service, data);
            claims(asked, service, fields, context, out);
        }
        Outcome outcome = endCode == 0
                ? Outcome.OK
                : Outcome.error(endCode, "end_code_" + HexFormat.of().toHexDigits((short) endCode));
        out.response(new Response(transaction(message), service, "", outcome, List.of()));
    }

    /** Remembers which file a handle stands for. */
    private void opened(@Nullable Request asked, Service service, ByteView data) {
        if (service.code() != MelsoftCommand.OPEN_FILE || data.length() < 2) {
            return;
        }
        files.remove(data.le16(0));
        if (asked != null && !asked.points().isEmpty()) {
            Bounded.putLast(files, data.le16(0), asked.points().getFirst(), MOST_FILES);
        }
    }

    /** Reads a notification. Returns whether all of it is there. */
    private static boolean told(Service service, ByteView data, List<Element> fields) {
        switch (service.code()) {
            case MelsoftCommand.READ_TYPE_NAME, MelsoftCommand.READ_TYPE_NAME_EXTENDED -> {
                if (data.length() < NAME_SIZE + 2) {
                    return false;
                }
                fields.add(Element.text("model", data.paddedText(0, NAME_SIZE, StandardCharsets.US_ASCII)));
                fields.add(Element.number("model_code", data.le16(NAME_SIZE)));
            }
            case MelsoftCommand.OPEN_FILE -> {
                if (data.length() < 2) {
                    return false;
                }
                fields.add(Element.number("file_handle", data.le16(0)));
            }
            case MelsoftCommand.READ_FILE, MelsoftCommand.WRITE_FILE -> {
                if (data.length() < 2) {
                    return false;
                }
                fields.add(Element.number("size", data.le16(0)));
            }
            default -> raw(data, fields);
        }
        return true;
    }

    /**
     * Reports the identity and run state of a controller in its answer. An answer whose request was not seen counts
     * only if it states the type, and not in a stream.
     */
    private static void claims(
            @Nullable Request asked, Service service, List<Element> fields, Context context, Output out) {
        if (asked == null && (service.action() != Action.IDENTIFY || context.carrier() == Carrier.STREAM)) {
            return;
        }
        switch (service.code()) {
            case MelsoftCommand.READ_TYPE_NAME, MelsoftCommand.READ_TYPE_NAME_EXTENDED -> {
                String model = Elements.text(fields, "model");
                if (!model.isBlank()) {
                    claim(service, Attribute.VENDOR, "Mitsubishi Electric", context, out);
                    claim(service, Attribute.MODEL, model, context, out);
                    claim(service, Attribute.TYPE, "plc", context, out);
                }
            }
            case MelsoftCommand.REMOTE_RUN -> claim(service, Attribute.RUN_STATE, "run", context, out);
            case MelsoftCommand.REMOTE_STOP -> claim(service, Attribute.RUN_STATE, "stop", context, out);
            case MelsoftCommand.REMOTE_PAUSE -> claim(service, Attribute.RUN_STATE, "pause", context, out);
            default -> {
                // Nothing is told of the controller.
            }
        }
    }

    private static void claim(Service service, Attribute attribute, String value, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, "melsoft " + service.name(), Trust.DEVICE);
    }

    private static void raw(ByteView data, List<Element> fields) {
        if (data.length() > 0) {
            ByteView kept = data.slice(0, Math.min(data.length(), MAX_DATA));
            fields.add(Element.text("data", kept.octets().toString()));
        }
    }

    @Override
    public void gap(Direction direction) {
        files.clear();
    }
}
