package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the data of one request, AMS "ADS Commands", and what it names. Confined. */
final class Requests {
    /** Octets of data that a row shows; its length tells how many there were. */
    static final int MAX_SHOWN = 1_024;

    /** Commands of a sum that are kept until it is answered; the documents advise against more. */
    private static final int MAX_ITEMS = 500;

    /** Octets behind the times of a notification that mean nothing. */
    static final int RESERVED = 16;

    private final AmsFrame frame;
    private final AdsReader in;
    private final Handles handles;
    private final Targets targets;
    private final List<Element> data = new ArrayList<>();
    private Service service;
    private AdsState state = AdsState.INVALID;
    private long group;
    private int sumAt = -1;

    Requests(AmsFrame frame, AdsReader in, Handles handles) {
        this.frame = frame;
        this.in = in;
        this.handles = handles;
        targets = new Targets(frame, handles);
        service = AdsCommand.of(frame.commandId());
    }

    void read() {
        switch (frame.commandId()) {
            case AdsCommand.READ_DEVICE_INFO, AdsCommand.READ_STATE -> {
                // They ask with nothing.
            }
            case AdsCommand.READ -> {
                long offset = address();
                long length = number("length", in.u32());
                targets.asked(group, targets.of(group, offset), length);
            }
            case AdsCommand.WRITE -> write();
            case AdsCommand.WRITE_CONTROL -> control();
            case AdsCommand.ADD_DEVICE_NOTIFICATION -> {
                long offset = address();
                long length = number("length", in.u32());
                number("transmission_mode", in.u32());
                number("maximum_delay", in.u32());
                number("cycle_time", in.u32());
                in.bytes(RESERVED);
                targets.asked(group, targets.of(group, offset), length);
            }
            case AdsCommand.DELETE_DEVICE_NOTIFICATION ->
                handles.release(Handles.Of.NOTIFICATION, frame, number("notification_handle", in.u32()));
            case AdsCommand.DEVICE_NOTIFICATION -> notification();
            case AdsCommand.READ_WRITE -> readWrite();
            default -> raw("data", in.bytes(in.remaining()));
        }
    }

    private long number(String name, long value) {
        data.add(Element.number(name, value));
        return value;
    }

    private void raw(String name, ByteView bytes) {
        show(name, bytes, data);
    }

    /** Data as a number where it has the size of one, else as it is. */
    static void show(String name, ByteView bytes, List<Element> into) {
        ValueList number = Target.number(bytes);
        into.add(
                number.size() > 0
                        ? new Element.Value(name, number)
                        : Element.text(
                                name,
                                bytes.octets(0, Math.min(bytes.length(), MAX_SHOWN))
                                        .toString()));
    }

    /** Index group and offset; the offset. */
    private long address() {
        group = number("index_group", in.u32());
        service = IndexGroup.service(frame.commandId(), group, frame.port(), false);
        return number("index_offset", in.u32());
    }

    private void write() {
        long offset = address();
        ByteView bytes = in.counted(number("length", in.u32()));
        raw("data", bytes);
        if (in.failed()) {
            return;
        }
        if (in.isCut()) {
            targets.asked(group, targets.of(group, offset), bytes.length());
        } else if (group == IndexGroup.RELEASE_SYMBOL_HANDLE && bytes.length() == 4) {
            handles.release(Handles.Of.SYMBOL, frame, bytes.le32(0));
        } else if (targets.isOfSystemService() && group == IndexGroup.TIME) {
            String time = offset == IndexGroup.DATE_AND_TIME ? AdsTime.struct(bytes) : "";
            if (!time.isEmpty()) {
                targets.clock(time);
            }
        } else {
            targets.written(targets.of(group, offset), bytes);
        }
    }

    private void control() {
        int number = in.u16();
        number("ads_state", number);
        state = AdsState.of(number);
        data.add(Element.text("ads_state_name", state.name().toLowerCase(Locale.ROOT)));
        number("device_state", in.u16());
        raw("data", in.counted(number("length", in.u32())));
        service = AdsCommand.control(state);
    }

    private void readWrite() {
        long offset = address();
        long readLength = number("read_length", in.u32());
        ByteView written = in.counted(number("write_length", in.u32()));
        if (in.failed()) {
            return;
        }
        if (in.isCut()) {
            service = IndexGroup.service(frame.commandId(), group, frame.port(), true);
            targets.asked(group, targets.of(group, offset), readLength);
        } else if (group >= IndexGroup.SUM_READ && group <= IndexGroup.SUM_ADD_NOTIFICATION) {
            SumRequest sum = new SumRequest(frame, group, service, targets);
            data.addAll(sum.read(offset, written));
            service = sum.service();
            sumAt = sum.isBroken() ? in.at() - written.length() : -1;
        } else if (IndexGroup.isByName(group, frame.port())) {
            data.add(targets.named(group, written, readLength));
        } else {
            service = IndexGroup.service(frame.commandId(), group, frame.port(), written.length() > 0);
            raw("data", written);
            targets.asked(group, targets.of(group, offset), readLength);
        }
    }

    /** Reads a notification: time stamps, each with samples. */
    private void notification() {
        number("length", in.u32());
        long stamps = number("stamps", in.u32());
        List<Element.Group> samples = new ArrayList<>();
        for (long stamp = 0; stamp < stamps && !in.failed(); stamp++) {
            String time = AdsTime.filetime(in.s64());
            long count = in.u32();
            for (long sample = 0; sample < count && !in.failed(); sample++) {
                long handle = in.u32();
                ByteView value = in.counted(in.u32());
                if (!in.failed() && (!in.isCut() || in.remaining() > 0)) {
                    List<Element> elements = new ArrayList<>();
                    elements.add(Element.text("timestamp", time));
                    elements.add(Element.number("notification_handle", handle));
                    show("data", value, elements);
                    samples.add(new Element.Group("", elements));
                    targets.written(handles.find(Handles.Of.NOTIFICATION, frame, handle), value);
                }
            }
        }
        data.add(new Element.Groups("samples", samples));
    }

    /** Reports what contradicts the documents. */
    void check(Output out) {
        if (in.failed() || (in.remaining() > 0 && !in.isCut())) {
            out.malformed(AdsAnomaly.DATA, in.at());
        }
        if (sumAt >= 0) {
            out.malformed(AdsAnomaly.SUM, sumAt);
        }
        if (frame.commandId() == AdsCommand.WRITE_CONTROL && state == AdsState.INVALID && !in.failed()) {
            out.unknown("ads_state", in.view().le16(AmsFrame.SIZE));
        }
    }

    List<Element> data() {
        return data;
    }

    List<PointRange> points() {
        return in.failed() ? List.of() : targets.points();
    }

    Service service() {
        return service;
    }

    Asked asked() {
        boolean isKept = !in.failed() && !in.isCut() && targets.items().size() <= MAX_ITEMS;
        return new Asked(service, group, isKept ? targets.items() : List.of(), state);
    }
}
