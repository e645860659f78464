package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.stream.IntStream;

/**
 * What the configuration says is there, and what is: racks, stations, modules and the masters of their networks, lists
 * 0x90 to 0x96 of the SSL.
 */
final class SzlHardware {
    static final int MASTERS = 0x90;
    static final int MODULES = 0x91;
    static final int RACKS_OR_STATIONS = 0x92;
    static final int STATIONS = 0x94;
    static final int MASTERS_MORE = 0x95;
    static final int SUBMODULES = 0x96;

    /** Bytes of bits in a record of list 0x92. */
    private static final int RACK_BYTES = 16;

    private static final int ACTIVATED = 1;
    /** Numbers from here on are of IO systems of PROFINET, those below of PROFIBUS; 0 is central. */
    private static final int FIRST_PROFINET_SYSTEM = 100;

    private SzlHardware() {}

    /** Bytes of a record of this list; 0 where the list is none of these. */
    static int least(int list) {
        return switch (list) {
            case MASTERS -> 14;
            case MODULES, RACKS_OR_STATIONS -> RACK_BYTES;
            case STATIONS -> 4;
            case MASTERS_MORE -> 24;
            case SUBMODULES -> 38;
            default -> 0;
        };
    }

    static void fields(int szlId, int szlIndex, ByteView r, FieldWriter out) {
        switch (szlId & 0xFF) {
            case MASTERS, MASTERS_MORE -> master(szlId & 0xFF, r, out);
            case MODULES -> module(r, out);
            case RACKS_OR_STATIONS -> racksOrStations(szlId, szlIndex, r, out);
            case STATIONS -> stations(szlId, r, out);
            case SUBMODULES -> submodule(r, out);
            default -> {}
        }
    }

    private static void master(int list, ByteView r, FieldWriter out) {
        out.number("master_system", r.u8(0));
        out.number("rack", r.u8(1));
        out.number("slot", r.u8(2));
        out.number("interface", r.u8(3));
        out.number("logical_address", r.u16(4));
        int state = r.u8(10);
        out.flag("dpv1", (state & 0x01) != 0);
        out.flag("equidistant", (state & 0x02) != 0);
        out.flag("external_master", (state & 0x80) != 0);
        if (list == MASTERS_MORE) {
            out.number("dp_address", r.u8(11));
            out.number("ob_number", r.u8(14));
            out.number("bus_bits_per_second", r.u32(16));
            out.number("cycle_microseconds", r.u32(20));
        }
    }

    private static void module(ByteView r, FieldWriter out) {
        out.number("rack_or_segment", r.u16(0));
        out.number("slot_or_station", r.u16(2));
        out.number("logical_address", r.u16(4));
        out.number("type_expected", r.u16(6));
        out.number("type_found", r.u16(8));
        out.number("io_status", r.u16(12));
        out.number("area_and_width", r.u16(14));
    }

    /** A bit for each rack from 0 on where the index is 0, else for each station of that system from 1 on. */
    private static void racksOrStations(int szlId, int szlIndex, ByteView r, FieldWriter out) {
        String status = status(szlId);
        if (!status.isEmpty()) {
            int first = szlIndex == 0 ? 0 : 1;
            out.text("status", status);
            out.values(
                    szlIndex == 0 ? "racks" : "stations",
                    ValueList.unsigned(bits(r, 0, 0, RACK_BYTES * 8)
                            .mapToLong(bit -> bit + first)
                            .toArray()));
        }
    }

    /**
     * The system, then a bit that says whether any is set, and one for each station from 1 on. Of this list no extract
     * is of those that are activated.
     */
    private static void stations(int szlId, ByteView r, FieldWriter out) {
        String status = extract(szlId) == ACTIVATED ? "" : status(szlId);
        if (!status.isEmpty()) {
            out.number("io_system", r.u16(0));
            out.text("status", status);
            out.values(
                    "stations",
                    ValueList.unsigned(
                            bits(r, 2, 1, (r.length() - 2) * 8).asLongStream().toArray()));
        }
    }

    private static int extract(int szlId) {
        return szlId >> 8 & 0xF;
    }

    /** What a bit of the extract says of its rack or station; empty where that is not documented. */
    private static String status(int szlId) {
        return switch (extract(szlId)) {
            case 0 -> "configured";
            case ACTIVATED -> "activated";
            case 2 -> "available";
            case 6 -> "faulty_or_deactivated";
            default -> "";
        };
    }

    /** Numbers of the bits that are set, those of a byte from the lowest up. */
    private static IntStream bits(ByteView r, int at, int from, int end) {
        return IntStream.range(from, end).filter(bit -> (r.u8(at + bit / 8) >> bit % 8 & 1) != 0);
    }

    private static void submodule(ByteView r, FieldWriter out) {
        out.number("logical_address", r.u16(0));
        out.number("io_system", r.u16(2));
        out.number("api", r.u32(4));
        out.number("station", r.u16(8));
        out.number("slot", r.u16(10));
        out.number("subslot", r.u16(12));
        out.number("offset", r.u16(14));
        if (r.u16(2) >= FIRST_PROFINET_SYSTEM) {
            out.number("vendor_id", r.u16(16));
            out.number("device_id", r.u16(18));
            out.number("device_instance", r.u16(20));
            out.number("module_ident", r.u32(22));
            out.number("submodule_ident", r.u32(26));
        }
        out.flag("differs_from_expected", (r.u16(30) & 1) != 0);
        out.number("io_status", r.u16(34));
        out.number("area_and_width", r.u16(36));
    }
}
