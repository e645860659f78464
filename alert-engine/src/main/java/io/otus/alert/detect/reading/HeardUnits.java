package io.otus.alert.detect.reading;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.RecentMap;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.PointRange;

/**
 * Part of {@link QualityDetector}: what each unit of each device reported of its points, also beyond a run of the
 * sensor. Confined to the analysis thread.
 */
final class HeardUnits {
    /** Most units of devices whose flaws are remembered; the least recent are dropped. */
    private static final int MAX_STATIONS = 32_768;
    /**
     * Most flawed points of all units that are remembered. Beyond that, one entry stands for all further points of a
     * unit.
     */
    private static final int MAX_POINTS = 262_144;
    /** Most runs of points of all units that are remembered while their units are heard for the first time. */
    private static final int MAX_HEARD = 65_536;
    /** Stands for all further points of a unit. */
    private static final String FURTHER = "*";

    /** A unit of a device. */
    record Station(AssetModel device, String protocol, String unit) {
        // Written out for speed, since it is looked up for each answer: see IpAddress. Models are compared by identity.
        @Override
        public boolean equals(Object other) {
            return other instanceof Station that
                    && device == that.device
                    && protocol.equals(that.protocol)
                    && unit.equals(that.unit);
        }

        @Override
        public int hashCode() {
            return (31 * device.hashCode() + protocol.hashCode()) * 31 + unit.hashCode();
        }
    }

    private final RecentMap<Station, UnitReadings> stations = new RecentMap<>(MAX_STATIONS, UnitReadings::leave);
    private final ReadingBudget room = new ReadingBudget(MAX_POINTS);
    private final ReadingBudget heardRoom = new ReadingBudget(MAX_HEARD);

    /** Returns how many units were dropped. */
    long forgotten() {
        return stations.forgotten();
    }

    /** Returns what a unit reported; begins an empty record for one that was not heard before. */
    UnitReadings readings(Station station) {
        return stations.getOrMake(station, this::nothing);
    }

    private UnitReadings nothing() {
        return new UnitReadings(room, heardRoom);
    }

    /**
     * Adds {@code ASSET PROTOCOL UNIT SPACE INDEX FLAW ...}; nothing behind the unit for each that has been heard for
     * long, whether or not it ever told a flaw: what one that was heard before the sensor restarted says then is no
     * first hearing.
     */
    void keep(KeptLines out) {
        stations.forEach((station, told) -> {
            String id = station.device.assetId();
            if (id != null) {
                if (told.isSettled()) {
                    begin(out, id, station);
                }
                told.forEach(
                        (space, index, point) -> add(begin(out, id, station).add(space), index, point));
                if (told.further().told() != 0) {
                    add(begin(out, id, station).add(FURTHER), PointRange.NO_INDEX, told.further());
                }
            }
        });
    }

    private static KeptLines begin(KeptLines out, String id, Station station) {
        return out.line().add(id).add(station.protocol).add(station.unit);
    }

    private static void add(KeptLines line, long index, UnitReadings.Point point) {
        line.add(index);
        for (Flaw flaw : QualityDetector.ALL) {
            if (Flaws.has(point.told(), flaw)) {
                line.add(flaw);
            }
        }
    }

    /** Takes up a line that {@link #keep} wrote. */
    void takeUp(KeptLine line, Baseline baseline) {
        AssetModel device = baseline.find(line.nextText());
        if (device == null) {
            return;
        }
        UnitReadings told = readings(new Station(device, line.nextText(), line.nextText()));
        if (!line.hasNext()) {
            told.settle();
            return;
        }
        boolean isFurther = line.takes(FURTHER);
        String space = isFurther ? "" : line.nextText();
        long index = line.nextLong();
        int octet = 0;
        while (line.hasNext()) {
            octet = Flaws.with(octet, line.nextEnum(Flaw.class), true);
        }
        (isFurther ? told.further() : told.add(space, index)).tell(octet);
    }
}
