package io.otus.dissect.c37118;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of one unit, IEEE Std C37.118.2-2011 §6.4 Tables 8 and 10.
 *
 * @param stn name of the station
 * @param idcode the unit, 1 to 65534: that of the stream, or of one whose data a concentrator passes on
 * @param format how values are encoded, four bits
 * @param phasors the phasor channels
 * @param analogs the analog channels
 * @param digitals names of the 16 bits of each digital status word, bit 0 first
 * @param digunits of each digital status word the normal state (upper 16 bits) and which bits are valid (lower 16 bits)
 * @param fnom nominal frequency in hertz, 50 or 60
 * @param cfgcnt count of changes, 0 to 65535
 * @param place what configuration 3 adds; null in the others
 */
record PmuConfiguration(
        String stn,
        int idcode,
        int format,
        List<Channel> phasors,
        List<Channel> analogs,
        List<String> digitals,
        List<Long> digunits,
        int fnom,
        int cfgcnt,
        @Nullable Place place) {
    /** Names of one digital status word. */
    static final int BITS = 16;

    private static final int UNIT_WEIGHT = 300;
    private static final int CHANNEL_WEIGHT = 200;
    private static final int NAME_WEIGHT = 64;

    private static final int POLAR = 0x01;
    private static final int PHASOR_FLOAT = 0x02;
    private static final int ANALOG_FLOAT = 0x04;
    private static final int FREQ_FLOAT = 0x08;

    PmuConfiguration {
        phasors = List.copyOf(phasors);
        analogs = List.copyOf(analogs);
        digitals = List.copyOf(digitals);
        digunits = List.copyOf(digunits);
    }

    /**
     * Where a unit is and how it measures, §6.4.2 Table 10.
     *
     * @param gPmuId global identifier of the unit, 16 bytes
     * @param latitude degrees north; not finite where unknown, as the two behind it
     * @param longitude degrees east
     * @param elevation metres
     * @param svcClass class of service: {@code M} or {@code P}
     * @param window length of the measurement window in microseconds
     * @param grpDly group delay in microseconds
     */
    record Place(
            Octets gPmuId,
            double latitude,
            double longitude,
            double elevation,
            char svcClass,
            int window,
            int grpDly) {}

    boolean isPolar() {
        return (format & POLAR) != 0;
    }

    boolean isPhasorFloat() {
        return (format & PHASOR_FLOAT) != 0;
    }

    boolean isAnalogFloat() {
        return (format & ANALOG_FLOAT) != 0;
    }

    boolean isFreqFloat() {
        return (format & FREQ_FLOAT) != 0;
    }

    /** Bytes of its block in a data frame, Table 5. */
    int dataLength() {
        return 2
                + phasors.size() * (isPhasorFloat() ? 8 : 4)
                + (isFreqFloat() ? 8 : 4)
                + analogs.size() * (isAnalogFloat() ? 4 : 2)
                + digunits.size() * 2;
    }

    /** Bytes of memory that it takes, roughly. */
    int weight() {
        int weight = UNIT_WEIGHT + NAME_WEIGHT * (digitals.size() + digunits.size()) + stn.length();
        for (Channel phasor : phasors) {
            weight += CHANNEL_WEIGHT + 2 * phasor.name().length();
        }
        for (Channel analog : analogs) {
            weight += CHANNEL_WEIGHT + 2 * analog.name().length();
        }
        for (String digital : digitals) {
            weight += digital.length();
        }
        return weight;
    }

    void fields(FieldWriter out) {
        out.text("stn", stn);
        out.number("data_source_idcode", idcode);
        if (place != null) {
            out.octets("g_pmu_id", place.gPmuId());
        }
        out.number("format", format);
        out.number("phnmr", phasors.size());
        out.number("annmr", analogs.size());
        out.number("dgnmr", digunits.size());
        out.values("chnam", ValueList.texts(names()));
        out.beginArray("phasors");
        for (Channel phasor : phasors) {
            out.beginElement();
            out.text("name", phasor.name());
            out.text("type", phasor.current() ? "current" : "voltage");
            out.number(place == null ? "phunit" : "flags", phasor.unit());
            out.real("scale", phasor.scale());
            if (place != null) {
                out.real("offset", phasor.offset());
            }
            out.end();
        }
        out.end();
        out.beginArray("analogs");
        for (Channel analog : analogs) {
            out.beginElement();
            out.text("name", analog.name());
            if (place == null) {
                out.number("anunit", analog.unit());
            } else {
                out.real("scale", analog.scale());
                out.real("offset", analog.offset());
            }
            out.end();
        }
        out.end();
        out.values(
                "digunit",
                ValueList.unsigned(digunits.stream().mapToLong(Long::longValue).toArray()));
        if (place != null) {
            out.real("pmu_lat", place.latitude());
            out.real("pmu_lon", place.longitude());
            out.real("pmu_elev", place.elevation());
            out.text("svc_class", Character.toString(place.svcClass()));
            out.number("window", place.window());
            out.number("grp_dly", place.grpDly());
        }
        out.number("fnom", fnom);
        out.number("cfgcnt", cfgcnt);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        phasors.forEach(phasor -> names.add(phasor.name()));
        analogs.forEach(analog -> names.add(analog.name()));
        names.addAll(digitals);
        return names;
    }
}
