package io.otus.dissect.egd;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.FieldReader;
import io.otus.core.event.PointRange;
import io.otus.core.net.IpAddress;
import io.otus.core.value.ValueList;
import io.otus.layer.text.Lines;
import java.util.ArrayList;
import java.util.List;

/** The fields of a command behind its header, MVI69-EGD §5.2.2. Confined. */
final class CommandBody extends FieldReader {
    /** Cells that are read of a command. */
    static final int MAX_CELLS = 64;

    private static final int MAX_TEXT = 80;
    private static final int ADDRESS = 32;
    private static final int OFFENDING = 16;

    private final List<PointRange> points = new ArrayList<>();
    private String producer = "";
    private String space = "";
    private String text = "";
    private int errorCode;

    private CommandBody(ByteView command) {
        super(command, CommandHeader.SIZE);
    }

    static CommandBody read(int type, ByteView command) {
        CommandBody body = new CommandBody(command);
        switch (type) {
            case CommandType.RETRIEVE_CONFIGURATION, CommandType.STATISTICS -> body.exchange();
            case CommandType.RETRIEVE_CONFIGURATION + 1 -> body.configuration();
            case CommandType.STATISTICS + 1 -> body.statistics();
            case CommandType.SUMMARY -> body.number("index", 1);
            case CommandType.SUMMARY + 1 -> body.summary();
            case CommandType.CAPABILITIES + 1 -> body.capabilities();
            case CommandType.NAK -> body.nak();
            case CommandType.READ -> body.cells(false);
            case CommandType.READ + 1, CommandType.WRITE -> body.cells(true);
            case CommandType.WRITE + 1, CommandType.MASKED_WRITE, CommandType.MASKED_WRITE + 1 -> body.addressed();
            default -> {
                // A request for capabilities has nothing behind its header.
            }
        }
        return body;
    }

    List<PointRange> points() {
        return points.isEmpty() && !space.isEmpty() ? List.of(PointRange.named(space)) : points;
    }

    String producer() {
        return producer;
    }

    /** How a device says who it is, or why it refuses. */
    String text() {
        return text;
    }

    int errorCode() {
        return errorCode;
    }

    private long number(String name, int size) {
        return add(name, leUnsigned(size));
    }

    private void exchange() {
        readProducer();
        space = "exchange/" + number("exchange_id", 4);
        if (failed()) {
            space = "";
        }
    }

    private void readProducer() {
        ByteView id = bytes(4);
        if (!failed()) {
            producer = IpAddress.readV4(id, 0).toString();
            add("producer_id", producer);
        }
    }

    private void configuration() {
        exchange();
        number("production_period", 4);
        bytes(2);
        number("destination_type", 2);
        ByteView address = bytes(ADDRESS);
        if (!failed()) {
            add("destination_address", IpAddress.readV4(address, 0).toString());
        }
        number("configuration_state", 2);
        number("exchange_length", 2);
        bytes(4);
        number("udp_port", 2);
        number("configuration_type", 2);
        number("configuration_signature", 2);
        number("mode", 2);
    }

    private void statistics() {
        exchange();
        number("configuration_time", 4);
        number("due_time", 4);
        number("state", 4);
        number("exchange_length", 4);
        number("message_count", 4);
        number("missed_count", 4);
        number("refresh_error_count", 4);
    }

    private void summary() {
        number("index", 1);
        readProducer();
        number("total_cells", 2);
        number("cell_count", 2); // how the cells go on, the manual leaves open
    }

    private void capabilities() {
        readProducer();
        bytes(4);
        number("maximum_exchanges", 4);
        number("capabilities", 4);
        bytes(2);
        number("configuration_type", 2);
        words("identification");
    }

    private void nak() {
        exchange();
        errorCode = (int) number("error_code", 2);
        bytes(2);
        bytes(OFFENDING);
        words("error_string");
    }

    /** A text up to the end. */
    private void words(String name) {
        if (!failed()) {
            ByteView rest = rest();
            text = Lines.text(rest.slice(0, Math.min(rest.length(), MAX_TEXT)))
                    .replace("\0", "")
                    .strip();
            add(name, text);
        }
    }

    /** What reads and writes begin with: which exchange, or a place that only the device knows. */
    private int addressed() {
        number("configuration_signature", 2);
        long type = number("address_type", 1);
        int cells = (int) number("cell_count", 1);
        if (type == 0) {
            exchange();
        } else {
            ByteView place = bytes(8);
            if (!failed()) {
                space = "address:" + type + "/" + place.octets();
                add("domain_id", place.octets().toString());
            }
        }
        number("timestamp_seconds", 4);
        number("timestamp_nanoseconds", 4);
        bytes(4);
        return cells;
    }

    private void cells(boolean hasData) {
        int count = addressed();
        List<Element.Group> cells = new ArrayList<>();
        for (int i = 0; i < count && i < MAX_CELLS && !failed(); i++) {
            long offset = leUnsigned(2);
            int length = (int) leUnsigned(2);
            ByteView data = hasData ? bytes(length) : ByteView.EMPTY;
            if (hasData && i + 1 < count) {
                bytes(-length & 3); // to the next 4 octets
            }
            if (failed()) {
                break;
            }
            List<Element> cell =
                    new ArrayList<>(List.of(Element.number("offset", offset), Element.number("length", length)));
            if (hasData) {
                cell.add(Element.text(
                        "data", data.octets(0, Math.min(length, EgdEvent.KEPT)).toString()));
            }
            cells.add(new Element.Group("cell", cell));
            if (length > 0) {
                PointRange octets = PointRange.of(space, offset, length);
                points.add(hasData ? octets.with(values(data)) : octets);
            }
        }
        fields().add(new Element.Groups("cells", cells));
    }

    private static ValueList values(ByteView data) {
        long[] octets = new long[Math.min(data.length(), EgdEvent.KEPT)];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = data.u8(i);
        }
        return ValueList.unsigned(octets);
    }
}
