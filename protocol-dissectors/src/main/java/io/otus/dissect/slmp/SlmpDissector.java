package io.otus.dissect.slmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Framing of SLMP messages, which side sent each, and what a response answers: it does not say so itself. */
final class SlmpDissector implements Dissector {
    /** End code and error information: route, command and subcommand. */
    private static final int ERROR_SIZE = 11;
    /** Device points that one registration of monitoring may have, §5.2. */
    private static final int MAX_MONITORED = 192;

    /** The points that {@link SlmpCommand#DEVICE_EXECUTE_MONITOR} reads. */
    private List<PointRange> monitored = List.of();

    private boolean isProven;
    /** Whether it is the 1E frame that is spoken; a device may be set to it, and then has no other. */
    private boolean isCompatible;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (Frame1E.begins(bytes) && (isCompatible || !isProven)) {
            return compatibleLength(bytes, context);
        }
        if (!SlmpFrame.begins(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < SlmpFrame.size(bytes)) {
            return NEED_MORE;
        }
        SlmpFrame frame = SlmpFrame.of(bytes);
        if (frame == null) {
            return NOT_MINE;
        }
        if (context.carrier() == Carrier.DATAGRAM && !isProven && bytes.length() != frame.total()) {
            return NOT_MINE;
        }
        if (!isProven && bytes.has(0, frame.total()) && !isWhole(frame, bytes.slice(0, frame.total()))) {
            return NOT_MINE;
        }
        return frame.total();
    }

    private int compatibleLength(ByteView bytes, Context context) {
        int length = Frame1E.isResponse(bytes)
                ? Frame1E.responseLength(bytes, context.pending(Messages1E.TRANSACTION))
                : Frame1E.requestLength(bytes, isCompatible, context.hinted());
        return length > 0 && context.carrier() == Carrier.DATAGRAM && length != bytes.length() ? NOT_MINE : length;
    }

    /** Of a 1E frame so much is fixed that a read or write proves itself; 3E and 4E frames need both sides. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return Frame1E.begins(message) && Frame1E.requestLength(message, false, false) == message.length();
    }

    /** Whether a command is known and its data have the form of it, or a response has nothing that contradicts one. */
    private static boolean isWhole(SlmpFrame frame, ByteView message) {
        SlmpReader in = new SlmpReader(message, frame.start(), frame.isAscii());
        if (frame.isResponse()) {
            int endCode = in.word();
            return !in.failed() && (endCode == 0 || frame.length() == ERROR_SIZE * (frame.isAscii() ? 2 : 1));
        }
        in.word();
        int command = in.word();
        int subcommand = in.word();
        if (in.failed() || !SlmpCommand.isKnown(command) || subcommand > 0xFF) {
            return false;
        }
        new Requests(command, subcommand, in).read();
        return !in.failed() && in.remaining() == 0;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (Frame1E.begins(message)) {
            compatible(message, context, out);
            return;
        }
        SlmpFrame frame = message.length() < SlmpFrame.size(message) ? null : SlmpFrame.of(message);
        if (frame == null) {
            out.malformed(SlmpAnomaly.MESSAGE_LENGTH, 0);
            return;
        }
        isProven = true;
        if (message.length() < frame.total()) {
            out.malformed(SlmpAnomaly.MESSAGE_LENGTH, frame.start());
        }
        SlmpReader in = new SlmpReader(message, frame.start(), frame.isAscii());
        if (frame.isResponse()) {
            Direction.FROM_SERVER.tell(context, out);
            response(frame, in, context, out);
        } else {
            Direction.FROM_CLIENT.tell(context, out);
            request(frame, in, context, out);
        }
    }

    private void compatible(ByteView message, Context context, Output out) {
        isProven = true;
        isCompatible = true;
        if (Frame1E.isResponse(message)) {
            Direction.FROM_SERVER.tell(context, out);
            Messages1E.response(message, context, out);
        } else {
            Direction.FROM_CLIENT.tell(context, out);
            Messages1E.request(message, out);
        }
    }

    private void request(SlmpFrame frame, SlmpReader in, Context context, Output out) {
        int timer = in.word();
        int command = in.word();
        int subcommand = in.word();
        int dataAt = in.at();
        Requests requests = new Requests(command, subcommand, in);
        List<Element> data = requests.read();
        if (!SlmpCommand.isKnown(command)) {
            out.unknown("command", command);
        }
        if (in.failed() || in.remaining() > 0) {
            out.malformed(SlmpAnomaly.REQUEST_DATA, in.failed() ? dataAt : in.at());
        } else if (!requests.itemsFit()) {
            out.malformed(SlmpAnomaly.ITEMS, dataAt);
        }
        if (in.failed()) {
            data = List.of(Element.text("data", in.view().from(dataAt).octets().toString()));
        }
        for (PointRange range : unknown(data)) {
            out.unknown("device_code", range.first());
        }
        if (requests.secretLength() > 0) {
            out.secret(requests.secretAt(), requests.secretLength());
        }
        List<PointRange> points = requests.points();
        if (command == SlmpCommand.DEVICE_ENTRY_MONITOR) {
            monitored = points.size() <= MAX_MONITORED ? List.copyOf(points) : List.of();
        } else if (command == SlmpCommand.DEVICE_EXECUTE_MONITOR) {
            points = monitored;
        }
        out.message(new SlmpEvent.Request(frame, timer, command, subcommand, data));
        Service service = SlmpCommand.service(command, subcommand);
        out.request(
                context.destination().isGroup() // each slave answers on a flow of its own
                        ? Request.unconfirmed(service, frame.unit(), points)
                        : Request.confirmed(frame.transaction(), service, frame.unit(), points));
    }

    /** The codes of devices that are not known, as the index of a point each. */
    private static List<PointRange> unknown(List<Element> data) {
        List<PointRange> codes = new ArrayList<>();
        addUnknown(data, codes);
        for (Element.Group device : Elements.groups(data, "devices")) {
            addUnknown(device.elements(), codes);
        }
        return codes;
    }

    private static void addUnknown(List<Element> elements, List<PointRange> codes) {
        if (Elements.values(elements, "device_code").size() > 0
                && Elements.text(elements, "device").isEmpty()) {
            codes.add(PointRange.of("", Elements.number(elements, "device_code"), 1));
        }
    }

    private static void response(SlmpFrame frame, SlmpReader in, Context context, Output out) {
        Request asked = context.pending(frame.transaction());
        int endCode = in.word();
        int dataAt = in.at();
        // Masters search by broadcast, so that an answer comes on a flow that saw no question.
        boolean isFound = asked == null
                && endCode == 0
                && context.carrier() == Carrier.DATAGRAM
                && context.hinted()
                && NodeSearch.isFound(in);
        int command = asked != null ? asked.service().code() : isFound ? SlmpCommand.NODE_SEARCH : -1;
        List<Element> data;
        List<PointRange> points = List.of();
        if (endCode != 0) {
            data = error(command, in, dataAt, out);
        } else {
            Responses responses = new Responses(in);
            data = isFound ? responses.nodeSearch() : data(asked, responses);
            points = responses.points();
            if (responses.isWrongLength()) {
                out.malformed(SlmpAnomaly.ANSWER_LENGTH, dataAt);
            } else {
                claims(frame, command, data, context, out);
            }
        }
        out.message(new SlmpEvent.Response(frame, endCode, command, data));
        Outcome outcome = endCode == 0 ? Outcome.OK : Outcome.error(endCode, SlmpCommand.endCode(endCode));
        Service service =
                asked == null ? (isFound ? SlmpCommand.service(command, 0) : SlmpCommand.UNSEEN) : asked.service();
        out.response(new Response(frame.transaction(), service, frame.unit(), outcome, points));
    }

    /** Error information, §4.2: the route of who found the error, and the command. */
    private static List<Element> error(int command, SlmpReader in, int dataAt, Output out) {
        if (in.remaining() == 0) {
            return List.of();
        }
        List<Element> data = new ArrayList<>();
        data.add(Element.number("error_network_number", in.octet()));
        data.add(Element.number("error_station_number", in.octet()));
        data.add(Element.number("error_module_io_number", in.word()));
        data.add(Element.number("error_multidrop_station_number", in.octet()));
        int named = in.word();
        data.add(Element.number("error_command", named));
        data.add(Element.number("error_subcommand", in.word()));
        if (in.failed() || (command >= 0 && named != command)) {
            out.malformed(SlmpAnomaly.ERROR_INFORMATION, dataAt);
        }
        return data;
    }

    private static List<Element> data(@Nullable Request asked, Responses responses) {
        if (asked == null) {
            return responses.raw();
        }
        return switch (asked.service().code()) {
            case SlmpCommand.DEVICE_READ ->
                asked.service().equals(SlmpCommand.DEVICE_READ_BITS)
                        ? responses.bits(asked.points())
                        : responses.words(asked.points(), false);
            case SlmpCommand.DEVICE_READ_RANDOM, SlmpCommand.DEVICE_EXECUTE_MONITOR ->
                responses.words(asked.points(), true);
            case SlmpCommand.DEVICE_READ_BLOCK, SlmpCommand.MEMORY_READ -> responses.words(asked.points(), false);
            case SlmpCommand.READ_TYPE_NAME -> responses.typeName();
            case SlmpCommand.SELF_TEST -> responses.selfTest();
            case SlmpCommand.NODE_SEARCH -> responses.nodeSearch();
            case SlmpCommand.IP_ADDRESS_SET -> responses.addressSet();
            case SlmpCommand.DEVICE_WRITE,
                    SlmpCommand.DEVICE_WRITE_RANDOM,
                    SlmpCommand.DEVICE_WRITE_BLOCK,
                    SlmpCommand.DEVICE_ENTRY_MONITOR,
                    SlmpCommand.MEMORY_WRITE,
                    SlmpCommand.EXTEND_UNIT_WRITE,
                    SlmpCommand.REMOTE_RUN,
                    SlmpCommand.REMOTE_STOP,
                    SlmpCommand.REMOTE_PAUSE,
                    SlmpCommand.REMOTE_LATCH_CLEAR,
                    SlmpCommand.REMOTE_RESET,
                    SlmpCommand.CLEAR_ERROR,
                    SlmpCommand.UNLOCK,
                    SlmpCommand.LOCK -> responses.nothing();
            default -> responses.raw();
        };
    }

    private static void claims(SlmpFrame frame, int command, List<Element> data, Context context, Output out) {
        switch (command) {
            case SlmpCommand.READ_TYPE_NAME -> {
                String model = Elements.text(data, "model");
                out.claim(context.source(), frame.unit(), Attribute.MODEL, model, "slmp read_type_name", Trust.DEVICE);
            }
            case SlmpCommand.NODE_SEARCH -> addresses(data, context, out);
            case SlmpCommand.REMOTE_RUN -> runState(frame, "run", context, out);
            case SlmpCommand.REMOTE_STOP -> runState(frame, "stop", context, out);
            case SlmpCommand.REMOTE_PAUSE -> runState(frame, "pause", context, out);
            default -> {
                // Nothing is told of the device.
            }
        }
    }

    private static void addresses(List<Element> data, Context context, Output out) {
        MacAddress mac = MacAddress.ofText(Elements.text(data, "mac_address"));
        if (mac != null && mac.isOfOneDevice()) {
            out.claim(context.source(), "", Attribute.MAC, mac.toString(), "slmp node_search", Trust.DEVICE);
        }
        String told = Elements.text(data, "ip_address");
        IpAddress ip = told.isEmpty() ? null : IpAddress.parse(told);
        if (ip != null && ip.isOfOneDevice()) {
            out.claim(context.source(), "", Attribute.IP, ip.toString(), "slmp node_search", Trust.DEVICE);
        }
    }

    private static void runState(SlmpFrame frame, String state, Context context, Output out) {
        String source = "slmp remote_" + state + ", acknowledged";
        out.claim(context.source(), frame.unit(), Attribute.RUN_STATE, state, source, Trust.DEVICE);
    }

    @Override
    public void gap(Direction direction) {
        monitored = List.of();
        isCompatible = false; // what comes next must prove itself again: without a length nothing else finds the frame
        isProven = false;
    }
}
