package io.otus.dissect.s7commplus;

/** Numbers of objects that are the same on every controller, S7+ "numbers of objects". */
final class ObjectNumber {
    /** The execution unit: operating state, identification. */
    static final long CPU = 0x34;
    /** The user's program. */
    static final long PROGRAM = 0x03;

    private ObjectNumber() {}

    /** Whether the controller chose the number for something that lives as long as a session. */
    static boolean isDynamic(long relationId) {
        return relationId >>> 28 == 7;
    }

    /** The object in the name of a point: numbers that change with every session are left out. */
    static String name(long relationId) {
        if (isDynamic(relationId)) {
            return "dynamic";
        }
        String block = ProgramBlock.name(relationId);
        return block.isEmpty() ? "object" + relationId : block;
    }
}
