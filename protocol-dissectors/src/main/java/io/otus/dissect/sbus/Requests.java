package io.otus.dissect.sbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;

/** Reads what a request asks. */
final class Requests {
    private static final int DATA_AT = SbusHeader.SIZE + 2;
    /** Octets of a data block's number, and of the number of its first element. */
    private static final int BLOCK_ADDRESS = 4;

    private final int command;
    private final ByteView data;
    private final Output out;
    private final List<Element> fields = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private Service service;

    private Requests(int command, ByteView data, Output out) {
        this.command = command;
        this.data = data;
        this.out = out;
        service = SbusCommand.of(command, -1);
    }

    /** Reads the data of a request. */
    static Requests read(int command, ByteView data, Output out) {
        Requests request = new Requests(command, data, out);
        request.read();
        return request;
    }

    Service service() {
        return service;
    }

    List<Element> fields() {
        return fields;
    }

    List<PointRange> points() {
        return points;
    }

    private void read() {
        Media media = Media.of(command);
        if (media != null) {
            if (isWrite()) {
                write(media);
            } else {
                readMedia(media);
            }
            return;
        }
        switch (command) {
            case SbusCommand.READ_DATA_BLOCK -> readDataBlock();
            case SbusCommand.WRITE_REAL_TIME_CLOCK -> clock();
            case SbusCommand.READ_WRITE_BLOCK -> block();
            case SbusCommand.READ_DISPLAY_REGISTER,
                    SbusCommand.READ_REAL_TIME_CLOCK,
                    SbusCommand.READ_STATION_NUMBER,
                    SbusCommand.READ_FIRMWARE_VERSION -> nothing();
            default -> raw();
        }
    }

    private boolean isWrite() {
        return switch (command) {
            case SbusCommand.WRITE_COUNTERS,
                    SbusCommand.WRITE_FLAGS,
                    SbusCommand.WRITE_OUTPUTS,
                    SbusCommand.WRITE_REGISTERS,
                    SbusCommand.WRITE_TIMERS,
                    SbusCommand.WRITE_USER_MEMORY,
                    SbusCommand.WRITE_BYTES -> true;
            default -> false;
        };
    }

    /** R-count u8, one less than there are, and the address. */
    private void readMedia(Media media) {
        if (data.length() != 1 + media.addressSize()) {
            malformed(SbusAnomaly.DATA_LENGTH, 0);
            return;
        }
        int address = media.address(data, 1);
        fields.add(Element.number("r_count", data.u8(0)));
        fields.add(Element.number("address", address));
        points.add(PointRange.of(media.space(), address, data.u8(0) + 1));
    }

    private void readDataBlock() {
        if (data.length() != 1 + BLOCK_ADDRESS) {
            malformed(SbusAnomaly.DATA_LENGTH, 0);
            return;
        }
        fields.add(Element.number("r_count", data.u8(0)));
        fields.add(Element.number("data_block", data.u16(1)));
        fields.add(Element.number("address", data.u16(3)));
        points.add(PointRange.of(Media.dataBlock(data.u16(1)).space(), data.u16(3), data.u8(0) + 1));
    }

    /** W-count u8, one less than the octets that follow; the address; of bits how many, less one; values. */
    private void write(Media media) {
        int valuesAt = 1 + media.addressSize() + (media.isBits() ? 1 : 0);
        if (data.length() <= valuesAt) {
            malformed(SbusAnomaly.DATA_LENGTH, 0);
            return;
        }
        int address = media.address(data, 1);
        fields.add(Element.number("w_count", data.u8(0)));
        fields.add(Element.number("address", address));
        int room = data.length() - valuesAt;
        int count;
        if (media.isBits()) {
            count = data.u8(valuesAt - 1) + 1;
            fields.add(Element.number("fio_count", count - 1));
        } else {
            count = room * 8 / media.bits();
        }
        if (data.u8(0) + 2 != data.length() || media.octets(count) != room || count == 0) {
            malformed(SbusAnomaly.COUNT, 0);
            return;
        }
        PointRange range = PointRange.of(media.space(), address, media.values(data, valuesAt, count));
        fields.add(new Element.Values("values", range.values()));
        points.add(range);
    }

    private void clock() {
        String time = Clock.text(data);
        if (time.isEmpty()) {
            malformed(data.length() == Clock.SIZE ? SbusAnomaly.CLOCK : SbusAnomaly.DATA_LENGTH, 0);
            return;
        }
        fields.add(Element.text("date_and_time", time));
        points.add(PointRange.clock(time));
    }

    /** Length and type of the telegram, type of the block, u8 each; the rest differs. */
    private void block() {
        if (data.length() >= 2) {
            service = SbusCommand.of(command, data.u8(1));
            fields.add(Element.number("block_telegram_type", data.u8(1)));
            if (!SbusCommand.isBlockTelegram(data.u8(1))) {
                out.unknown("block_telegram_type", data.u8(1));
            }
        }
        raw();
    }

    private void nothing() {
        if (data.length() > 0) {
            malformed(SbusAnomaly.DATA_LENGTH, 0);
        }
    }

    private void malformed(SbusAnomaly anomaly, int at) {
        out.malformed(anomaly, DATA_AT + at);
        raw();
    }

    private void raw() {
        if (data.length() > 0) {
            fields.add(Element.text("data", data.octets().toString()));
        }
    }
}
