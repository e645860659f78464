package io.otus.dissect.msrpc;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import io.otus.layer.dcerpc.DataRepresentation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An interface and what is known of its procedures. Immutable once the table is read. */
final class Interface {
    /** A context handle, [C706] appendix N, behind which some procedures have the argument that says what they do. */
    private static final int CONTEXT_HANDLE = 20;

    private final String name;
    private final int width;
    private final Map<Integer, Procedure> procedures = new HashMap<>();
    private final Map<Long, Procedure> variants = new HashMap<>();
    private final Map<Integer, Worded> worded = new HashMap<>();

    private record Worded(List<String> words, Procedure procedure) {}

    /**
     * One without procedures yet.
     *
     * @param width octets of the argument that tells its {@link #add(int, int, Procedure) variants} apart: 0, 2 or 4
     */
    Interface(String name, int width) {
        this.name = name;
        this.width = width;
    }

    /** Its name, or its identifier where no name is known. */
    String name() {
        return name;
    }

    /** One that is not known: all its procedures are one service, since anybody may make up more of them. */
    static Interface unknown(String identifier) {
        return new Interface(identifier, 0);
    }

    /** Adds a procedure. */
    void add(int opnum, Procedure procedure) {
        procedures.put(opnum, procedure);
    }

    /** Adds what a procedure does when the argument behind the context handle has a value. */
    void add(int opnum, int value, Procedure procedure) {
        variants.put(variant(opnum, value), procedure);
    }

    /** Adds what a procedure does when all these words stand in its arguments. */
    void add(int opnum, List<String> words, Procedure procedure) {
        worded.put(opnum, new Worded(words, procedure));
    }

    private static long variant(int opnum, long value) {
        return (long) opnum << 32 | value;
    }

    /**
     * The procedure with this number.
     *
     * @param pdu the request
     * @param from where its arguments begin
     * @param to where they end; {@code from} where they are sealed, or not here
     */
    Procedure procedure(int opnum, ByteView pdu, int from, int to) {
        int at = from + CONTEXT_HANDLE;
        if (width != 0 && at + width <= to) {
            long value = width == 2 ? DataRepresentation.u16(pdu, at) : DataRepresentation.u32(pdu, at);
            Procedure variant = variants.get(variant(opnum, value));
            if (variant != null) {
                return variant;
            }
        }
        Worded spoken = worded.isEmpty() ? null : worded.get(opnum);
        if (spoken != null && spoken.words.stream().allMatch(word -> ArgumentWords.has(pdu, from, to, word))) {
            return spoken.procedure;
        }
        Procedure known = procedures.get(opnum);
        if (known != null) {
            return known;
        }
        if (procedures.isEmpty()) {
            return new Procedure("", new Service(-1, name + ".request", Action.OTHER, Danger.NONE, name), false);
        }
        Service service =
                new Service(opnum, name + ".opnum_" + opnum, Action.OTHER, Danger.NONE, Interfaces.key(name, opnum));
        return new Procedure("", service, false);
    }
}
