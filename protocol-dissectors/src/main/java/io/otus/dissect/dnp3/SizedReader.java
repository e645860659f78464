package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * Reads objects that state their size each (prefix codes 4 to 6, IEEE 1815-2012 §4.2.2.7): files, data sets,
 * authentication. What is not read is still framed, so the next header is found. Confined; one per header.
 */
final class SizedReader {
    private static final int NOT_A_FILE = -1;

    private final ByteView fragment;
    private final FragmentReport report;
    private final List<PointRange> points;

    SizedReader(ByteView fragment, FragmentReport report, List<PointRange> points) {
        this.fragment = fragment;
        this.report = report;
        this.points = points;
    }

    /** Reads the objects of one header from {@code from}; returns where they end, or {@link ObjectReader#FAILED}. */
    int read(ObjectBlock header, int from, List<ObjectData> data) {
        int sizeSize = Qualifier.sizeOfSize(header.qualifier());
        if (!ObjectLibrary.isGroup(header.group())) {
            report.unknown("object", (header.group() << 8) | header.variation());
        }
        int o = from;
        for (long i = 0; i < header.count(); i++) {
            if (!fragment.has(o, sizeSize)) {
                report.malformed(Dnp3Anomaly.OBJECT_DATA, o);
                return ObjectReader.FAILED;
            }
            long size = Qualifier.number(fragment, o, sizeSize);
            o += sizeSize;
            if (size > fragment.length() - o) {
                report.malformed(Dnp3Anomaly.OBJECT_DATA, o - sizeSize);
                return ObjectReader.FAILED;
            }
            data.add(object(header, o, (int) size));
            o += (int) size;
        }
        if (header.group() != ObjectLibrary.FILE_CONTROL) {
            points.add(PointRange.named(PointNames.space(header.group())));
        }
        return o;
    }

    private ObjectData object(ObjectBlock header, int from, int size) {
        ByteView object = fragment.slice(from, size);
        int group = header.group();
        int fixed = group == ObjectLibrary.FILE_CONTROL ? FileReader.fixedSize(header.variation()) : NOT_A_FILE;
        StructureLayout layout = StructureLayout.of(group, header.variation());
        ObjectData read = null;
        if (fixed != NOT_A_FILE) {
            FileObject file = size < fixed ? null : FileReader.read(header.variation(), object);
            if (file != null) {
                name(file, from, object);
            }
            read = file;
        } else if (layout != null) {
            read = Structure.read(layout, object, PointRange.NO_INDEX);
        } else {
            DataSet set = DataSet.is(group, header.variation()) ? DataSet.read(group, object) : null;
            return set == null ? opaque(object) : set;
        }
        if (read != null) {
            return read;
        }
        report.malformed(Dnp3Anomaly.OBJECT_SIZE, from);
        return opaque(object);
    }

    private static ObjectData.Opaque opaque(ByteView object) {
        return new ObjectData.Opaque(object.length(), object.octets(0, Math.min(object.length(), ObjectData.KEPT)));
    }

    private void name(FileObject file, int from, ByteView object) {
        String name = switch (file) {
            case FileObject.Command command -> command.fileName();
            case FileObject.Descriptor descriptor -> descriptor.fileName();
            case FileObject.Specification specification -> specification.fileName();
            case FileObject.Authentication authentication -> {
                report.secret(from + FileReader.passwordOffset(object), FileReader.passwordSize(object));
                yield "";
            }
            case FileObject.Status status -> "";
            case FileObject.Transport transport -> "";
            case FileObject.TransportStatus status -> "";
        };
        points.add(PointRange.named(
                PointNames.space(ObjectLibrary.FILE_CONTROL), name.isEmpty() ? ValueList.NONE : ValueList.text(name)));
    }
}
