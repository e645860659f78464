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
    private static final String SUBSTITUTION = "SV";
    /** The logical node that stands for its logical device, IEC 61850-7-4. */
    private static final String NODE_ZERO = "LLN0";

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

    /**
     * Whether a name, with its domain or without, is that of something in a logical node: LLN0, which every logical
     * device has, or with a constraint.
     */
    static boolean isModelled(String name) {
        String item = name.substring(name.indexOf('/') + 1);
        String constraint = of(item).functionalConstraint();
        return item.equals(NODE_ZERO)
                || item.startsWith(NODE_ZERO + '$')
                || (!constraint.isEmpty()
                        && Character.isUpperCase(constraint.charAt(0))
                        && Character.isUpperCase(constraint.charAt(1)));
    }

    /** Whether a point is, or is in, what values are to be substituted by: the functional constraint SV. */
    static boolean isSubstitution(String point) {
        int constraint = point.indexOf('$', point.indexOf('/') + 1) + 1;
        int after = constraint + SUBSTITUTION.length();
        return constraint > 0
                && point.startsWith(SUBSTITUTION, constraint)
                && (after == point.length() || point.charAt(after) == '$');
    }

    /** Whether it is a part of a controllable object. */
    boolean isControl() {
        return functionalConstraint.equals("CO");
    }
}
