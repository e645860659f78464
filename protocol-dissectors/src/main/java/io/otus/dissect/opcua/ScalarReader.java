package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.Single;
import io.otus.core.value.ValueList;
import io.otus.dissect.opcua.UaType.BuiltIn;
import io.otus.dissect.opcua.UaType.Enumeration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads built-in types that have no parts, OPC 10000-6 §5.2.2. */
final class ScalarReader {
    /** Seconds from 1601 to 1970. */
    private static final long EPOCH = 11_644_473_600L;

    private static final long TICKS_A_SECOND = 10_000_000L;
    private static final int TICK = 100;

    private final Cursor in;
    private ByteView secret = ByteView.EMPTY;

    ScalarReader(Cursor in) {
        this.in = in;
    }

    ByteView secret() {
        return secret;
    }

    /** One value; {@link ValueList#NONE} where it is null. */
    ValueList read(BuiltIn type) {
        return switch (type) {
            case BOOLEAN -> ValueList.bit(in.u8() != 0);
            case SBYTE, INT16, INT32, INT64 -> ValueList.signed(integer(type));
            case BYTE, UINT16, UINT32, UINT64 -> ValueList.unsigned(integer(type));
            case FLOAT, DOUBLE -> ValueList.reals(real(type));
            case STRING, XML_ELEMENT -> text(in.string());
            case DATE_TIME -> text(dateTime(in.s64()));
            case GUID -> ValueList.text(NodeIds.guid(in));
            case BYTE_STRING -> octets(in.byteString());
            case NODE_ID -> present(NodeIds.read(in));
            case EXPANDED_NODE_ID -> present(NodeIds.readExpanded(in));
            case STATUS_CODE -> ValueList.text(StatusCodes.text(in.u32()));
            case QUALIFIED_NAME -> qualifiedName();
            case SECRET -> secretValue(in.byteString());
            default -> ValueList.NONE;
        };
    }

    /** The next numbers, as one list; none where fewer are there. */
    ValueList numbers(BuiltIn type, int count) {
        if ((long) count * size(type) > in.remaining()) {
            in.fail(OpcuaAnomaly.VALUE_LENGTH);
            return ValueList.NONE;
        }
        if (type == BuiltIn.FLOAT || type == BuiltIn.DOUBLE) {
            double[] reals = new double[count];
            for (int i = 0; i < count && !in.failed(); i++) {
                reals[i] = real(type);
            }
            return ValueList.reals(reals);
        }
        long[] integers = new long[count];
        for (int i = 0; i < count && !in.failed(); i++) {
            integers[i] = integer(type);
        }
        boolean signed =
                type == BuiltIn.SBYTE || type == BuiltIn.INT16 || type == BuiltIn.INT32 || type == BuiltIn.INT64;
        return signed ? ValueList.signed(integers) : ValueList.unsigned(integers);
    }

    /** An enumeration, §5.2.4: an Int32. */
    ValueList enumerated(Enumeration names) {
        int number = in.s32();
        String name = names.names().get(number);
        return name != null ? ValueList.text(name) : ValueList.signed(number);
    }

    private static int size(BuiltIn type) {
        return switch (type) {
            case BOOLEAN, SBYTE, BYTE -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32, FLOAT -> 4;
            default -> 8;
        };
    }

    private long integer(BuiltIn type) {
        return switch (type) {
            case SBYTE -> (byte) in.u8();
            case INT16 -> (short) in.u16();
            case UINT16 -> in.u16();
            case INT32 -> in.s32();
            case UINT32 -> in.u32();
            case INT64, UINT64 -> in.s64();
            default -> in.u8();
        };
    }

    private double real(BuiltIn type) {
        return type == BuiltIn.FLOAT
                ? Single.number(Float.intBitsToFloat(in.s32()))
                : Double.longBitsToDouble(in.s64());
    }

    private static ValueList text(@Nullable String text) {
        return text == null ? ValueList.NONE : ValueList.text(text);
    }

    private static ValueList present(String text) {
        return text.isEmpty() ? ValueList.NONE : ValueList.text(text);
    }

    private static ValueList octets(@Nullable ByteView octets) {
        return octets == null ? ValueList.NONE : ValueList.text(octets.octets().toString());
    }

    /** §5.2.2.5: 100 ns since 1601 in UTC; 0 and less is no time. */
    private static @Nullable String dateTime(long ticks) {
        if (ticks <= 0) {
            return null;
        }
        return Instant.ofEpochSecond(ticks / TICKS_A_SECOND - EPOCH, ticks % TICKS_A_SECOND * TICK)
                .toString();
    }

    /** §5.2.2.13, in the text form {@code 2:Level}. */
    private ValueList qualifiedName() {
        int namespace = in.u16();
        String name = in.string();
        if (name == null) {
            return ValueList.NONE;
        }
        return ValueList.text(namespace == 0 ? name : namespace + ":" + name);
    }

    private ValueList secretValue(@Nullable ByteView octets) {
        if (octets == null) {
            return ValueList.NONE;
        }
        secret = octets;
        return ValueList.text("(" + octets.length() + " bytes, not shown)");
    }
}
