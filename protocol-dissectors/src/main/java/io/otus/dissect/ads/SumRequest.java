package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands in one, "ADS-sum command": an address and a length each, of two that are asked and written a second one,
 * then what they write. What is worst of them is what the sum is. Confined.
 */
final class SumRequest {
    private static final int ADDRESS = 12;
    private static final int TIMES = 12;

    private final AmsFrame frame;
    private final Targets targets;
    private final boolean hasTwoLengths;
    private final boolean writes;
    private final int size;
    private Service service;
    private boolean isBroken;

    SumRequest(AmsFrame frame, long group, Service service, Targets targets) {
        this.frame = frame;
        this.service = service;
        this.targets = targets;
        hasTwoLengths = group == IndexGroup.SUM_READ_WRITE;
        writes = hasTwoLengths || group == IndexGroup.SUM_WRITE;
        boolean subscribes = group == IndexGroup.SUM_ADD_NOTIFICATION;
        size = ADDRESS + (hasTwoLengths ? 4 : subscribes ? TIMES + Requests.RESERVED : 0);
    }

    /** Reads so many commands; none where there is not the data for them. */
    List<Element> read(long count, ByteView written) {
        if (count > written.length() / size) {
            isBroken = true;
            return List.of();
        }
        AdsReader parts = new AdsReader(written, 0, false);
        AdsReader values = new AdsReader(written, (int) count * size, false);
        List<Element.Group> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commands.add(new Element.Group("", command(new AdsReader(parts.bytes(size), 0, false), values)));
        }
        isBroken = values.failed() || (writes && values.remaining() > 0);
        return List.of(new Element.Groups("commands", commands));
    }

    private List<Element> command(AdsReader part, AdsReader values) {
        List<Element> elements = new ArrayList<>();
        long group = part.u32();
        long offset = part.u32();
        long length = part.u32();
        elements.add(Element.number("index_group", group));
        elements.add(Element.number("index_offset", offset));
        elements.add(Element.number("length", length));
        if (!writes) {
            targets.asked(group, targets.of(group, offset), length);
            return elements;
        }
        ByteView value = values.counted(hasTwoLengths ? part.u32() : length);
        int command = hasTwoLengths ? AdsCommand.READ_WRITE : AdsCommand.WRITE;
        worst(IndexGroup.service(command, group, frame.port(), value.length() > 0));
        if (hasTwoLengths && IndexGroup.isByName(group, frame.port())) {
            elements.add(targets.named(group, value, length));
            return elements;
        }
        Target target = targets.of(group, offset);
        Requests.show("data", value, elements);
        targets.expected(group, target, length);
        targets.written(target, value);
        return elements;
    }

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

    /** The sum's own service, or what the worst command makes of it. */
    Service service() {
        return service;
    }

    /** Whether there are more or fewer commands, or data, than the sum says. */
    boolean isBroken() {
        return isBroken;
    }
}
