package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the object headers of a fragment and the objects after them, IEEE 1815-2012 §4.2.2.7. Stops at the first header
 * whose objects cannot be measured: what follows has no known beginning. Confined; one per fragment.
 */
final class ObjectReader {
    /** Most object headers read in one fragment. */
    static final int MAX_HEADERS = 256;

    /** Group, variation and qualifier. */
    private static final int HEADER_SIZE = 3;

    /** In place of where the next header begins: the rest cannot be read. */
    static final int FAILED = -1;

    private final ByteView fragment;
    private final FragmentReport report;
    private final List<ObjectBlock> blocks = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private int at;
    private ByteView fileData = ByteView.EMPTY;
    private long commonTime = ObjectData.Points.UNKNOWN_TIME;

    ObjectReader(ByteView fragment, FragmentReport report) {
        this.fragment = fragment;
        this.report = report;
    }

    /** Reads from {@code from} to the end, or to what cannot be read. */
    void read(int from, Dnp3Function function) {
        at = from;
        while (at < fragment.length()) {
            int before = points.size();
            int group = fragment.u8(at);
            int end = header(function);
            if (group == ObjectLibrary.AUTHENTICATION && !function.authenticates()) {
                // They show who asks, and are nothing that is asked for.
                points.subList(before, points.size()).clear();
            }
            if (end == FAILED) {
                return;
            }
        }
    }

    List<ObjectBlock> blocks() {
        return blocks;
    }

    /** The points that the objects name, with their values where there are some. */
    List<PointRange> points() {
        return points;
    }

    /** The octets of the file block that the fragment carries; until the fragment is gone. */
    ByteView fileData() {
        return fileData;
    }

    /** The first octets of what was not read. */
    Octets undecoded() {
        return fragment.octets(at, Math.min(ObjectData.KEPT, fragment.length() - at));
    }

    /** Reads one header and its objects; a header whose objects cannot be read is kept without them. */
    private int header(Dnp3Function function) {
        if (!fragment.has(at, HEADER_SIZE)) {
            return malformed(Dnp3Anomaly.OBJECT_HEADER, at);
        }
        if (blocks.size() == MAX_HEADERS) {
            return malformed(Dnp3Anomaly.OBJECT_COUNT, at);
        }
        int group = fragment.u8(at);
        int variation = fragment.u8(at + 1);
        int qualifier = fragment.u8(at + 2);
        int range = Qualifier.range(qualifier);
        int rangeSize = Qualifier.rangeSize(range);
        int rangeAt = at + HEADER_SIZE;
        if (!fragment.has(rangeAt, rangeSize)) {
            return malformed(Dnp3Anomaly.OBJECT_HEADER, rangeAt);
        }
        long start = -1;
        long stop = -1;
        long count = -1;
        if (Qualifier.isStartStop(range)) {
            start = Qualifier.number(fragment, rangeAt, rangeSize / 2);
            stop = Qualifier.number(fragment, rangeAt + rangeSize / 2, rangeSize / 2);
            count = stop - start + 1;
        } else if (Qualifier.isCount(range)) {
            count = Qualifier.number(fragment, rangeAt, rangeSize);
        }
        ObjectBlock header = new ObjectBlock(group, variation, qualifier, start, stop, count, List.of());
        List<ObjectData> data = new ArrayList<>(1);
        int dataAt = rangeAt + rangeSize;
        int end;
        if (!Qualifier.isListed(qualifier)) {
            end = malformed(Dnp3Anomaly.QUALIFIER, at + 2);
        } else if (stop < start) {
            end = malformed(Dnp3Anomaly.RANGE, rangeAt);
        } else {
            end = objects(header, dataAt, function, data);
        }
        blocks.add(new ObjectBlock(group, variation, qualifier, start, stop, count, data));
        at = end == FAILED ? dataAt : end;
        return end;
    }

    private int objects(ObjectBlock header, int from, Dnp3Function function, List<ObjectData> data) {
        if (Qualifier.sizeOfSize(header.qualifier()) > 0) {
            return sized(header, from, data);
        }
        if (!function.carriesObjects(header.group())) {
            return named(header, from, data);
        }
        if (header.count() <= 0) {
            PointNames.add(header, points);
            return from;
        }
        if (header.group() == ObjectLibrary.DEVICE_ATTRIBUTES) {
            return attributes(header, from, data);
        }
        if (header.group() == ObjectLibrary.BINARY_OUTPUT_COMMAND && header.variation() <= 2) {
            return controls(header, from, data);
        }
        StructureLayout structure = StructureLayout.of(header.group(), header.variation());
        if (structure != null && structure.fixedSize() > 0) {
            return structures(header, structure, from, data);
        }
        ObjectLayout layout = ObjectLibrary.layout(header.group(), header.variation());
        if (layout == null) {
            report.unknown("object", (header.group() << 8) | header.variation());
            return FAILED;
        }
        return layout.value().isPacked() ? packed(header, layout, from, data) : points(header, layout, from, data);
    }

    /** Headers that only name points, with an index list where the qualifier says so. */
    private int named(ObjectBlock header, int from, List<ObjectData> data) {
        int indexSize = Qualifier.indexSize(header.qualifier());
        if (indexSize == 0) {
            if (!ObjectLibrary.isGroup(header.group())) {
                report.unknown("object", (header.group() << 8) | header.variation());
            }
            PointNames.add(header, points);
            return from;
        }
        ObjectLayout bare =
                new ObjectLayout(ObjectLayout.Quality.NONE, ObjectLayout.Value.NONE, ObjectLayout.Time.NONE);
        return points(header, bare, from, data);
    }

    private int points(ObjectBlock header, ObjectLayout layout, int from, List<ObjectData> data) {
        int indexSize = Qualifier.indexSize(header.qualifier());
        int size = layout.value() == ObjectLayout.Value.STRING ? header.variation() : layout.size();
        int end = endOf(header.count(), indexSize + size, from);
        if (end == FAILED || indexSize + size == 0) {
            return malformed(Dnp3Anomaly.OBJECT_DATA, from);
        }
        PointReader reader = new PointReader(fragment, layout, indexSize, size, (int) header.count());
        if (layout.time() == ObjectLayout.Time.RELATIVE && commonTime == ObjectData.Points.UNKNOWN_TIME) {
            report.malformed(Dnp3Anomaly.COMMON_TIME, from);
        }
        ObjectData.Points read = reader.read(from, first(header), commonTime);
        if (reader.isDamaged()) {
            report.malformed(Dnp3Anomaly.BCD_DIGIT, from);
            data.add(new ObjectData.Opaque(end - from, fragment.octets(from, Math.min(end - from, ObjectData.KEPT))));
            return end;
        }
        data.add(read);
        if (header.group() == ObjectLibrary.COMMON_TIME_OF_OCCURRENCE
                && read.times().size() > 0) {
            commonTime = read.times().integer(0);
        }
        if (header.group() == ObjectLibrary.TIME_AND_DATE && read.times().size() > 0) {
            points.add(PointRange.named(
                    PointNames.space(header.group()), read.times().first(1)));
        } else {
            reader.points(header.group(), read, points);
        }
        return end;
    }

    private int packed(ObjectBlock header, ObjectLayout layout, int from, List<ObjectData> data) {
        long octets = (header.count() * layout.packedBits() + 7) / 8;
        if (octets > fragment.length() - from || Qualifier.indexSize(header.qualifier()) > 0) {
            return malformed(Dnp3Anomaly.OBJECT_DATA, from);
        }
        ObjectData.Points read =
                PointReader.packed(fragment, from, layout.packedBits(), first(header), (int) header.count());
        data.add(read);
        if (header.isStartStop()) {
            points.add(PointRange.of(PointNames.space(header.group()), header.start(), read.values()));
        }
        return from + (int) octets;
    }

    private int controls(ObjectBlock header, int from, List<ObjectData> data) {
        int end = endOf(header.count(), Qualifier.indexSize(header.qualifier()) + ControlReader.SIZE, from);
        if (end == FAILED) {
            return malformed(Dnp3Anomaly.OBJECT_DATA, from);
        }
        ControlReader.read(fragment, header, from, end, data, points, report);
        return end;
    }

    /** Objects of several parts whose size is always the same. */
    private int structures(ObjectBlock header, StructureLayout layout, int from, List<ObjectData> data) {
        int indexSize = Qualifier.indexSize(header.qualifier());
        int size = layout.fixedSize();
        int end = endOf(header.count(), indexSize + size, from);
        if (end == FAILED) {
            return malformed(Dnp3Anomaly.OBJECT_DATA, from);
        }
        long index = first(header);
        for (int o = from; o < end; o += indexSize + size) {
            if (indexSize > 0) {
                index = Qualifier.number(fragment, o, indexSize);
            }
            Structure structure = Structure.read(layout, fragment.slice(o + indexSize, size), index);
            if (structure == null) {
                return malformed(Dnp3Anomaly.OBJECT_SIZE, o);
            }
            data.add(structure);
            if (index != PointRange.NO_INDEX) {
                String space = PointNames.space(header.group());
                long value = structure.number("value");
                points.add(
                        value < 0
                                ? PointRange.of(space, index++, 1)
                                : PointRange.of(space, index++, ValueList.unsigned(value)));
            }
        }
        return end;
    }

    private int attributes(ObjectBlock header, int from, List<ObjectData> data) {
        int indexSize = Qualifier.indexSize(header.qualifier());
        int o = from;
        for (long i = 0; i < header.count(); i++) {
            long set = header.isStartStop() ? header.start() + i : 0;
            if (!fragment.has(o, indexSize + AttributeReader.HEADER_SIZE)) {
                return malformed(Dnp3Anomaly.OBJECT_DATA, o);
            }
            if (indexSize > 0) {
                set = Qualifier.number(fragment, o, indexSize);
                o += indexSize;
            }
            int size = AttributeReader.size(fragment, o);
            if (!fragment.has(o, size)) {
                return malformed(Dnp3Anomaly.OBJECT_DATA, o);
            }
            ObjectData.Attribute attribute = AttributeReader.read(fragment, o, set, header.variation());
            data.add(attribute);
            points.add(PointRange.named(PointNames.attribute(header.variation()), attribute.single()));
            o += size;
        }
        return o;
    }

    private int sized(ObjectBlock header, int from, List<ObjectData> data) {
        int end = new SizedReader(fragment, report, points).read(header, from, data);
        if (end != FAILED && !data.isEmpty() && data.getLast() instanceof FileObject.Transport block) {
            fileData = fragment.slice(end - block.size(), block.size());
        }
        return end;
    }

    private static long first(ObjectBlock header) {
        return header.isStartStop() ? header.start() : PointRange.NO_INDEX;
    }

    /** Where {@code count} objects of {@code size} octets end; {@link #FAILED} where that is beyond the fragment. */
    private int endOf(long count, int size, int from) {
        long octets = count * size;
        return octets > fragment.length() - from ? FAILED : from + (int) octets;
    }

    private int malformed(AnomalyCode code, int offset) {
        report.malformed(code, offset);
        return FAILED;
    }
}
