package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.PointRange;
import io.otus.core.event.Way;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports file records that were read or written, §6.14, §6.15. Modbus has no beginning and no end of a file: the
 * records that one sub-request names are reported together, under their file and numbers, so that the same records are
 * compared each time.
 */
final class FileMoves {
    /** Octets before the registers of a sub-request to write: reference type, file, record, length. */
    private static final int WRITE_HEAD = 7;
    /** Octets before the registers of a sub-response: length, reference type. */
    private static final int READ_HEAD = 2;

    private FileMoves() {}

    /** Reports what was written; the data are those of a request that was accepted. */
    static void written(Adu adu, List<ModbusEvent.FileRecord> records, ByteView data, Output out) {
        int at = 1;
        for (ModbusEvent.FileRecord record : records) {
            int size = 2 * record.recordLength();
            if (size > 0) {
                PointRange points =
                        PointRange.of("file" + record.fileNumber(), record.recordNumber(), record.recordLength());
                tell(adu, Way.TO_DEVICE, points, data.slice(at + WRITE_HEAD, size), out);
            }
            at += WRITE_HEAD + size;
        }
    }

    /**
     * Reports what was read.
     *
     * @param asked what the request named
     * @return those points with their values; empty where the answer has others
     */
    static List<PointRange> read(
            Adu adu, List<PointRange> asked, List<ModbusEvent.FileRecord> records, ByteView data, Output out) {
        if (!fits(asked, records)) {
            return List.of();
        }
        List<PointRange> valued = new ArrayList<>();
        int at = 1;
        for (int i = 0; i < asked.size(); i++) {
            int size = 2 * records.get(i).recordLength();
            tell(adu, Way.FROM_DEVICE, asked.get(i), data.slice(at + READ_HEAD, size), out);
            valued.add(asked.get(i).with(records.get(i).recordData()));
            at += READ_HEAD + size;
        }
        return valued;
    }

    private static boolean fits(List<PointRange> asked, List<ModbusEvent.FileRecord> records) {
        boolean fits = asked.size() == records.size();
        for (int i = 0; fits && i < asked.size(); i++) {
            fits = asked.get(i).count() == records.get(i).recordLength();
        }
        return fits;
    }

    private static void tell(Adu adu, Way way, PointRange points, ByteView registers, Output out) {
        String name = points.space() + ' ' + points.first() + ".." + (points.first() + points.count() - 1);
        out.file(
                Direction.FROM_SERVER, ModbusDissector.unit(adu), way, name, registers.length(), Sha256.hex(registers));
    }
}
