package io.otus.dissect.slmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import org.jspecify.annotations.Nullable;

/**
 * The header of a message, SH-080956 §4.2. In binary code numbers are little-endian; in ASCII code each is written in
 * hexadecimal digits, two for an octet, the highest first. The 4E frame has a serial number that the 3E frame lacks.
 *
 * <pre>
 *  0           2               4    6         7         8            10          11
 *  +-----------+---------------+----+---------+---------+------------+-----------+--------+---------------------------------
 *  | 54 00 (4E)| serial number | 00 | network | station | module I/O | multidrop | length | monitoring timer, command, ... or
 *  | 50 00 (3E)|      -        | -  | number  | number  | number     | station   |        | end code, ...
 *  +-----------+---------------+----+---------+---------+------------+-----------+--------+---------------------------------
 * </pre>
 *
 * @param isAscii whether it is written in ASCII code
 * @param isResponse whether the subheader is that of a response, D0 00 or D4 00
 * @param serial of a 4E frame, which the response repeats, 0 to 65535; -1 in a 3E frame
 * @param network 0 the own one, 1 to 239
 * @param station 1 to 120, 125, 126, or 255 the own one
 * @param moduleIo 0x03FF the own CPU, or where another processor sits
 * @param multidrop 0 to 31
 * @param length octets or characters behind the length
 * @param start where the data behind the length begin
 */
public record SlmpFrame(
        boolean isAscii,
        boolean isResponse,
        int serial,
        int network,
        int station,
        int moduleIo,
        int multidrop,
        int length,
        int start) {
    /** No serial number: a 3E frame. */
    static final int NO_SERIAL = -1;

    /** More than any command needs: 960 words in ASCII code with a name. */
    private static final int MAX_LENGTH = 8192;

    private static final int OWN_STATION = 0xFF;
    private static final int OWN_CPU = 0x03FF;
    private static final int LAST_STATION = 120;
    private static final int LAST_NETWORK = 239;
    private static final int LAST_MULTIDROP = 31;
    /** Octets of both kinds of frame up to the data. */
    private static final int SIZE_3E = 9;

    private static final int SIZE_4E = 13;

    /** Octets of the header in this code that are needed to read it. */
    static int size(ByteView b) {
        boolean ascii = isDigit(b.u8(0));
        int mark = ascii ? (b.has(1, 1) ? b.u8(1) : '0') : b.u8(0) & 0x0F;
        boolean is4E = ascii ? mark == '4' : mark == 4;
        return (is4E ? SIZE_4E : SIZE_3E) * (ascii ? 2 : 1);
    }

    private static boolean isDigit(int octet) {
        return octet == '5' || octet == 'D';
    }

    /** Whether the octets that are there may begin a message: 50, 54, D0 or D4 and 00, or these in digits. */
    static boolean begins(ByteView b) {
        int first = b.u8(0);
        if (isDigit(first)) {
            for (int i = 1; i < Math.min(b.length(), 4); i++) {
                int octet = b.u8(i);
                if (octet != '0' && (i != 1 || octet != '4')) {
                    return false;
                }
            }
            return true;
        }
        boolean mark = first == 0x50 || first == 0x54 || first == 0xD0 || first == 0xD4;
        return mark && (b.length() < 2 || b.u8(1) == 0);
    }

    /**
     * Reads the header, of which {@link #size} octets must be there; null where it has values that SLMP does not allow.
     */
    static @Nullable SlmpFrame of(ByteView b) {
        boolean ascii = isDigit(b.u8(0));
        SlmpReader in = new SlmpReader(b, 0, ascii);
        int mark = in.octet();
        in.octet();
        boolean is4E = (mark & 0x0F) == 4;
        int serial = is4E ? in.word() : NO_SERIAL;
        if (is4E && in.word() != 0) {
            return null;
        }
        SlmpFrame frame = new SlmpFrame(
                ascii, (mark & 0x80) != 0, serial, in.octet(), in.octet(), in.word(), in.octet(), in.word(), in.at());
        return in.failed() || !frame.isAllowed() ? null : frame;
    }

    private boolean isAllowed() {
        boolean stationFits = station == OWN_STATION || station <= LAST_STATION || station == 0x7D || station == 0x7E;
        boolean moduleFits = moduleIo == OWN_CPU
                || moduleIo <= 0x01FF
                || (moduleIo >= 0x03D0 && moduleIo <= 0x03D3)
                || (moduleIo >= 0x03E0 && moduleIo <= 0x03E3);
        int least = (isResponse ? 2 : 6) * (isAscii ? 2 : 1);
        return network <= LAST_NETWORK
                && stationFits
                && moduleFits
                && multidrop <= LAST_MULTIDROP
                && length >= least
                && length <= MAX_LENGTH;
    }

    int total() {
        return start + length;
    }

    /** What pairs a response with its request: the serial number of a 4E frame, and whom the message is for. */
    long transaction() {
        return (long) (serial + 1) << 40 | (long) moduleIo << 24 | network << 16 | station << 8 | multidrop;
    }

    /** Empty for whoever has the address on the network, else network, station, module and multidrop station. */
    String unit() {
        boolean own = (network == 0 || station == OWN_STATION) && moduleIo == OWN_CPU && multidrop == 0;
        return own && station == OWN_STATION
                ? ""
                : network + "." + station + '.' + Integer.toHexString(moduleIo) + '.' + multidrop;
    }

    void fields(FieldWriter out) {
        out.text("frame", serial == NO_SERIAL ? "3e" : "4e");
        out.text("code", isAscii ? "ascii" : "binary");
        if (serial != NO_SERIAL) {
            out.number("serial_number", serial);
        }
        out.number("network_number", network);
        out.number("station_number", station);
        out.number("module_io_number", moduleIo);
        out.number("multidrop_station_number", multidrop);
        out.number("data_length", length);
    }
}
