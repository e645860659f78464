package io.otus.dissect.s7comm;

import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;

/**
 * One data item, S7 "data items": return code u8, transport size u8, length u16, data, and a fill byte where the data
 * are odd and another item follows. The answer to a write holds return codes only.
 *
 * @param returnCode 0xFF success; 0 in a request; else an error
 * @param transportSize encoding of the data; {@link #ABSENT} where only the return code is there
 * @param length as on the wire: bits or bytes, as the encoding says; {@link #ABSENT} likewise
 * @param values by the type asked for, else by the encoding
 */
public record DataItem(int returnCode, int transportSize, int length, ValueList values) {
    /** A field that the item does not have. */
    static final int ABSENT = -1;

    /** The answer to the write of one item. */
    static DataItem written(int returnCode) {
        return new DataItem(returnCode, ABSENT, ABSENT, ValueList.NONE);
    }

    boolean isSuccess() {
        return returnCode == S7Errors.SUCCESS;
    }

    void fields(FieldWriter out) {
        out.number("return_code", returnCode);
        if (returnCode != S7Errors.SUCCESS && returnCode != 0) {
            out.text("return_code_name", S7Errors.item(returnCode));
        }
        if (transportSize != ABSENT) {
            out.number("transport_size", transportSize);
            out.number("length", length);
            out.number("byte_length", TransportSize.byteLength(transportSize, length));
            if (values.size() > 0) {
                out.values("values", values);
            }
        }
    }
}
