package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;

/**
 * The header of a frame, ROC Plus §1.2.
 *
 * @param destinationUnit 0 for all of the group
 * @param destinationGroup 0 to 255
 * @param opcode 0 to 255
 */
record RocPlusFrame(int destinationUnit, int destinationGroup, int sourceUnit, int sourceGroup, int opcode) {
    /** Sets late answers apart from those that a request waits for. */
    private static final long LATE = 1L << 40;

    static RocPlusFrame of(ByteView b) {
        return new RocPlusFrame(
                RocPlusHeader.destinationUnit(b),
                RocPlusHeader.destinationGroup(b),
                RocPlusHeader.sourceUnit(b),
                RocPlusHeader.sourceGroup(b),
                RocPlusHeader.opcode(b));
    }

    /** Whether all units of a group are asked, of which none answers, §1.3. */
    boolean isBroadcast() {
        return destinationUnit == 0;
    }

    /** The device: whom a request is for, or who answers. */
    String unit(boolean isResponse) {
        return isResponse ? sourceUnit + "." + sourceGroup : destinationUnit + "." + destinationGroup;
    }

    /** What a response has in common with its request: a frame has no number. */
    long transaction(boolean isResponse) {
        return (long) opcode << 32 | addresses(isResponse);
    }

    /** What an answer has that came too late: it answers nothing that is still asked. */
    long lateTransaction() {
        return LATE | transaction(true);
    }

    /** The device and who asks it. */
    long addresses(boolean isResponse) {
        long source = (long) sourceUnit << 8 | sourceGroup;
        long destination = (long) destinationUnit << 8 | destinationGroup;
        return isResponse ? source << 16 | destination : destination << 16 | source;
    }

    void fields(FieldWriter out) {
        out.number("destination_unit", destinationUnit);
        out.number("destination_group", destinationGroup);
        out.number("source_unit", sourceUnit);
        out.number("source_group", sourceGroup);
        out.number("opcode", opcode);
        out.text("opcode_name", Opcode.name(opcode));
    }
}
