package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * Reads PCCC inside CIP, Rockwell Automation 1770-6.5.16 chapter 6; little-endian.
 *
 * <pre>
 *  0        1           n         n+1      n+2           n+4
 *  +--------+-----------+---------+--------+-------------+----------+----------
 *  | length | requestor | command | status | transaction | function | data ...
 *  +--------+-----------+---------+--------+-------------+----------+----------
 * </pre>
 */
final class PcccReader {
    private static final int HEAD = 4;
    private static final int MORE = 0xFF;
    private static final int EXTENDED_STATUS = 0xF0;
    /** Link and station of the destination and of the source, each u16. */
    private static final int DH_PLUS_HEAD = 8;

    private static final int PLC_5_HEAD = 4;
    private static final int MODE_PLC_5 = 0x3A;
    private static final int MODE_SLC = 0x80;

    private PcccReader() {}

    /** Where PCCC begins: behind who asks, or behind links and stations of DH+; -1 where that passes the data. */
    private static int start(int service, ByteView data) {
        return switch (service) {
            case CipService.EXECUTE_PCCC -> requestor(data);
            case CipService.EXECUTE_DH_PLUS -> data.has(0, DH_PLUS_HEAD) ? DH_PLUS_HEAD : -1;
            default -> 0;
        };
    }

    static Content request(int service, ByteView data) {
        int at = start(service, data);
        if (at < 0 || !data.has(at, HEAD)) {
            return RequestReader.broken(CipAnomaly.PCCC, data);
        }
        int command = data.u8(at) & 0x0F;
        boolean functions = command >= 0x06 && command != 0x08;
        if (functions && !data.has(at, HEAD + 1)) {
            return RequestReader.broken(CipAnomaly.PCCC, data);
        }
        int function = functions ? data.u8(at + HEAD) : -1;
        ByteView body = data.from(at + HEAD + (functions ? 1 : 0));
        Pccc.Parameters parameters = parameters(command, function, body);
        return new Pccc(
                data.octets(0, at),
                data.u8(at),
                data.u8(at + 1),
                data.le16(at + 2),
                function,
                -1,
                Pccc.name(command, function),
                parameters,
                body.octets());
    }

    /** A reply has no function: it is that of the command. */
    static Content reply(int service, Asked asked, ByteView data) {
        int at = start(service, data);
        if (at < 0 || !data.has(at, HEAD)) {
            return data.length() == 0 ? Content.NONE : RequestReader.broken(CipAnomaly.PCCC, data);
        }
        int status = data.u8(at + 1);
        boolean extended = status == EXTENDED_STATUS && data.has(at + HEAD, 1);
        ByteView body = data.from(at + HEAD + (extended ? 1 : 0));
        Pccc request = asked.content() instanceof Pccc pccc ? pccc : null;
        Pccc.Parameters parameters = Pccc.Parameters.NONE;
        if (request != null && status == 0 && body.length() > 0) {
            parameters = answered(request.parameters(), body);
        }
        return new Pccc(
                data.octets(0, at),
                data.u8(at),
                status,
                data.le16(at + 2),
                request == null ? -1 : request.function(),
                extended ? data.u8(at + HEAD) : -1,
                request == null ? "" : request.name(),
                parameters,
                body.octets());
    }

    /** The number that a reply to {@link CipService#EXECUTE_PCCC} repeats; -1 where there is none. */
    static int transaction(ByteView data) {
        int at = requestor(data);
        return at >= 0 && data.has(at, HEAD) ? data.le16(at + 2) : -1;
    }

    /** Length with itself u8, vendor u16, serial number u32, whatever else; -1 where it passes the data. */
    private static int requestor(ByteView data) {
        return data.has(0, 1) && data.u8(0) > 0 && data.has(0, data.u8(0)) ? data.u8(0) : -1;
    }

    private static Pccc.Parameters parameters(int command, int function, ByteView body) {
        return switch (command) {
            case 0x01 -> body.length() == 3 ? memory(body, body.u8(2)) : Pccc.Parameters.NONE;
            case 0x00, 0x08 -> memory(body, body.length() - 2);
            case 0x02, 0x05 -> PcccAddress.bits(body);
            case 0x0F -> extended(function, body);
            default -> Pccc.Parameters.NONE;
        };
    }

    /** Address of a byte u16, and what follows. */
    private static Pccc.Parameters memory(ByteView body, int size) {
        return body.has(0, 2) ? PcccAddress.memory("memory", body.le16(0), size) : Pccc.Parameters.NONE;
    }

    private static Pccc.Parameters extended(int function, ByteView body) {
        return switch (function) {
            case 0xA1, 0xA2, 0xA9, 0xAA, 0xAB -> logical(function, body);
            case 0x00, 0x01, 0x67, 0x68 -> plc5(function, body);
            case 0x17, 0x18 -> physical(function, body);
            case 0x26, 0x79 -> modified(body);
            case MODE_PLC_5, MODE_SLC ->
                body.length() == 0
                        ? Pccc.Parameters.NONE
                        : new Pccc.Parameters("", -1, mode(function, body.u8(0)), ValueList.NONE, List.of());
            default -> Pccc.Parameters.NONE;
        };
    }

    /** "Set CPU mode" of PLC-5 and MicroLogix 1000, and "change mode" of SLC and MicroLogix. */
    private static String mode(int function, int mode) {
        if (function == MODE_SLC) {
            return switch (mode) {
                case 0x01 -> "program";
                case 0x06 -> "run";
                case 0x07, 0x08, 0x09 -> "test";
                default -> "mode_" + mode;
            };
        }
        return switch (mode & 3) {
            case 0 -> "program";
            case 1 -> mode == 1 ? "program" : "test";
            case 2 -> "run";
            default -> "mode_" + mode;
        };
    }

    /**
     * Size u8, file number, type u8, element and, with three fields, sub-element; 0xFF goes before a number of two
     * bytes.
     */
    private static Pccc.Parameters logical(int function, ByteView body) {
        int[] at = {1};
        int file = number(body, at);
        int type = body.has(at[0], 1) ? body.u8(at[0]++) : -1;
        int element = number(body, at);
        boolean three = function != 0xA1 && function != 0xA9;
        int sub = three ? number(body, at) : 0;
        if (body.length() == 0 || file < 0 || type < 0 || element < 0 || sub < 0) {
            return Pccc.Parameters.NONE;
        }
        int size = body.u8(0);
        PcccFile kind = PcccFile.of(type);
        String space = kind.letter() + file;
        boolean writes = function >= 0xA9;
        int valuesAt = at[0] + (function == 0xAB ? 2 : 0);
        ValueList values =
                writes && body.has(valuesAt, 1) && sub == 0 ? kind.values(body.from(valuesAt)) : ValueList.NONE;
        int count = Math.max(1, size / kind.size());
        String address = space + ":" + element + (sub > 0 ? "." + sub : "");
        PointRange point = PointRange.of(sub > 0 ? space + "." + sub : space, element, count);
        return new Pccc.Parameters(
                address, size, "", values, List.of(values.size() == count ? point.with(values) : point));
    }

    private static int number(ByteView body, int[] at) {
        if (!body.has(at[0], 1)) {
            return -1;
        }
        int value = body.u8(at[0]++);
        if (value != MORE) {
            return value;
        }
        if (!body.has(at[0], 2)) {
            return -1;
        }
        at[0] += 2;
        return body.le16(at[0] - 2);
    }

    /**
     * Reads an offset u16, the number of elements of the whole u16, an address, then either the amount to read (u8
     * octets or u16 elements) or the data to write.
     */
    private static Pccc.Parameters plc5(int function, ByteView body) {
        PcccAddress address = body.has(0, PLC_5_HEAD) ? PcccAddress.plc5(body.from(PLC_5_HEAD)) : null;
        if (address == null) {
            return Pccc.Parameters.NONE;
        }
        ByteView behind = body.from(PLC_5_HEAD + address.end());
        return switch (function) {
            case 0x00 -> address.parameters(-1, behind.length() / 2, PcccFile.INTEGER.values(behind));
            case 0x01 -> {
                int size = behind.has(0, 1) ? behind.u8(0) : -1;
                yield address.parameters(size, size / 2, ValueList.NONE);
            }
            case 0x68 -> address.parameters(-1, behind.has(0, 2) ? behind.le16(0) : 1, ValueList.NONE);
            default -> address.parameters(-1, 1, ValueList.NONE);
        };
    }

    /** Address u32, then a size u8 to read or the octets to write. */
    private static Pccc.Parameters physical(int function, ByteView body) {
        if (!body.has(0, 5)) {
            return Pccc.Parameters.NONE;
        }
        return PcccAddress.memory("physical", body.le32(0), function == 0x17 ? body.u8(4) : body.length() - 4);
    }

    /**
     * The command has, for each modified word, its address and the masks of bits to keep and to set. Reads the first
     * address.
     */
    private static Pccc.Parameters modified(ByteView body) {
        PcccAddress address = PcccAddress.plc5(body);
        return address == null ? Pccc.Parameters.NONE : address.parameters(-1, 1, ValueList.NONE);
    }

    /** The values of an answer, at the address of its command. */
    private static Pccc.Parameters answered(Pccc.Parameters asked, ByteView body) {
        if (asked.points().size() != 1 || asked.points().getFirst().isNamed() || asked.size() != body.length()) {
            return Pccc.Parameters.NONE;
        }
        PointRange point = asked.points().getFirst();
        ValueList values = PcccFile.ofSpace(point.space()).values(body);
        List<PointRange> points = values.size() == point.count() ? List.of(point.with(values)) : List.of();
        return new Pccc.Parameters(asked.address(), asked.size(), "", values, points);
    }
}
