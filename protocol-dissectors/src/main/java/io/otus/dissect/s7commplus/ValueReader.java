package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import io.otus.dissect.s7commplus.PlusValue.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Values: flags u8, datatype u8, then the elements (S7+ "values"). Stateless. */
final class ValueReader {
    private static final int ARRAYS = Datatype.ARRAY | Datatype.ADDRESS_ARRAY;

    private ValueReader() {}

    /** One value; {@link #NOTHING} after a failure. */
    static PlusValue read(Cursor in) {
        int flags = in.u8();
        int type = in.u8();
        if (!in.element()) {
            return NOTHING;
        }
        if ((flags & ~Datatype.KNOWN_FLAGS) != 0) {
            in.failUnknown("datatype_flags", flags);
            return NOTHING;
        }
        if (!Datatype.isKnown(type)) {
            in.failUnknown("datatype", type);
            return NOTHING;
        }
        if (!in.enter()) {
            return NOTHING;
        }
        PlusValue value;
        if ((flags & Datatype.SPARSE_ARRAY) != 0) {
            value = sparse(in, flags, type);
        } else if ((flags & ARRAYS) != 0) {
            value = array(in, flags, type);
        } else {
            value = element(in, flags, type);
        }
        in.leave();
        return in.failed() ? NOTHING : value;
    }

    /** What stands for a value that could not be read. */
    static final PlusValue NOTHING = new PlusValue(0, Datatype.NULL, 0, ValueList.NONE, Octets.EMPTY, -1, List.of());

    /** Number u32 and value, until the number 0: members of a struct, and every list of values. */
    static void list(Cursor in, List<Member> into) {
        while (!in.failed()) {
            int from = in.at();
            long id = in.vlq32();
            if (id == 0) {
                return;
            }
            PlusValue value = read(in);
            if (in.failed()) {
                in.reset(from);
                return;
            }
            into.add(new Member(id, value));
        }
    }

    private static PlusValue sparse(Cursor in, int flags, int type) {
        List<Member> members = new ArrayList<>();
        while (!in.failed()) {
            long key = in.vlq32();
            if (key == 0 || !in.element()) {
                break;
            }
            members.add(new Member(key, element(in, 0, type)));
        }
        return new PlusValue(flags, type, members.size(), ValueList.NONE, Octets.EMPTY, -1, members);
    }

    private static PlusValue array(Cursor in, int flags, int type) {
        long count = in.vlq32();
        // Every element but null has a byte at least, so a count past the end is found before anything is made of it.
        if (count > in.remaining() || type == Datatype.NULL) {
            in.fail();
            return NOTHING;
        }
        int size = (int) count;
        if (Datatype.isNumber(type)) {
            return new PlusValue(flags, type, size, numbers(in, type, size), Octets.EMPTY, -1, List.of());
        }
        if (type == Datatype.WSTRING) {
            return new PlusValue(flags, type, size, texts(in, size), Octets.EMPTY, -1, List.of());
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < size && in.element(); i++) {
            members.add(new Member(i, element(in, 0, type)));
        }
        return new PlusValue(flags, type, size, ValueList.NONE, Octets.EMPTY, -1, members);
    }

    private static PlusValue element(Cursor in, int flags, int type) {
        return switch (type) {
            case Datatype.NULL -> new PlusValue(flags, type, 1, ValueList.NONE, Octets.EMPTY, -1, List.of());
            case Datatype.BLOB -> blob(in, flags);
            case Datatype.WSTRING ->
                new PlusValue(flags, type, 1, ValueList.text(text(in)), Octets.EMPTY, -1, List.of());
            case Datatype.STRUCT -> struct(in, flags);
            case Datatype.VARIANT ->
                new PlusValue(flags, type, 1, ValueList.NONE, Octets.EMPTY, -1, List.of(new Member(0, read(in))));
            default -> new PlusValue(flags, type, 1, numbers(in, type, 1), Octets.EMPTY, -1, List.of());
        };
    }

    /** Number of a root object, which was always 0, length, bytes. */
    private static PlusValue blob(Cursor in, int flags) {
        long root = in.vlq32();
        if (root != 0) {
            in.failUnknown("blob_root", root);
            return NOTHING;
        }
        ByteView bytes = in.octets(in.vlq32());
        Octets kept = bytes.octets(0, Math.min(bytes.length(), PlusValue.KEPT_OCTETS));
        return new PlusValue(flags, Datatype.BLOB, bytes.length(), ValueList.NONE, kept, -1, List.of());
    }

    /** Type u32, then members. */
    private static PlusValue struct(Cursor in, int flags) {
        long id = in.u32();
        if (id >>> 31 != 0 || id >>> 24 == 2) {
            // Types of the user's program: controllers send them packed, by a layout that the PDU does not carry.
            in.failUnknown("struct_id", id);
            return NOTHING;
        }
        List<Member> members = new ArrayList<>();
        list(in, members);
        return new PlusValue(flags, Datatype.STRUCT, 1, ValueList.NONE, Octets.EMPTY, id, members);
    }

    private static String text(Cursor in) {
        ByteView bytes = in.octets(in.vlq32());
        return bytes.text(0, Math.min(bytes.length(), PlusValue.KEPT_TEXT), StandardCharsets.UTF_8);
    }

    private static ValueList texts(Cursor in, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count && in.element(); i++) {
            String one = text(in);
            if (i < PlusValue.KEPT_VALUES) {
                texts.add(one);
            }
        }
        return ValueList.texts(texts);
    }

    private static ValueList numbers(Cursor in, int type, int count) {
        int kept = Math.min(count, PlusValue.KEPT_VALUES);
        if (type == Datatype.REAL || type == Datatype.LREAL) {
            double[] reals = new double[kept];
            for (int i = 0; i < count && !in.failed(); i++) {
                double one = real(in, type);
                if (i < kept) {
                    reals[i] = one;
                }
            }
            return ValueList.reals(reals);
        }
        long[] integers = new long[kept];
        for (int i = 0; i < count && !in.failed(); i++) {
            long one = integer(in, type);
            if (i < kept) {
                integers[i] = one;
            }
        }
        if (type == Datatype.BOOL && count == 1) {
            return ValueList.bit(integers[0] != 0);
        }
        return isSigned(type) ? ValueList.signed(integers) : ValueList.unsigned(integers);
    }

    private static double real(Cursor in, int type) {
        if (type == Datatype.LREAL) {
            return Double.longBitsToDouble(in.s64());
        }
        return Single.number(Float.intBitsToFloat((int) in.u32()));
    }

    private static boolean isSigned(int type) {
        return (type >= Datatype.SINT && type <= Datatype.LINT) || type == Datatype.TIMESPAN;
    }

    private static long integer(Cursor in, int type) {
        return switch (type) {
            case Datatype.BOOL, Datatype.USINT, Datatype.BYTE -> in.u8();
            case Datatype.SINT -> (byte) in.u8();
            case Datatype.UINT, Datatype.WORD -> in.u16();
            case Datatype.INT -> (short) in.u16();
            case Datatype.UDINT, Datatype.AID -> in.vlq32();
            case Datatype.DINT -> in.signedVlq32();
            case Datatype.ULINT -> in.vlq64();
            case Datatype.LINT, Datatype.TIMESPAN -> in.signedVlq64();
            case Datatype.DWORD, Datatype.RID -> in.u32();
            default -> in.s64();
        };
    }
}
