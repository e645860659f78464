package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.ValueList;
import io.otus.dissect.s7commplus.Content.Draft;
import io.otus.dissect.s7commplus.PlusValue.Member;
import java.util.ArrayList;
import java.util.List;

/** The bodies of functions, S7+ "functions". Stateless. */
final class BodyReader {
    /**
     * Number of the list that says which object of several is meant; always the same in captures, and without content.
     */
    private static final long QUALIFIER = 0x04E8;

    private static final int DIGEST = 32;
    private static final int ZEROS = 4;

    private BodyReader() {}

    static void request(Head head, int version, Cursor in, Draft draft) {
        switch (head.function()) {
            case S7commplusFunction.EXPLORE -> explore(in, draft);
            case S7commplusFunction.CREATE_OBJECT -> {
                draft.objectId = in.u32();
                draft.values.add(new Member(0, ValueReader.read(in)));
                draft.option(in, 4);
                numberInFront(version, in, draft);
                ObjectReader.list(in, true, draft.objects);
            }
            case S7commplusFunction.DELETE_OBJECT -> {
                draft.objectId = in.u32();
                draft.option(in, 1);
                qualifier(in);
            }
            case S7commplusFunction.SET_VARIABLE -> {
                draft.objectId = in.u32();
                draft.attributes = Draft.numbers(in, in.vlq32());
                draft.values.add(new Member(1, ValueReader.read(in)));
                qualifier(in);
                draft.option(in, 1);
            }
            case S7commplusFunction.GET_LINK -> {
                draft.objectId = in.u32();
                draft.attributes = Draft.numbers(in, 1);
                draft.option(in, 2);
            }
            case S7commplusFunction.SET_MULTI_VARIABLES -> {
                addresses(in, draft);
                ValueReader.list(in, draft.values);
                qualifier(in);
            }
            case S7commplusFunction.GET_MULTI_VARIABLES -> {
                addresses(in, draft);
                qualifier(in);
            }
            case S7commplusFunction.BEGIN_SEQUENCE -> {
                draft.option(in, 1);
                draft.values.add(new Member(0, ValueReader.read(in)));
                numberInFront(version, in, draft);
                ObjectReader.list(in, true, draft.objects);
            }
            case S7commplusFunction.END_SEQUENCE -> draft.option(in, 2);
            case S7commplusFunction.GET_VAR_SUB_STREAMED -> {
                draft.objectId = in.u32();
                PlusValue attributes = ValueReader.read(in);
                draft.attributes = attributes.values();
                qualifier(in);
                draft.option(in, 2);
            }
            default -> in.failUnknown("function_body", head.function());
        }
        tail(version, in, draft);
    }

    static void response(Head head, int version, Cursor in, Draft draft) {
        draft.returnValue = in.vlq64();
        if (head.opcode() == Head.SHORT_RESPONSE) {
            draft.option(in, Math.max(0, in.remaining() - ZEROS));
            tail(version, in, draft);
            return;
        }
        switch (head.function()) {
            case S7commplusFunction.EXPLORE -> {
                draft.option(in, 4);
                numberInFront(version, in, draft);
                ObjectReader.list(in, false, draft.objects);
            }
            case S7commplusFunction.CREATE_OBJECT -> {
                draft.objectIds = Draft.numbers(in, in.u8());
                ObjectReader.list(in, false, draft.objects);
            }
            case S7commplusFunction.DELETE_OBJECT -> draft.objectId = in.u32();
            case S7commplusFunction.GET_LINK -> draft.objectIds = relationIds(in);
            case S7commplusFunction.SET_MULTI_VARIABLES -> errors(in, draft);
            case S7commplusFunction.GET_MULTI_VARIABLES -> {
                ValueReader.list(in, draft.values);
                errors(in, draft);
            }
            case S7commplusFunction.BEGIN_SEQUENCE -> draft.values.add(new Member(0, ValueReader.read(in)));
            case S7commplusFunction.GET_VAR_SUB_STREAMED -> {
                draft.option(in, 1);
                draft.values.add(new Member(0, ValueReader.read(in)));
            }
            case S7commplusFunction.SET_VARIABLE, S7commplusFunction.END_SEQUENCE -> {}
            default -> in.failUnknown("function_body", head.function());
        }
        tail(version, in, draft);
    }

    /** Object u32, number, three flags, filters with an octet behind them or none, attributes. */
    private static void explore(Cursor in, Draft draft) {
        draft.objectId = in.u32();
        in.vlq32();
        draft.option(in, 3);
        int filters = in.u8();
        for (int i = 0; i < filters && !in.failed(); i++) {
            draft.values.add(new Member(i, ValueReader.read(in)));
        }
        if (filters > 0) {
            draft.option(in, 1);
        }
        draft.attributes = Draft.numbers(in, in.vlq32());
    }

    /** Object u32, items, numbers in all; then addresses of variables, or where an object is named, its attributes. */
    private static void addresses(Cursor in, Draft draft) {
        draft.objectId = in.u32();
        long items = in.vlq32();
        long numbers = in.vlq32();
        if (draft.objectId != 0) {
            draft.attributes = Draft.numbers(in, numbers);
            return;
        }
        draft.objectId = -1;
        for (long i = 0; i < items && in.element(); i++) {
            ItemAddress one = ItemAddress.read(in);
            if (!in.failed()) {
                draft.addresses.add(one);
            }
        }
    }

    private static void errors(Cursor in, Draft draft) {
        while (!in.failed()) {
            long item = in.vlq32();
            if (item == 0 || !in.element()) {
                return;
            }
            draft.errors.add(new ItemError(item, in.vlq64()));
        }
    }

    private static ValueList relationIds(Cursor in) {
        int count = in.u8();
        long[] ids = new long[Math.min(count, in.remaining() / 4)];
        for (int i = 0; i < count && !in.failed(); i++) {
            long one = in.u32();
            if (i < ids.length) {
                ids[i] = one;
            }
        }
        return ValueList.unsigned(ids);
    }

    private static void qualifier(Cursor in) {
        long id = in.u32();
        if (id != QUALIFIER) {
            in.failUnknown("qualifier", id);
            return;
        }
        List<Member> members = new ArrayList<>();
        ValueReader.list(in, members);
    }

    /** The running number of the session stands before the objects, where there are any. */
    private static void numberInFront(int version, Cursor in, Draft draft) {
        boolean there = version == S7commplusHeader.VERSION_3
                || (version == S7commplusHeader.VERSION_2 && in.peek() != ObjectReader.START && in.remaining() > ZEROS);
        if (there) {
            draft.integrityId = in.vlq32();
        }
    }

    /**
     * What stands behind each body: the running number of the session, and four zeros or, in version 2, the length 32
     * and a digest. Where that is not so, the body was not understood.
     */
    static void tail(int version, Cursor in, Draft draft) {
        if (in.failed()) {
            return;
        }
        int from = in.at();
        ByteView rest = in.rest();
        int end = rest.length() - 1 - DIGEST;
        if (version == S7commplusHeader.VERSION_2 && end >= 0 && rest.u8(end) == DIGEST) {
            draft.digest = rest.octets(end + 1, DIGEST);
        } else {
            end = rest.length() - ZEROS;
            if (end < 0 || rest.u32(end) != 0) {
                in.fail();
                return;
            }
        }
        if (end > 0) {
            long number = in.vlq32();
            int extra = end - (in.at() - from);
            // Explore has one octet more, always 0.
            if (draft.integrityId >= 0
                    || in.failed()
                    || extra < 0
                    || extra > 1
                    || (rest.u8(end - 1) != 0 && extra == 1)) {
                in.reset(from);
                in.fail();
                return;
            }
            draft.integrityId = number;
        }
    }
}
