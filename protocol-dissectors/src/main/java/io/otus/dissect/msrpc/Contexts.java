package io.otus.dissect.msrpc;

import io.otus.core.bytes.ByteView;
import io.otus.layer.dcerpc.DataRepresentation;
import io.otus.layer.dcerpc.Uuid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces that a connection bound, by the number of their context (C706 §12.6.3.1, {@code p_cont_list_t}).
 *
 * <pre>
 *  0          4       5          8
 *  +----------+-------+----------+--------------------------------------------------------------
 *  | count u8 | reserved u24     | contexts: id u16, syntaxes u8, reserved u8, interface 20, each syntax 20
 *  +----------+-------+----------+--------------------------------------------------------------
 * </pre>
 *
 * Confined.
 */
final class Contexts {
    /** Most contexts of an association that are remembered; the oldest go first. */
    static final int MAX_CONTEXTS = 64;
    /** Identifier and version of an interface or a transfer syntax. */
    static final int SYNTAX = Uuid.SIZE + 4;

    /** NDR, C706 §14, and its form for 64 bits, [MS-RPCE] §2.2.5. */
    private static final Uuid NDR = new Uuid(0x8A885D04_1CEB_11C9L, 0x9FE8_08002B104860L);

    private static final Uuid NDR64 = new Uuid(0x71710533_BEBA_4937L, 0x8319_B5DBEF9CCC36L);
    private static final int LIST = 24;
    private static final int ELEMENT = 4;

    private final SequencedMap<Integer, Interface> interfaces = new LinkedHashMap<>();

    /**
     * The interfaces that a bind or alter context asks for.
     *
     * @param interfaces their names, each once
     * @param knownSyntax whether a transfer syntax is one that is defined
     * @param whole whether all of the list is there
     * @param crowded whether it made older ones be forgotten
     */
    record Bound(List<String> interfaces, boolean knownSyntax, boolean whole, boolean crowded) {}

    /** Reads the list of a bind or alter context, and keeps what it names. */
    Bound take(ByteView pdu) {
        return read(pdu, interfaces);
    }

    /** Whether the list names a transfer syntax that is defined, which nothing but a bind has at this place. */
    static boolean isProof(ByteView pdu) {
        return read(pdu, new LinkedHashMap<>()).knownSyntax();
    }

    private static Bound read(ByteView pdu, SequencedMap<Integer, Interface> into) {
        List<String> names = new ArrayList<>();
        boolean known = false;
        boolean crowded = false;
        if (!pdu.has(LIST, ELEMENT)) {
            return new Bound(names, false, false, false);
        }
        int at = LIST + ELEMENT;
        int count = pdu.u8(LIST);
        for (int i = 0; i < count; i++) {
            if (!pdu.has(at, ELEMENT + SYNTAX)) {
                return new Bound(names, known, false, crowded);
            }
            int syntaxes = pdu.u8(at + 2);
            Interface asked = Interfaces.of(DataRepresentation.uuid(pdu, at + ELEMENT));
            if (!names.contains(asked.name())) {
                names.add(asked.name());
            }
            into.putLast(DataRepresentation.u16(pdu, at), asked);
            if (into.size() > MAX_CONTEXTS) {
                into.pollFirstEntry();
                crowded = true;
            }
            at += ELEMENT + SYNTAX;
            if (!pdu.has(at, syntaxes * SYNTAX)) {
                return new Bound(names, known, false, crowded);
            }
            for (int j = 0; j < syntaxes; j++) {
                Uuid syntax = DataRepresentation.uuid(pdu, at);
                known |= syntax.equals(NDR) || syntax.equals(NDR64);
                at += SYNTAX;
            }
        }
        return new Bound(names, known, true, crowded);
    }

    /** The interface behind a context; null where its bind was not seen. */
    @Nullable
    Interface of(int context) {
        return interfaces.get(context);
    }
}
