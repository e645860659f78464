package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;

/** Services that read and write tags of Logix controllers, Rockwell Automation 1756-PM020. */
final class TagContent {
    /** Most values of one message: a large packet of CIP holds no more. */
    static final int MAX_VALUES = 4_096;
    /** The handle of the predefined structure STRING: a length and 82 characters. */
    private static final int STRING_HANDLE = 0x0FCE;

    private static final int STRING_HEAD = 4;
    private static final int MAX_CHARACTERS = 82;
    /** Octets of a STRING: its length, 82 characters, and two that fill the last word. */
    private static final int STRING_SIZE = 88;

    private TagContent() {}

    /**
     * What is read.
     *
     * @param elements number of elements, 0 to 65535
     * @param byteOffset where a fragment begins; -1 in the services without fragments
     */
    record Read(int elements, long byteOffset) implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("elements", elements);
            if (byteOffset >= 0) {
                out.number("byte_offset", byteOffset);
            }
        }
    }

    /**
     * Values, of an answer to a read or of a write.
     *
     * @param elements number of elements; -1 in an answer
     * @param byteOffset where a fragment begins; -1 in services without fragments, and in answers
     * @param dataType code of the type
     * @param structureHandle which structure it is; -1 for elementary types
     * @param values the values; {@link ValueList#NONE} of a structure that only its template tells
     * @param rest bytes that are no values
     */
    record Values(int elements, long byteOffset, int dataType, int structureHandle, ValueList values, Octets rest)
            implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("data_type", dataType);
            String name = CipType.name(dataType);
            if (!name.isEmpty()) {
                out.text("data_type_name", name);
            }
            if (structureHandle >= 0) {
                out.number("structure_handle", structureHandle);
            }
            if (elements >= 0) {
                out.number("elements", elements);
            }
            if (byteOffset >= 0) {
                out.number("byte_offset", byteOffset);
            }
            if (values.size() > 0) {
                out.values("values", values);
            }
            if (rest.length() > 0) {
                out.octets("data", rest);
            }
        }
    }

    /** Read Modify Write Tag: bits that are set, and bits that are kept. */
    record Masks(int maskSize, Octets orMask, Octets andMask) implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("mask_size", maskSize);
            out.octets("or_mask", orMask);
            out.octets("and_mask", andMask);
        }
    }

    static Content request(int service, ByteView data) {
        return switch (service) {
            case CipService.READ_TAG ->
                data.length() < 2 ? RequestReader.broken(CipAnomaly.BODY, data) : new Read(data.le16(0), -1);
            case CipService.READ_TAG_FRAGMENTED ->
                data.length() < 6 ? RequestReader.broken(CipAnomaly.BODY, data) : new Read(data.le16(0), data.le32(2));
            case CipService.WRITE_TAG, CipService.WRITE_TAG_FRAGMENTED ->
                written(data, service == CipService.WRITE_TAG_FRAGMENTED);
            case CipService.READ_MODIFY_WRITE_TAG -> masks(data);
            default -> Content.raw(data.octets());
        };
    }

    private static Content written(ByteView data, boolean fragment) {
        boolean structure = data.has(0, 2) && data.le16(0) == CipType.STRUCTURE;
        int at = structure ? 4 : 2;
        int head = at + (fragment ? 6 : 2);
        if (!data.has(0, head)) {
            return RequestReader.broken(CipAnomaly.BODY, data);
        }
        int elements = data.le16(at);
        long offset = fragment ? data.le32(at + 2) : -1;
        Content values = values(data, head, elements, offset, isOne(elements, offset), elements);
        boolean few = values instanceof Values read
                && !fragment
                && read.structureHandle() < 0
                && CipType.of(read.dataType()) != null
                && read.values().size() < elements;
        return few ? new Content.Broken(CipAnomaly.VALUES, values) : values;
    }

    /**
     * Type u16, of a structure its handle u16, values.
     *
     * @param asked what was to be read
     */
    static Content reply(Content asked, ByteView data) {
        boolean structure = data.has(0, 2) && data.le16(0) == CipType.STRUCTURE;
        int head = structure ? 4 : 2;
        if (!data.has(0, head)) {
            return data.length() == 0 ? Content.NONE : RequestReader.broken(CipAnomaly.BODY, data);
        }
        boolean one = !(asked instanceof Read read) || isOne(read.elements(), read.byteOffset());
        return values(data, head, -1, -1, one, MAX_VALUES);
    }

    /** Whether the value is a single one from its first octet on; only such a value may begin with a length. */
    private static boolean isOne(int elements, long offset) {
        return elements <= 1 && offset <= 0;
    }

    private static Content values(ByteView data, int at, int elements, long offset, boolean one, int most) {
        int type = data.le16(0);
        if (type == CipType.STRUCTURE) {
            int handle = data.le16(2);
            boolean isString = handle == STRING_HANDLE && one && data.length() - at <= STRING_SIZE;
            ValueList texts = isString ? string(data, at) : ValueList.NONE;
            Octets rest = texts.size() > 0 ? Octets.EMPTY : data.octets(at, data.length() - at);
            return new Values(elements, offset, type, handle, texts, rest);
        }
        // The upper bits of a type tell of arrays and of the bit of a BOOL.
        CipType elementary = CipType.of(type & 0xFF);
        ValueList values = elementary == null ? ValueList.NONE : elementary.read(data, at, Math.min(most, MAX_VALUES));
        int taken = elementary == null ? 0 : values.size() * elementary.size();
        boolean all = elementary != null && elementary.size() == 0;
        Octets rest = all ? Octets.EMPTY : data.octets(at + taken, data.length() - at - taken);
        return new Values(elements, offset, type, -1, values, rest);
    }

    /** Length u32 and characters, of one STRING. */
    private static ValueList string(ByteView data, int at) {
        if (!data.has(at, STRING_HEAD)) {
            return ValueList.NONE;
        }
        long length = data.le32(at);
        return length > Math.min(MAX_CHARACTERS, data.length() - at - STRING_HEAD)
                ? ValueList.NONE
                : ValueList.text(data.text(at + STRING_HEAD, (int) length, StandardCharsets.ISO_8859_1));
    }

    private static Content masks(ByteView data) {
        int size = data.has(0, 2) ? data.le16(0) : -1;
        if (size < 1 || !data.has(2, 2 * size)) {
            return RequestReader.broken(CipAnomaly.BODY, data);
        }
        return new Masks(size, data.octets(2, size), data.octets(2 + size, size));
    }
}
