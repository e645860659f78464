package io.otus.dissect.powerlink;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * SDO of a message, EPSG DS 301 §6.3.2: a layer that numbers messages, and a command.
 *
 * <pre>
 *  0                1             2        4   5           6       7       8              10       12
 *  +----------------+-------------+--------+---+-----------+-------+-------+--------------+--------+------
 *  | receive number | send number | 0      | 0 | transac-  | flags | com-  | segment size | 0      | ...
 *  | and state      | and state   |        |   | tion      |       | mand  |              |        |
 *  +----------------+-------------+--------+---+-----------+-------+-------+--------------+--------+------
 * </pre>
 *
 * <p>Flags: 0x80 an answer, 0x40 an abort, 0x30 segmentation: 0 expedited, 1 the first segment with the size of all, 2
 * one between, 3 the last.
 */
final class SdoReader {
    static final int WRITE_BY_INDEX = 0x01;
    static final int READ_BY_INDEX = 0x02;
    static final int WRITE_ALL_BY_INDEX = 0x03;
    static final int READ_ALL_BY_INDEX = 0x04;
    static final int WRITE_MULTIPLE = 0x31;
    static final int READ_MULTIPLE = 0x32;

    /** Most parameters of a command that are reported. */
    static final int MAX_PARAMETERS = 64;

    private static final int SEQUENCE = 4;
    private static final int COMMAND = 12;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final List<Element> fields = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private ByteView data = ByteView.EMPTY;
    private boolean hasCommand;
    private boolean broken;
    private int sequence;
    private int transaction;
    private int flags;
    private int command;
    private final List<Integer> indexes = new ArrayList<>();
    private long abortCode;

    private SdoReader() {}

    static SdoReader read(ByteView sdo) {
        SdoReader read = new SdoReader();
        if (sdo.length() < SEQUENCE) {
            read.broken = true;
            return read;
        }
        read.sequence = sdo.u8(1);
        read.fields.add(Element.number("receive_sequence_number", sdo.u8(0) >> 2));
        read.fields.add(Element.number("receive_con", sdo.u8(0) & 3));
        read.fields.add(Element.number("send_sequence_number", sdo.u8(1) >> 2));
        read.fields.add(Element.number("send_con", sdo.u8(1) & 3));
        if (sdo.length() >= COMMAND) {
            read.command(sdo);
        }
        return read;
    }

    private void command(ByteView sdo) {
        transaction = sdo.u8(5);
        flags = sdo.u8(6);
        command = sdo.u8(7);
        int size = sdo.le16(8);
        if (command == 0 && size == 0 && flags == 0) {
            return; // none: frames are filled up with zeros
        }
        hasCommand = true;
        fields.add(Element.number("transaction_id", transaction));
        fields.add(Element.number("sdo_flags", flags));
        fields.add(Element.number("command_id", command));
        fields.add(Element.number("segment_size", size));
        broken = !sdo.has(COMMAND, size);
        ByteView body = sdo.slice(COMMAND, Math.min(size, sdo.length() - COMMAND));
        if (isAbort()) {
            broken |= body.length() < 4;
            abortCode = body.length() < 4 ? 0 : body.le32(0);
            fields.add(Element.number("abort_code", abortCode));
            return;
        }
        int segmentation = flags >> 4 & 3;
        if (segmentation == 1) {
            if (body.length() < 4) {
                broken = true;
                return;
            }
            fields.add(Element.number("data_size", body.le32(0)));
            body = body.from(4);
        }
        if (segmentation > 1) {
            data(body);
        } else if (isAnswer()) {
            data(body);
        } else {
            asked(body, segmentation == 0);
        }
    }

    private void asked(ByteView body, boolean isWhole) {
        switch (command) {
            case WRITE_BY_INDEX, READ_BY_INDEX, WRITE_ALL_BY_INDEX, READ_ALL_BY_INDEX -> one(body, isWhole);
            case WRITE_MULTIPLE -> writeMultiple(body, isWhole);
            case READ_MULTIPLE -> readMultiple(body);
            default -> data(body);
        }
    }

    /** Index u16, subindex u8, reserved u8, and what is written. */
    private void one(ByteView body, boolean isWhole) {
        if (body.length() < 4) {
            broken = true;
            return;
        }
        int index = body.le16(0);
        indexes.add(index);
        boolean isAll = command == WRITE_ALL_BY_INDEX || command == READ_ALL_BY_INDEX;
        fields.add(Element.number("index", index));
        if (!isAll) {
            fields.add(Element.number("sub_index", body.u8(2)));
        }
        ByteView value = body.from(4);
        boolean writes = command == WRITE_BY_INDEX || command == WRITE_ALL_BY_INDEX;
        String name = isAll ? object(index) : object(index, body.u8(2));
        points.add(PointRange.named(name, writes && isWhole ? value(value) : ValueList.NONE));
        if (writes) {
            data(value);
        }
    }

    /**
     * Each: where the next begins u32 (0 behind the last), index u16, subindex u8, octets of padding u8, value. Of a
     * first segment, what begins in it is read, and values where they end in it.
     */
    private void writeMultiple(ByteView body, boolean isWhole) {
        long at = 0;
        List<Element.Group> parameters = new ArrayList<>();
        while (true) {
            if (!body.has((int) at, 8)) {
                broken |= isWhole;
                break;
            }
            int from = (int) at;
            // Counted from the beginning of the command's header, which is 8 octets long.
            long next = body.le32(from);
            long end = next == 0 ? body.length() : next - 8;
            int padding = body.u8(from + 7) & 3;
            boolean isCut = !isWhole && (next == 0 || end > body.length());
            if (!isCut && (end < from + 8L + padding || end > body.length())) {
                broken |= isWhole;
                break;
            }
            int index = body.le16(from + 4);
            indexes.add(index);
            if (parameters.size() < MAX_PARAMETERS) {
                ValueList value = isCut ? ValueList.NONE : value(body.slice(from + 8, (int) end - from - 8 - padding));
                points.add(PointRange.named(object(index, body.u8(from + 6)), value));
                parameters.add(parameter(index, body.u8(from + 6)));
            }
            if (next == 0 || isCut) {
                break;
            }
            at = end;
        }
        fields.add(new Element.Groups("parameters", parameters));
    }

    /** Each: index u16, subindex u8, reserved u8. */
    private void readMultiple(ByteView body) {
        List<Element.Group> parameters = new ArrayList<>();
        for (int at = 0; body.has(at, 4) && parameters.size() < MAX_PARAMETERS; at += 4) {
            points.add(PointRange.named(object(body.le16(at), body.u8(at + 2))));
            parameters.add(parameter(body.le16(at), body.u8(at + 2)));
        }
        fields.add(new Element.Groups("parameters", parameters));
    }

    private static Element.Group parameter(int index, int subindex) {
        return new Element.Group(
                "parameter", List.of(Element.number("index", index), Element.number("sub_index", subindex)));
    }

    private void data(ByteView octets) {
        data = octets;
        fields.add(Element.text(
                "data",
                octets.octets(0, Math.min(octets.length(), PowerlinkEvent.KEPT)).toString()));
    }

    static String object(int index) {
        return "sdo/" + HEX.toHexDigits((short) index);
    }

    static String object(int index, int subindex) {
        return object(index) + ":" + HEX.toHexDigits((byte) subindex);
    }

    /** Numbers of the sizes that numbers have, else a text where it is one, else octets. */
    static ValueList value(ByteView octets) {
        return switch (octets.length()) {
            case 0 -> ValueList.NONE;
            case 1 -> ValueList.unsigned(octets.u8(0));
            case 2 -> ValueList.unsigned(octets.le16(0));
            case 4 -> ValueList.unsigned(octets.le32(0));
            case 8 -> ValueList.unsigned(octets.leS64(0));
            default -> {
                String text = text(octets);
                yield ValueList.text(
                        text.isEmpty()
                                ? octets.octets(0, Math.min(octets.length(), PowerlinkEvent.KEPT))
                                        .toString()
                                : text);
            }
        };
    }

    /** The text that they are; empty where they are none. */
    static String text(ByteView octets) {
        String text = octets.textToNul(0, PowerlinkEvent.KEPT, StandardCharsets.ISO_8859_1);
        return text.chars().allMatch(c -> c >= ' ' && c <= '~') ? text.strip() : "";
    }

    List<Element> fields() {
        return fields;
    }

    List<PointRange> points() {
        return points;
    }

    /** The data that are written, or were read. */
    ByteView data() {
        return data;
    }

    /** Whether it opens the connection in which messages are numbered. */
    boolean isInit() {
        return (sequence & 3) == 1;
    }

    boolean hasCommand() {
        return hasCommand;
    }

    boolean isBroken() {
        return broken;
    }

    boolean isAnswer() {
        return (flags & 0x80) != 0;
    }

    boolean isAbort() {
        return (flags & 0x40) != 0;
    }

    /** Whether it goes on with what another message began. */
    boolean isContinued() {
        return !isAbort() && (flags >> 4 & 3) > 1;
    }

    /** Whether all is in this message. */
    boolean isExpedited() {
        return (flags >> 4 & 3) == 0;
    }

    /** A number that identifies it among the messages of the same two nodes. */
    int identity() {
        return sequence << 24 | transaction << 16 | flags << 8 | command;
    }

    int transaction() {
        return transaction;
    }

    int command() {
        return command;
    }

    /** The objects that are named. */
    List<Integer> indexes() {
        return indexes;
    }

    long abortCode() {
        return abortCode;
    }
}
