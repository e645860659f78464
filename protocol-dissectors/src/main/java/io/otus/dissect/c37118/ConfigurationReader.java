package io.otus.dissect.c37118;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.PointRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the content of a configuration frame, from TIME_BASE to DATA_RATE, IEEE Std C37.118.2-2011 §6.4 Tables 8 and
 * 10.
 */
final class ConfigurationReader {
    private static final int GLOBAL_ID = 16;
    private static final int HZ_50 = 0x01;

    private final FrameReader in;
    private final int type;

    private ConfigurationReader(ByteView content, int type) {
        in = new FrameReader(content);
        this.type = type;
    }

    /**
     * The content of a configuration frame.
     *
     * @param isWhole whether the units and DATA_RATE fill the content
     */
    record Result(Configuration configuration, boolean isWhole) {}

    static Result read(ByteView content, int type) {
        return new ConfigurationReader(content, type).read();
    }

    private Result read() {
        int timeBase = (int) (in.u32() & 0xFF_FFFF);
        int numPmu = in.u16();
        List<PmuConfiguration> pmus = new ArrayList<>();
        while (pmus.size() < numPmu && !in.failed()) {
            PmuConfiguration pmu = type == FrameHeader.CFG_3 ? extended() : plain();
            if (!in.failed()) {
                pmus.add(pmu);
            }
        }
        int dataRate = in.s16();
        boolean isWhole = !in.failed() && in.remaining() == 0;
        return new Result(new Configuration(type, timeBase, numPmu, pmus, dataRate), isWhole);
    }

    /** A unit of configurations 1 and 2. */
    private PmuConfiguration plain() {
        String stn = in.name();
        int idcode = in.u16();
        int format = in.u16() & 0x0F;
        int phnmr = in.u16();
        int annmr = in.u16();
        int dgnmr = in.u16();
        Names names = new Names();
        List<String> phasorNames = names(phnmr, false);
        List<String> analogNames = names(annmr, false);
        List<String> digitals = names(dgnmr * PmuConfiguration.BITS, false);
        List<Channel> phasors = new ArrayList<>();
        for (String name : phasorNames) {
            phasors.add(Channel.phasor(name, names.point("phasor:", name, phasors.size()), in.u32()));
        }
        List<Channel> analogs = new ArrayList<>();
        for (String name : analogNames) {
            analogs.add(Channel.analog(name, names.point("analog:", name, analogs.size()), in.u32()));
        }
        List<Long> digunits = digunits(dgnmr);
        int fnom = hertz();
        return new PmuConfiguration(stn, idcode, format, phasors, analogs, digitals, digunits, fnom, in.u16(), null);
    }

    /** A unit of configuration 3. */
    private PmuConfiguration extended() {
        String stn = in.countedName();
        int idcode = in.u16();
        Octets gPmuId = in.bytes(GLOBAL_ID).octets();
        int format = in.u16() & 0x0F;
        int phnmr = in.u16();
        int annmr = in.u16();
        int dgnmr = in.u16();
        Names names = new Names();
        List<String> phasorNames = names(phnmr, true);
        List<String> analogNames = names(annmr, true);
        List<String> digitals = names(dgnmr * PmuConfiguration.BITS, true);
        List<Channel> phasors = new ArrayList<>();
        for (String name : phasorNames) {
            String point = names.point("phasor:", name, phasors.size());
            phasors.add(Channel.phasor(name, point, in.u32(), in.f32(), in.f32()));
        }
        List<Channel> analogs = new ArrayList<>();
        for (String name : analogNames) {
            analogs.add(Channel.analog(name, names.point("analog:", name, analogs.size()), in.f32(), in.f32()));
        }
        List<Long> digunits = digunits(dgnmr);
        PmuConfiguration.Place place =
                new PmuConfiguration.Place(gPmuId, in.f32(), in.f32(), in.f32(), (char) in.u8(), in.s32(), in.s32());
        int fnom = hertz();
        return new PmuConfiguration(stn, idcode, format, phasors, analogs, digitals, digunits, fnom, in.u16(), place);
    }

    private List<String> names(int count, boolean counted) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            names.add(counted ? in.countedName() : in.name());
        }
        return names;
    }

    private List<Long> digunits(int count) {
        List<Long> digunits = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            digunits.add(in.u32());
        }
        return digunits;
    }

    private int hertz() {
        return (in.u16() & HZ_50) != 0 ? 50 : 60;
    }

    /** Names of one unit's points: no two are alike, and one that has no name is known by its number. */
    private static final class Names {
        private final Map<String, Integer> taken = new HashMap<>();

        private String point(String kind, String name, int index) {
            String point = kind + (name.isEmpty() ? Integer.toString(index + 1) : PointRange.plain(name));
            int before = taken.merge(point, 1, Integer::sum);
            return before == 1 ? point : point + '#' + before;
        }
    }
}
