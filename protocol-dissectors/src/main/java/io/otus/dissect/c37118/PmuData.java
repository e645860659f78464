package io.otus.dissect.c37118;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * The block of one unit in a data frame, IEEE Std C37.118.2-2011 §6.3 Tables 5 and 6, read as its configuration
 * describes.
 *
 * @param configuration of the unit
 * @param stat status word
 * @param phasors two numbers of each: magnitude in volts or amperes and angle in radians
 * @param freq frequency in hertz
 * @param dfreq rate of change of frequency in hertz a second
 * @param analogs the analog values
 * @param digitals the digital status words
 */
record PmuData(
        PmuConfiguration configuration,
        int stat,
        ValueList phasors,
        double freq,
        double dfreq,
        ValueList analogs,
        ValueList digitals) {
    /** An integer that stands for a value that is absent (§6.3 Table 6). */
    private static final int ABSENT = -0x8000;

    private static final double ANGLE_STEP = 10_000;
    private static final double MILLI = 1_000;
    private static final double DFREQ_STEP = 100;
    private static final String DIGITAL = "digital";

    /** Reads a block; the bytes must be there. */
    static PmuData read(PmuConfiguration configuration, ByteView block) {
        FrameReader in = new FrameReader(block);
        int stat = in.u16();
        double[] phasors = new double[2 * configuration.phasors().size()];
        for (int i = 0; i < configuration.phasors().size(); i++) {
            phasor(configuration, configuration.phasors().get(i), in, phasors, 2 * i);
        }
        double freq = configuration.isFreqFloat() ? in.f32() : configuration.fnom() + counted(in.s16(), MILLI);
        double dfreq = configuration.isFreqFloat() ? in.f32() : counted(in.s16(), DFREQ_STEP);
        double[] analogs = new double[configuration.analogs().size()];
        for (int i = 0; i < analogs.length; i++) {
            Channel analog = configuration.analogs().get(i);
            analogs[i] = configuration.isAnalogFloat() ? in.f32() : analog.scaled(absent(in.s16())) + analog.offset();
        }
        ValueList digitals =
                ValueList.words(block, in.at(), configuration.digunits().size());
        return new PmuData(
                configuration, stat, ValueList.reals(phasors), freq, dfreq, ValueList.reals(analogs), digitals);
    }

    private static void phasor(PmuConfiguration by, Channel channel, FrameReader in, double[] to, int at) {
        double first;
        double second;
        if (by.isPhasorFloat()) {
            first = in.f32();
            second = in.f32();
        } else if (by.isPolar()) {
            first = channel.scaled(in.u16());
            second = counted(in.s16(), ANGLE_STEP);
        } else {
            first = channel.scaled(absent(in.s16()));
            second = channel.scaled(absent(in.s16()));
        }
        // The same bytes must give the same digits on every machine, which Math does not promise.
        to[at] = by.isPolar() ? first : StrictMath.hypot(first, second);
        to[at + 1] = (by.isPolar() ? second : StrictMath.atan2(second, first)) + channel.offset();
    }

    private static double absent(int count) {
        return count == ABSENT ? Double.NaN : count;
    }

    private static double counted(int count, double step) {
        return absent(count) / step;
    }

    /** The points with their values, which are left out where the unit says that they are not to be used. */
    List<PointRange> points() {
        List<PointRange> points = new ArrayList<>();
        for (int i = 0; i < configuration.phasors().size(); i++) {
            String point = configuration.phasors().get(i).point();
            real(points, point + "/magnitude", phasors.number(2 * i));
            real(points, point + "/angle", phasors.number(2 * i + 1));
        }
        real(points, "freq", freq);
        real(points, "dfreq", dfreq);
        for (int i = 0; i < configuration.analogs().size(); i++) {
            real(points, configuration.analogs().get(i).point(), analogs.number(i));
        }
        if (digitals.size() > 0) {
            PointRange words = PointRange.of(DIGITAL, 1, digitals.size());
            points.add(Stat.isGood(stat) ? words.with(digitals) : words);
        }
        return points;
    }

    private void real(List<PointRange> points, String name, double value) {
        boolean isTold = Stat.isGood(stat) && Double.isFinite(value);
        points.add(isTold ? PointRange.named(name, ValueList.reals(value)) : PointRange.named(name));
    }

    void fields(FieldWriter out) {
        out.text("stn", configuration.stn());
        out.number("data_source_idcode", configuration.idcode());
        Stat.fields(stat, out);
        out.beginArray("phasors");
        for (int i = 0; i < configuration.phasors().size(); i++) {
            out.beginElement();
            out.text("name", configuration.phasors().get(i).name());
            out.real("magnitude", phasors.number(2 * i));
            out.real("angle", phasors.number(2 * i + 1));
            out.end();
        }
        out.end();
        out.real("freq", freq);
        out.real("dfreq", dfreq);
        out.beginArray("analogs");
        for (int i = 0; i < configuration.analogs().size(); i++) {
            out.beginElement();
            out.text("name", configuration.analogs().get(i).name());
            out.real("value", analogs.number(i));
            out.end();
        }
        out.end();
        out.values("digitals", digitals);
    }
}
