package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * One variable specification, S7 "variable items". How the variable is addressed is its syntax.
 *
 * <pre>
 *  0      1        2        3
 *  +------+--------+--------+-------------
 *  | 0x12 | length | syntax | address ...     length counts from the syntax
 *  +------+--------+--------+-------------
 * </pre>
 */
public sealed interface VariableItem permits OnePointItem, DbReadItem {
    /** First octet of every specification. */
    int SPECIFICATION = 0x12;

    /** Reads the item at {@code at}, whose length is already checked to lie within the view. */
    static VariableItem read(ByteView parameters, int at) {
        int syntax = parameters.u8(at + 2);
        ByteView address = parameters.slice(at + VariableItems.HEAD, parameters.u8(at + 1) - 1);
        VariableItem item = null;
        if (syntax == AnyItem.SYNTAX) {
            item = AnyItem.read(address);
        } else if (syntax == DbReadItem.SYNTAX) {
            item = DbReadItem.read(address);
        } else if (NckItem.isNck(syntax)) {
            item = NckItem.read(syntax, address);
        } else if (syntax == SymbolItem.SYNTAX) {
            item = SymbolItem.read(address);
        }
        return item != null ? item : new OtherItem(syntax, address.octets());
    }

    /** How the variable is addressed, 0 to 255. */
    int syntaxId();

    /** Adds the points that it names, without values; the grammar is in {@code docs/protocols/s7comm.md}. */
    void addPoints(List<PointRange> points);

    /** Adds its points with the values of a data item; without values where those do not fit the item. */
    void addPoints(ValueList values, ByteView bytes, List<PointRange> points);

    /** Writes what follows the syntax. */
    void address(FieldWriter out);

    /** Writes it. */
    default void fields(FieldWriter out) {
        out.number("syntax_id", syntaxId());
        address(out);
    }
}
