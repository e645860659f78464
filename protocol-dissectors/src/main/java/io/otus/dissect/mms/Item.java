package io.otus.dissect.mms;

/**
 * A variable of IEC 61850 by its name (IEC 61850-8-1 §7.3): {@code DOMAIN/LN$FC$DO$DA}.
 *
 * @param functionalConstraint two letters; empty where the name is not of IEC 61850
 * @param object the data object, or the control block
 * @param last the last part of the name
 */
record Item(String functionalConstraint, String object, String last) {
    private static final Item OTHER = new Item("", "", "");

    /** The parts of a point's name. */
    static Item of(String point) {
        int logicalNode = point.indexOf('/') + 1;
        int constraint = point.indexOf('$', logicalNode) + 1;
        if (constraint == 0) {
            return OTHER;
        }
        int object = point.indexOf('$', constraint) + 1;
        if (object == 0 || object - constraint != 3) {
            return OTHER;
        }
        int after = point.indexOf('$', object);
        return new Item(
                point.substring(constraint, object - 1),
                point.substring(object, after < 0 ? point.length() : after),
                point.substring(point.lastIndexOf('$') + 1));
    }

    /** Whether it is a part of a controllable object. */
    boolean isControl() {
        return functionalConstraint.equals("CO");
    }
}
