package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * A variable in a syntax whose structure is not known here.
 *
 * @param syntaxId how it is addressed, 0 to 255
 * @param octets the specification after the syntax id
 */
public record OtherItem(int syntaxId, Octets octets) implements VariableItem {
    private PointRange points() {
        return PointRange.named("syntax" + syntaxId + ':' + octets);
    }

    @Override
    public void addPoints(List<PointRange> points) {
        points.add(points());
    }

    @Override
    public void addPoints(ValueList values, ByteView bytes, List<PointRange> points) {
        PointRange range = points();
        points.add(values.size() == 1 ? range.with(values) : range);
    }

    @Override
    public void address(FieldWriter out) {
        out.octets("specification", octets);
    }
}
