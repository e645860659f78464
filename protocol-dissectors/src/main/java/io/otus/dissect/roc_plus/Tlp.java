package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;

/**
 * The name of a parameter, ROC Plus §3.
 *
 * @param pointType T, such as 91 for system variables
 * @param logicalNumber L, which of the points of the type
 * @param parameterNumber P
 */
record Tlp(int pointType, int logicalNumber, int parameterNumber) {
    static final int SIZE = 3;

    static Tlp of(ByteView b, int at) {
        return new Tlp(b.u8(at), b.u8(at + 1), b.u8(at + 2));
    }

    /** Whether it stands there; the octets must be there. */
    boolean isAt(ByteView b, int at) {
        return b.u8(at) == pointType && b.u8(at + 1) == logicalNumber && b.u8(at + 2) == parameterNumber;
    }

    /** The parameters of one point have one space, in which their numbers are the indices. */
    static String space(int pointType, int logicalNumber) {
        return "T" + pointType + ".L" + logicalNumber;
    }

    /** The parameter that {@link #point} made a point of. */
    static Tlp of(PointRange point) {
        String space = point.space();
        int dot = space.indexOf('.');
        return new Tlp(Integer.parseInt(space, 1, dot, 10), Integer.parseInt(space, dot + 2, space.length(), 10), (int)
                point.first());
    }

    PointRange point() {
        return PointRange.of(space(pointType, logicalNumber), parameterNumber, 1);
    }

    PointRange point(ValueList value) {
        return PointRange.of(space(pointType, logicalNumber), parameterNumber, value);
    }

    String text() {
        return pointType + "," + logicalNumber + "," + parameterNumber;
    }
}
