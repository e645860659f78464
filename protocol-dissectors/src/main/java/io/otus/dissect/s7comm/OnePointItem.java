package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;

/** A specification that names one point, or one range of points. */
sealed interface OnePointItem extends VariableItem permits AnyItem, NckItem, SymbolItem, OtherItem {
    /** The point, without values. */
    PointRange points();

    @Override
    default void addPoints(List<PointRange> points) {
        points.add(points());
    }

    @Override
    default void addPoints(ValueList values, ByteView bytes, List<PointRange> points) {
        PointRange range = points();
        points.add(range.count() == values.size() ? range.with(values) : range);
    }
}
