package io.otus.dissect.bsap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Values of signals as they are answered: their number, then each. Stateless. */
final class Values {
    private Values() {}

    /**
     * Reads the values of the signals that were asked for, where their number and length leave no choice of types.
     *
     * @param from where they begin in the data
     * @return where reading ended
     */
    static int read(ByteView data, int from, List<PointRange> asked, List<PointRange> points, List<Element> fields) {
        if (!data.has(from, 1) || data.u8(from) != asked.size()) {
            return from;
        }
        int at = from + 1;
        fields.add(Element.number("signal_count", asked.size()));
        int left = data.length() - at;
        boolean isAnalog = left == asked.size() * Float.BYTES;
        if (!isAnalog && left != asked.size()) {
            return at;
        }
        List<Element.Group> values = new ArrayList<>();
        for (PointRange point : asked) {
            ValueList value = isAnalog ? ValueList.reals(data.leF32(at)) : ValueList.bit(data.u8(at) != 0);
            at += isAnalog ? Float.BYTES : 1;
            values.add(new Element.Group(
                    "value", List.of(Element.text("signal", point.space()), new Element.Value("value", value))));
            points.add(point.with(value));
        }
        fields.add(new Element.Groups("values", values));
        return at;
    }
}
