package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request names: points, and the items that its response is read by. Confined. */
final class Targets {
    private static final int MAX_NAME = 256;

    private final AmsFrame frame;
    private final Handles handles;
    private final List<PointRange> points = new ArrayList<>();
    private final List<Asked.Item> items = new ArrayList<>();

    Targets(AmsFrame frame, Handles handles) {
        this.frame = frame;
        this.handles = handles;
    }

    /** What an index group and offset name; null where it is no point, or a handle that nobody saw lent. */
    @Nullable
    Target of(long group, long offset) {
        Target memory = IndexGroup.target(group, offset, frame.port());
        if (memory != null) {
            return memory;
        }
        if (group == IndexGroup.SYMBOL_VALUE_BY_HANDLE) {
            return handles.find(Handles.Of.SYMBOL, frame, offset);
        }
        if (isOfSystemService()) {
            boolean isOpen =
                    group == IndexGroup.FILE_CLOSE || group == IndexGroup.FILE_READ || group == IndexGroup.FILE_WRITE;
            return isOpen ? handles.find(Handles.Of.FILE, frame, offset) : null;
        }
        return IndexGroup.isGeneral(group) ? null : new Target("group_" + Long.toHexString(group), offset, false);
    }

    boolean isOfSystemService() {
        return frame.port() == AmsPort.SYSTEM_SERVICE;
    }

    /** Notes how many octets of a target a request asks for. */
    void asked(long group, @Nullable Target target, long length) {
        expected(group, target, length);
        if (target != null) {
            points.add(target.point(length));
        }
    }

    /** Notes how many octets of a target an answer has to hold. */
    void expected(long group, @Nullable Target target, long length) {
        items.add(new Asked.Item(group, target, length));
    }

    /** This is written to it. */
    void written(@Nullable Target target, ByteView data) {
        if (target != null) {
            points.add(target.point(data));
        }
    }

    /** A symbol or file is asked for by its name, which is the data up to its first zero; the name. */
    Element named(long group, ByteView data, long length) {
        String name = data.textToNul(0, MAX_NAME, StandardCharsets.ISO_8859_1);
        asked(group, Target.named(isOfSystemService() ? "file/" + name : name), length);
        return Element.text("name", name);
    }

    /** The clock is set. */
    void clock(String time) {
        points.add(PointRange.clock(time));
    }

    List<PointRange> points() {
        return points;
    }

    List<Asked.Item> items() {
        return items;
    }
}
