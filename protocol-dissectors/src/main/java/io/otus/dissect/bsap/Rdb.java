package io.otus.dissect.bsap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remote data base access: signals by name, such as {@code @GV.LEVEL.}, with what is asked of them. Confined.
 *
 * <pre>
 *  read   04 | FSS | FS1 .. FS4 as FSS says | security level | count | name 00 ...
 *  write  84 | security level | count | name 00, descriptor, value ...   value of descriptor 0B alone is known
 *  answer status | count | value ...            analog signals are floating point, logical ones an octet
 * </pre>
 */
final class Rdb {
    /** FSS of a request for fields of the first group, and FS1 of one for values alone. */
    private static final int FIRST_GROUP = 0x01;

    private static final int VALUE = 0x40;
    private static final int GROUPS = 0x0F;
    /** Descriptor of a written value: that of an analog signal. */
    private static final int ANALOG_VALUE = 0x0B;

    private static final int NONE = -1;

    private final ByteView data;
    private final List<Element> fields = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private Service service;
    private Outcome outcome = Outcome.OK;
    private boolean isBroken;
    private int unknownDescriptor = NONE;
    private int at;

    private Rdb(ByteView data, Service service) {
        this.data = data;
        this.service = service;
    }

    /** Reads a request of at least one octet. */
    static Rdb request(ByteView data) {
        int function = data.u8(0);
        Rdb rdb = new Rdb(data, Functions.rdb(function));
        rdb.fields.add(Element.number("rdb_function", function));
        rdb.fields.add(Element.text("rdb_function_name", rdb.service.name()));
        rdb.at = 1;
        switch (function) {
            case Functions.READ_SIGNAL_BY_NAME -> rdb.read();
            case Functions.WRITE_SIGNAL_BY_NAME -> rdb.write();
            default -> rdb.raw();
        }
        return rdb;
    }

    /** Reads a response. */
    static Rdb response(ByteView data, @Nullable Request asked, Service unheard) {
        Rdb rdb = new Rdb(data, asked == null ? unheard : asked.service());
        if (data.length() == 0) {
            rdb.isBroken = true;
            return rdb;
        }
        int status = data.u8(0);
        rdb.at = 1;
        rdb.fields.add(Element.number("rdb_status", status));
        if (status != 0) {
            rdb.outcome = Outcome.error(status, "rdb_error_" + status);
        }
        if (asked != null && status == 0 && rdb.service.equals(Functions.rdb(Functions.READ_SIGNAL_BY_NAME))) {
            rdb.at = Values.read(data, rdb.at, asked.points(), rdb.points, rdb.fields);
        }
        rdb.raw();
        return rdb;
    }

    private void read() {
        if (!data.has(at, 1)) {
            isBroken = true;
            return;
        }
        int selected = data.u8(at++);
        int groups = Integer.bitCount(selected & GROUPS);
        fields.add(Element.number("fss", selected));
        if (!data.has(at, groups + 2)) {
            isBroken = true;
            return;
        }
        int first = groups > 0 ? data.u8(at) : 0;
        fields.add(Element.number("fs1", first));
        at += groups;
        if (selected != FIRST_GROUP || first != VALUE) {
            service = Functions.READ_FIELDS_BY_NAME;
        }
        int count = head();
        for (int i = 0; i < count && !isBroken; i++) {
            String name = name();
            if (!isBroken) {
                points.add(PointRange.named(PointRange.plain(name)));
            }
        }
        names();
        isBroken |= at < data.length();
    }

    /** Security level and number of signals. */
    private int head() {
        fields.add(Element.number("security_level", data.u8(at++)));
        int count = data.u8(at++);
        fields.add(Element.number("signal_count", count));
        return count;
    }

    private String name() {
        int end = at;
        while (end < data.length() && isOfName(data.u8(end))) {
            end++;
        }
        if (end == data.length() || end == at || data.u8(end) != 0) {
            isBroken = true;
            return "";
        }
        String name = data.text(at, end - at, StandardCharsets.ISO_8859_1);
        at = end + 1;
        return name;
    }

    /** Behind a descriptor that is not known only what is printed is taken for a name. */
    private boolean isOfName(int octet) {
        return octet != 0 && (unknownDescriptor == NONE || (octet > ' ' && octet <= '~'));
    }

    private void names() {
        List<String> names = new ArrayList<>();
        for (PointRange point : points) {
            names.add(point.space());
        }
        fields.add(new Element.Values("signals", ValueList.texts(names)));
    }

    private void write() {
        if (!data.has(at, 2)) {
            isBroken = true;
            return;
        }
        int count = head();
        List<Element.Group> written = new ArrayList<>();
        int certain = NONE;
        int certainAt = at;
        for (int i = 0; i < count && !isBroken; i++) {
            boolean wasKnown = unknownDescriptor == NONE;
            written(written);
            if (wasKnown && !isBroken && unknownDescriptor != NONE) {
                certain = written.size();
                certainAt = at;
            }
        }
        // A descriptor that is not known has no value where all behind it then falls in its place.
        if (certain != NONE && (isBroken || at < data.length())) {
            isBroken = false;
            at = certainAt;
            written.subList(certain, written.size()).clear();
            points.subList(certain, points.size()).clear();
        }
        fields.add(new Element.Groups("writes", written));
        raw();
    }

    /** One signal that is written. */
    private void written(List<Element.Group> written) {
        String name = name();
        boolean isDescribed = !isBroken && data.has(at, 1);
        boolean isAnalog = isDescribed && data.u8(at) == ANALOG_VALUE;
        if (!isDescribed || (isAnalog && !data.has(at + 1, Float.BYTES))) {
            isBroken = true;
            return;
        }
        int descriptor = data.u8(at++);
        List<Element> each = new ArrayList<>();
        each.add(Element.text("signal", name));
        each.add(Element.number("descriptor", descriptor));
        ValueList value = ValueList.NONE;
        if (isAnalog) {
            value = ValueList.reals(data.leF32(at));
            at += Float.BYTES;
            each.add(new Element.Value("value", value));
        } else if (unknownDescriptor == NONE) {
            unknownDescriptor = descriptor;
        }
        written.add(new Element.Group("write", each));
        points.add(PointRange.named(PointRange.plain(name), value));
    }

    private void raw() {
        if (at < data.length()) {
            int length = Math.min(data.length() - at, BsapEvent.KEPT);
            fields.add(Element.text("data", data.octets(at, length).toString()));
        }
    }

    List<Element> fields() {
        return fields;
    }

    List<PointRange> points() {
        return points;
    }

    Service service() {
        return service;
    }

    Outcome outcome() {
        return outcome;
    }

    /** The first descriptor of a write that is not known; -1 where all are. */
    int unknownDescriptor() {
        return unknownDescriptor;
    }

    /** Where in the data reading ended. */
    int at() {
        return at;
    }

    /** Whether its fields do not fill it. */
    boolean isBroken() {
        return isBroken;
    }
}
