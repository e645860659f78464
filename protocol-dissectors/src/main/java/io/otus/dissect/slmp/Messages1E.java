package io.otus.dissect.slmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What requests and responses in 1E frames say, SH-080008 §17 and §18. */
final class Messages1E {
    /** A client waits for one answer before it asks again. */
    static final long TRANSACTION = 1L << 56;

    private static final int OWN_STATION = 0xFF;
    /** FX3U and FX3UC, the only code of which one manual says one name. */
    private static final int FX3U = 0xF3;

    private Messages1E() {}

    static void request(ByteView message, Output out) {
        int command = Frame1E.command(message);
        Service service = Frame1E.service(command);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("pc_number", message.u8(1)));
        fields.add(Element.number("monitoring_timer", message.le16(2)));
        fields.add(Element.number("command_code", command));
        fields.add(Element.text("command", service.name()));
        List<PointRange> points = new ArrayList<>();
        switch (command) {
            case Frame1E.READ_BITS, Frame1E.READ_WORDS, Frame1E.WRITE_BITS, Frame1E.WRITE_WORDS ->
                batch(message, command, fields, points);
            case Frame1E.TEST_BITS, Frame1E.TEST_WORDS -> test(message, command, fields, points, out);
            case Frame1E.READ_BUFFER, Frame1E.WRITE_BUFFER -> buffer(message, command, fields, points);
            default -> {
                // Nothing follows that tells more.
            }
        }
        out.message(new SlmpEvent.Compatible("request", fields));
        out.request(Request.confirmed(TRANSACTION, service, unit(message.u8(1)), points));
    }

    private static String unit(int station) {
        return station == OWN_STATION ? "" : Integer.toString(station);
    }

    private static void batch(ByteView message, int command, List<Element> fields, List<PointRange> points) {
        Device device = Frame1E.device(message, Frame1E.HEAD_AT + 4);
        if (device == null) {
            return; // such a frame was not taken for one
        }
        int number = Frame1E.number(message);
        long head = message.le32(Frame1E.HEAD_AT);
        fields.add(Element.text("device", device.name()));
        fields.add(Element.number("head_device_number", head));
        fields.add(Element.number("number_of_device_points", number));
        boolean isWords = command == Frame1E.READ_WORDS || command == Frame1E.WRITE_WORDS;
        PointRange range = PointRange.of(device.name(), head, isWords && device.isBit() ? 16 * number : number);
        if (command == Frame1E.WRITE_BITS || command == Frame1E.WRITE_WORDS) {
            range = range.with(values(range, message, Frame1E.DATA_AT, isWords));
            fields.add(new Element.Values("write_data", range.values()));
        }
        points.add(range);
    }

    /** Of each device its number u32, its code u16, and a bit in an octet or a word. */
    private static void test(ByteView message, int command, List<Element> fields, List<PointRange> points, Output out) {
        int size = Frame1E.itemSize(command);
        List<Element.Group> devices = new ArrayList<>();
        for (int at = Frame1E.ITEMS_AT; at + size <= message.length(); at += size) {
            Device device = Frame1E.device(message, at + 4);
            if (device == null) {
                out.unknown("device_code", message.le16(at + 4));
                continue;
            }
            boolean isBit = command == Frame1E.TEST_BITS;
            long number = message.le32(at);
            ValueList value = isBit
                    ? ValueList.bit((message.u8(at + 6) & 1) != 0)
                    : device.isBit() ? ValueList.bits(message, at + 6, 16) : ValueList.unsigned(message.le16(at + 6));
            devices.add(new Element.Group(
                    "device",
                    List.of(
                            Element.text("device", device.name()),
                            Element.number("head_device_number", number),
                            new Element.Values("write_data", value))));
            points.add(PointRange.of(device.name(), number, value));
        }
        fields.add(new Element.Groups("devices", devices));
    }

    /** Octets of the buffer memory of a special function module, SH-080008 §18.6. */
    private static void buffer(ByteView message, int command, List<Element> fields, List<PointRange> points) {
        long head = message.le24(Frame1E.HEAD_AT);
        int octets = Frame1E.bufferOctets(message);
        int module = message.u8(Frame1E.BUFFER_MODULE_AT);
        fields.add(Element.number("head_address", head));
        fields.add(Element.number("byte_length", octets));
        fields.add(Element.number("module_number", module));
        PointRange range = PointRange.of("module" + Integer.toHexString(module), head, octets);
        if (command == Frame1E.WRITE_BUFFER) {
            range = range.with(octets(message, Frame1E.BUFFER_DATA_AT, octets));
            fields.add(new Element.Values("write_data", range.values()));
        }
        points.add(range);
    }

    private static ValueList octets(ByteView message, int at, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = message.u8(at + i);
        }
        return ValueList.unsigned(values);
    }

    static void response(ByteView message, Context context, Output out) {
        Request asked = context.pending(TRANSACTION);
        int complete = message.u8(1);
        Service service = asked == null ? Frame1E.service(Frame1E.command(message)) : asked.service();
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("complete_code", complete));
        fields.add(Element.text("command", service.name()));
        int error = complete == Frame1E.ABNORMAL && message.length() > 2 ? complete << 8 | message.u8(2) : complete;
        List<PointRange> points = List.of();
        if (complete == 0) {
            points = read(message, asked, fields);
            claims(message, service, asked == null ? "" : asked.unit(), context, out);
        } else if (complete == Frame1E.ABNORMAL) {
            fields.add(Element.number("abnormal_code", error & 0xFF));
        }
        out.message(new SlmpEvent.Compatible("response", fields));
        Outcome outcome =
                complete == 0 ? Outcome.OK : Outcome.error(error, "complete_code_" + Integer.toHexString(error));
        out.response(new Response(TRANSACTION, service, asked == null ? "" : asked.unit(), outcome, points));
    }

    private static List<PointRange> read(ByteView message, @Nullable Request asked, List<Element> fields) {
        int command = Frame1E.command(message);
        if (command == Frame1E.READ_PC_TYPE) {
            fields.add(Element.number("pc_type_code", message.u8(2)));
            return List.of();
        }
        boolean isBuffer = command == Frame1E.READ_BUFFER;
        boolean isRead = command == Frame1E.READ_BITS || command == Frame1E.READ_WORDS || isBuffer;
        if (!isRead || asked == null || asked.points().isEmpty()) {
            return List.of();
        }
        PointRange range = asked.points().getFirst();
        range = range.with(
                isBuffer
                        ? octets(message, 2, range.count())
                        : values(range, message, 2, command == Frame1E.READ_WORDS));
        fields.add(new Element.Values("read_data", range.values()));
        return List.of(range);
    }

    /** Words, of bit devices bits with the lowest first; or bits of four bits each, the higher ones first. */
    private static ValueList values(PointRange range, ByteView message, int at, boolean isWords) {
        Device device = Device.of(range.space());
        int count = range.count();
        if (isWords && device != null && device.isBit()) {
            return ValueList.bits(message, at, count);
        }
        if (isWords) {
            long[] words = new long[count];
            for (int i = 0; i < count; i++) {
                words[i] = message.le16(at + 2 * i);
            }
            return ValueList.unsigned(words);
        }
        byte[] packed = new byte[(count + 7) / 8];
        for (int i = 0; i < count; i++) {
            int pair = message.u8(at + i / 2);
            int bit = i % 2 == 0 ? pair >> 4 & 1 : pair & 1;
            packed[i / 8] |= (byte) (bit << i % 8);
        }
        return ValueList.bits(ByteView.of(packed), 0, count);
    }

    private static void claims(ByteView message, Service service, String unit, Context context, Output out) {
        String source = "slmp 1e " + service.name();
        switch (Frame1E.command(message)) {
            case Frame1E.READ_PC_TYPE -> {
                if (message.u8(2) == FX3U) {
                    out.claim(context.source(), unit, Attribute.MODEL, "FX3U/FX3UC", source, Trust.DEVICE);
                }
            }
            case Frame1E.REMOTE_RUN ->
                out.claim(context.source(), unit, Attribute.RUN_STATE, "run", source, Trust.DEVICE);
            case Frame1E.REMOTE_STOP ->
                out.claim(context.source(), unit, Attribute.RUN_STATE, "stop", source, Trust.DEVICE);
            default -> {
                // Nothing is told of the device.
            }
        }
    }
}
