package io.otus.dissect.s7commplus;

/** Blocks of the user's program among the numbers of objects, S7+ "numbers of objects". */
final class ProgramBlock {

    private ProgramBlock() {}

    /** The kind of block that a number stands for; empty for other objects. */
    private static String kind(long relationId) {
        return switch ((int) (relationId >>> 16)) {
            case 0x8A0E -> "DB";
            case 0x8A20 -> "FB";
            case 0x8A24 -> "FC";
            case 0x8A32 -> "OB";
            default -> "";
        };
    }

    static boolean isBlock(long relationId) {
        return !kind(relationId).isEmpty();
    }

    /** {@code OB1}; empty for other objects. */
    static String name(long relationId) {
        String kind = kind(relationId);
        return kind.isEmpty() ? "" : kind + (relationId & 0xFFFF);
    }
}
