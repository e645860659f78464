package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the data of one request, AMS "ADS Commands", and what it names. Confined. */
final class Requests {
    /** Octets of data that a row shows; its length tells how many there were. */
    static final int MAX_SHOWN = 1_024;

    /** Commands of a sum that are kept until it is answered; the documents advise against more. */
    private static final int MAX_ITEMS = 500;

    private static final int MAX_NAME = 256;
    private static final int RESERVED = 16;

    private final AmsFrame frame;
    private final AdsReader in;
    private final Handles handles;
    private final List<Element> data = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private final List<Asked.Item> items = new ArrayList<>();
    private Service service;
    private AdsState state = AdsState.INVALID;
    private long group;
    private int sumAt = -1;

    Requests(AmsFrame frame, AdsReader in, Handles handles) {
        this.frame = frame;
        this.in = in;
        this.handles = handles;
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
                item(group, target(group, offset), length);
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
                item(group, target(group, offset), length);
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

    private void item(long itemGroup, @Nullable Target target, long length) {
        items.add(new Asked.Item(itemGroup, target, length));
        if (target != null) {
            points.add(target.point(length));
        }
    }

    /** What an index group and offset name; null where it is no point, or a handle that nobody saw lent. */
    private @Nullable Target target(long at, long offset) {
        Target memory = IndexGroup.target(at, offset, frame.port());
        if (memory != null) {
            return memory;
        }
        if (at == IndexGroup.SYMBOL_VALUE_BY_HANDLE) {
            return handles.find(Handles.Of.SYMBOL, frame, offset);
        }
        if (isSystemService()) {
            boolean isOpen = at == IndexGroup.FILE_CLOSE || at == IndexGroup.FILE_READ || at == IndexGroup.FILE_WRITE;
            return isOpen ? handles.find(Handles.Of.FILE, frame, offset) : null;
        }
        return IndexGroup.isGeneral(at) ? null : new Target("group_" + Long.toHexString(at), offset, false);
    }

    private boolean isSystemService() {
        return frame.port() == AmsPort.SYSTEM_SERVICE;
    }

    private void write() {
        long offset = address();
        ByteView bytes = in.counted(number("length", in.u32()));
        raw("data", bytes);
        if (in.failed()) {
            return;
        }
        if (in.isCut()) {
            item(group, target(group, offset), bytes.length());
        } else if (group == IndexGroup.RELEASE_SYMBOL_HANDLE && bytes.length() == 4) {
            handles.release(Handles.Of.SYMBOL, frame, bytes.le32(0));
        } else if (isSystemService() && group == IndexGroup.TIME) {
            String time = offset == IndexGroup.DATE_AND_TIME ? AdsTime.struct(bytes) : "";
            if (!time.isEmpty()) {
                points.add(PointRange.clock(time));
            }
        } else {
            written(target(group, offset), bytes);
        }
    }

    private void written(@Nullable Target target, ByteView bytes) {
        if (target != null) {
            points.add(target.point(bytes));
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
            item(group, target(group, offset), readLength);
        } else if (group >= IndexGroup.SUM_READ && group <= IndexGroup.SUM_ADD_NOTIFICATION) {
            sum(offset, written);
        } else if (IndexGroup.isByName(group, frame.port())) {
            String name = text(written);
            data.add(Element.text("name", name));
            item(group, isSystemService() ? file(name) : Target.named(name), readLength);
        } else {
            service = IndexGroup.service(frame.commandId(), group, frame.port(), written.length() > 0);
            raw("data", written);
            item(group, target(group, offset), readLength);
        }
    }

    private static Target file(String name) {
        return Target.named("file/" + name);
    }

    private static String text(ByteView bytes) {
        int end = 0;
        while (end < bytes.length() && end < MAX_NAME && bytes.u8(end) != 0) {
            end++;
        }
        return bytes.text(0, end, StandardCharsets.ISO_8859_1);
    }

    /** Commands in one, "ADS-sum command": their addresses and lengths, then what they write. What is worst of them is what the sum is. */
    private void sum(long count, ByteView written) {
        boolean twoLengths = group == IndexGroup.SUM_READ_WRITE;
        boolean writes = twoLengths || group == IndexGroup.SUM_WRITE;
        int size = twoLengths ? 16 : group == IndexGroup.SUM_ADD_NOTIFICATION ? 24 + RESERVED : 12;
        if (count > written.length() / size) {
            sumAt = in.at() - written.length();
            return;
        }
        AdsReader parts = new AdsReader(written, 0, false);
        AdsReader values = new AdsReader(written, (int) count * size, false);
        List<Element.Group> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            groups.add(part(parts, values, twoLengths, writes));
            parts.bytes(twoLengths ? 0 : size - 12);
        }
        if (values.failed() || (writes && values.remaining() > 0)) {
            sumAt = in.at() - written.length();
        }
        data.add(new Element.Groups("commands", groups));
    }

    private Element.Group part(AdsReader parts, AdsReader values, boolean twoLengths, boolean writes) {
        List<Element> part = new ArrayList<>();
        long partGroup = parts.u32();
        long offset = parts.u32();
        long length = parts.u32();
        part.add(Element.number("index_group", partGroup));
        part.add(Element.number("index_offset", offset));
        part.add(Element.number("length", length));
        long writeLength = twoLengths ? parts.u32() : length;
        ByteView value = writes ? values.counted(writeLength) : ByteView.EMPTY;
        if (writes) {
            int command = twoLengths ? AdsCommand.READ_WRITE : AdsCommand.WRITE;
            worst(IndexGroup.service(command, partGroup, frame.port(), value.length() > 0));
        }
        if (twoLengths && IndexGroup.isByName(partGroup, frame.port())) {
            String name = text(value);
            part.add(Element.text("name", name));
            item(partGroup, isSystemService() ? file(name) : Target.named(name), length);
            return new Element.Group("", part);
        }
        Target target = target(partGroup, offset);
        if (writes) {
            show("data", value, part);
            items.add(new Asked.Item(partGroup, target, length));
            written(target, value);
        } else {
            item(partGroup, target, length);
        }
        return new Element.Group("", part);
    }

    /** A sum is as dangerous as the worst command in it. */
    private void worst(Service part) {
        if (rank(part) > rank(service)) {
            service = AdsCommand.named(frame.commandId(), "sum_" + part.name(), part.action(), part.dangerous());
        }
    }

    private static int rank(Service service) {
        if (service.dangerous() != Danger.NONE) {
            return 3;
        }
        return service.action().isWrite() ? 2 : service.action() == Action.READ ? 0 : 1;
    }

    /** What a device tells of what was subscribed: stamps of time, each with samples. */
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
                if (!in.failed()) {
                    List<Element> elements = new ArrayList<>();
                    elements.add(Element.text("timestamp", time));
                    elements.add(Element.number("notification_handle", handle));
                    show("data", value, elements);
                    samples.add(new Element.Group("", elements));
                    written(handles.find(Handles.Of.NOTIFICATION, frame, handle), value);
                }
            }
        }
        data.add(new Element.Groups("samples", samples));
    }

    /** What contradicts the documents. */
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
        return in.failed() ? List.of() : points;
    }

    Service service() {
        return service;
    }

    Asked asked() {
        boolean isKept = !in.failed() && !in.isCut() && items.size() <= MAX_ITEMS;
        return new Asked(service, group, isKept ? items : List.of(), state);
    }
}
