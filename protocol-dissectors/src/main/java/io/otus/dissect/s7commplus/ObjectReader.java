package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.dissect.s7commplus.PlusValue.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Objects: tagged elements between a start and an end (S7+ "objects"). Stateless. */
final class ObjectReader {
    static final int START = 0xA1;
    private static final int END = 0xA2;
    private static final int ATTRIBUTE = 0xA3;
    private static final int RELATION = 0xA4;
    /** Types of a list of variables, in blocks with a length u16; ended by the length 0. The blocks are not read. */
    private static final int VARIABLE_TYPES = 0xAB;
    /** Names of a list of variables, in blocks alike: length u8, name, 0. */
    private static final int VARIABLE_NAMES = 0xAC;

    /** Most names kept of one list. */
    static final int MAX_VARIABLES = 256;

    private ObjectReader() {}

    /**
     * Reads objects as long as more follow. One that cannot be read to its end is kept as far as it was read: that
     * shows what is done to it.
     */
    static void list(Cursor in, boolean created, List<PlusObject> into) {
        while (in.peek() == START) {
            into.add(read(in, created));
        }
    }

    private static PlusObject read(Cursor in, boolean created) {
        ByteView all = in.rest();
        int from = in.at();
        in.u8();
        long relationId = in.u32();
        long classId = in.vlq32();
        long classFlags = in.vlq32();
        long attributeId = in.vlq32();
        long index = attributeId == 0 ? 0 : in.vlq32();
        List<Member> attributes = new ArrayList<>();
        List<PlusObject.Relation> relations = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        List<PlusObject> objects = new ArrayList<>();
        if (in.element() && in.enter()) {
            elements(in, created, attributes, relations, variables, objects);
            in.leave();
        }
        int length = in.at() - from;
        boolean digested = created && !in.failed() && ProgramBlock.isBlock(relationId);
        return new PlusObject(
                relationId,
                classId,
                classFlags,
                attributeId,
                index,
                attributes,
                relations,
                variables,
                objects,
                length,
                digested ? Sha256.hex(all.slice(0, length)) : "");
    }

    private static void elements(
            Cursor in,
            boolean created,
            List<Member> attributes,
            List<PlusObject.Relation> relations,
            List<String> variables,
            List<PlusObject> objects) {
        while (!in.failed()) {
            int tag = in.peek();
            switch (tag) {
                case START -> objects.add(read(in, created));
                case END -> {
                    in.u8();
                    return;
                }
                case ATTRIBUTE -> {
                    in.u8();
                    attribute(in, attributes);
                }
                case RELATION -> {
                    in.u8();
                    relations.add(new PlusObject.Relation(in.vlq32(), in.u32()));
                    in.element();
                }
                case VARIABLE_TYPES -> {
                    in.u8();
                    for (int length = in.u16(); length > 0; length = in.u16()) {
                        in.octets(length);
                    }
                }
                case VARIABLE_NAMES -> {
                    in.u8();
                    for (int length = in.u16(); length > 0; length = in.u16()) {
                        names(in.octets(length), variables);
                    }
                }
                case -1 -> in.fail();
                default -> in.failUnknown("object_tag", tag);
            }
        }
    }

    private static void attribute(Cursor in, List<Member> into) {
        long id = in.vlq32();
        PlusValue value = ValueReader.read(in);
        if (!in.failed()) {
            into.add(new Member(id, value));
        }
    }

    private static void names(ByteView block, List<String> into) {
        int at = 0;
        while (block.has(at, 1) && block.has(at + 1, block.u8(at))) {
            int length = block.u8(at);
            if (into.size() < MAX_VARIABLES) {
                into.add(block.text(at + 1, length, StandardCharsets.UTF_8));
            }
            at += 1 + length + 1;
        }
    }
}
