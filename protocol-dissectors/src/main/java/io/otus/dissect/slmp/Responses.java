package io.otus.dissect.slmp;

import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of normal responses, whose form follows only from their request, SH-080956 §5.2 to §5.6. Confined to
 * one response.
 */
final class Responses {
    private final SlmpReader in;
    private final List<PointRange> points = new ArrayList<>();
    private boolean isWrongLength;

    Responses(SlmpReader in) {
        this.in = in;
    }

    /** Points with their values; none where they are not all there. */
    List<PointRange> points() {
        return isWrongLength ? List.of() : points;
    }

    /** Whether there is more or less data than was requested. */
    boolean isWrongLength() {
        return isWrongLength;
    }

    /** The data as octets, which are not read further. */
    List<Element> raw() {
        return in.remaining() == 0
                ? List.of()
                : List.of(Element.text("data", in.bytes(in.remaining()).octets().toString()));
    }

    /** Whether the data are those of a slave that was found. */
    boolean isFound() {
        return NodeSearch.isFound(in);
    }

    /** What a found slave states of itself. */
    List<Element> nodeSearch() {
        return isFound() ? NodeSearch.found(in) : raw();
    }

    /** The node that set the address of a slave. */
    List<Element> addressSet() {
        return NodeSearch.isSetDone(in) ? NodeSearch.setDone(in) : raw();
    }

    /** Nothing follows a normal end code of these commands. */
    List<Element> nothing() {
        isWrongLength = in.remaining() > 0;
        return raw();
    }

    /** Model name of 16 characters, model code u16, §5.5. */
    List<Element> typeName() {
        String name = in.text(16);
        List<Element> elements = List.of(Element.text("model", name), Element.number("model_code", in.word()));
        isWrongLength = in.failed() || in.remaining() > 0;
        return elements;
    }

    /** Number of data u16, data, §5.6. */
    List<Element> selfTest() {
        int length = in.word();
        List<Element> elements = List.of(
                Element.number("number_of_loopback_data", length), Element.text("loopback_data", in.text(length)));
        isWrongLength = in.failed() || in.remaining() > 0;
        return elements;
    }

    /** Single bits of one range. */
    List<Element> bits(List<PointRange> wanted) {
        int count = wanted.isEmpty() ? 0 : wanted.getFirst().count();
        if (count == 0) {
            return raw();
        }
        if (in.remaining() != in.lengthOfBits(count)) {
            isWrongLength = true;
            return raw();
        }
        ValueList values = in.bits(count);
        points.add(wanted.getFirst().with(values));
        return List.of(new Element.Values("read_data", values));
    }

    /**
     * Words of several ranges, one behind the other; of bit devices each word is 16 points.
     *
     * @param doubles whether two words are a double word, whose higher word comes first in ASCII code
     */
    List<Element> words(List<PointRange> wanted, boolean doubles) {
        long all = 0;
        for (PointRange range : wanted) {
            Device device = Device.of(range.space());
            if (device != null && device.kind() == Device.Kind.LONG) {
                return raw();
            }
            all += words(range, device);
        }
        if (all == 0) {
            return raw();
        }
        if (!in.hasWords(all) || in.remaining() != all * (in.isAscii() ? 4 : 2)) {
            isWrongLength = true;
            return raw();
        }
        List<Element.Group> groups = new ArrayList<>();
        for (PointRange range : wanted) {
            Device device = Device.of(range.space());
            int count = words(range, device);
            boolean bits = device != null && device.isBit();
            ValueList values = bits ? in.bitsOfWords(count) : in.words(count);
            if (doubles && count == 2 && in.isAscii()) {
                values = Values.turned(values, bits);
            }
            groups.add(new Element.Group("read_data", List.of(new Element.Values("values", values))));
            points.add(range.with(values));
        }
        if (wanted.size() == 1) {
            return List.of(new Element.Values("read_data", points.getFirst().values()));
        }
        return List.of(new Element.Groups("read_data", groups));
    }

    private static int words(PointRange range, @Nullable Device device) {
        return device != null && device.isBit() ? range.count() / 16 : range.count();
    }
}
