package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.table.TableLines;
import io.otus.core.value.ValueList;
import io.otus.layer.cpf.CipNames;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and types of attributes that public documents describe: those of objects in {@code attributes.tsv}, those of
 * classes themselves, which have instance 0, in {@code class-attributes.tsv}. Immutable.
 */
final class AttributeTable {
    private static final String IDENTITY_STATUS = "IDENTITY_STATUS";
    /** Attributes that every class has. */
    private static final int ANY_CLASS = 0;
    /** Stands for the end of the attributes of an answer. */
    private static final int NONE = -1;

    private static final AttributeTable OBJECTS = new AttributeTable("attributes.tsv");
    private static final AttributeTable CLASSES = new AttributeTable("class-attributes.tsv");

    private final Map<Integer, Attribute> attributes = new HashMap<>();
    /** By class the numbers of an answer to Get_Attributes_All, where they are not 1, 2, 3 and so on. */
    private final Map<Integer, int[]> orders = new HashMap<>();

    private AttributeTable(String file) {
        for (String line : TableLines.texts(AttributeTable.class, file)) {
            String[] cells = line.split("\t", -1);
            int classId = Integer.decode(cells[0]);
            if (cells[1].equals("all")) {
                String[] numbers = cells[2].split(",", -1);
                int[] order = new int[numbers.length];
                for (int i = 0; i < order.length; i++) {
                    order[i] = Integer.parseInt(numbers[i]);
                }
                orders.put(classId, order);
            } else {
                int number = Integer.decode(cells[1]);
                attributes.put(
                        key(classId, number), new Attribute(number, cells[2], cells[3], AttributeType.parse(cells[3])));
            }
        }
    }

    /** An attribute with its type, which says how long a value is. */
    record Attribute(int number, String name, String typeName, AttributeType type) {
        /** Bytes that a value takes from {@code at}; -1 where it is not all there. */
        int length(ByteView b, int at) {
            return type.length(b, at);
        }

        /** The value from {@code at}, which is all there. */
        ValueList value(ByteView b, int at) {
            return type.value(b, at);
        }

        /** The attribute with its value from {@code at}, which is all there. */
        Content.AttributeValue read(ByteView b, int at) {
            ValueList value = value(b, at);
            return new Content.AttributeValue(number, -1, name, value, mode(value));
        }

        /** The position of the keyswitch and the run state in a value. */
        String mode(ValueList value) {
            return typeName.equals(IDENTITY_STATUS) && value.size() == 1 ? CipNames.mode(value.integer(0)) : "";
        }
    }

    /**
     * What a path names: objects of a class, or the class itself, whose attributes are others (Vol. 1 §4-4.1).
     *
     * @param classId {@link Epath#NONE} where the path names none
     * @param instance 0 is the class itself; {@link Epath#NONE} where the path names none
     */
    record Scope(long classId, long instance) {
        static Scope of(Epath path) {
            return new Scope(path.classId(), path.last(Segment.Logical.INSTANCE));
        }

        /** Null where nothing public describes it. */
        @Nullable
        Attribute attribute(long number) {
            return instance == 0 ? CLASSES.find(classId, number, true) : OBJECTS.find(classId, number, false);
        }

        /** The number of an attribute by its place in an answer to Get_Attributes_All; -1 where it is not known. */
        int inAll(int place) {
            int[] order = (instance == 0 ? CLASSES : OBJECTS).orders.get((int) classId);
            if (order == null) {
                return instance == 0 ? NONE : place + 1;
            }
            return place < order.length ? order[place] : NONE;
        }
    }

    /** An attribute of objects; null where nothing public describes it. */
    static @Nullable Attribute of(long classId, int number) {
        return OBJECTS.find(classId, number, false);
    }

    private @Nullable Attribute find(long classId, long number, boolean common) {
        if (classId < 0 || classId > 0xFFFF || number < 0 || number > 0xFFFF) {
            return null;
        }
        Attribute own = attributes.get(key((int) classId, (int) number));
        return own == null && common ? attributes.get(key(ANY_CLASS, (int) number)) : own;
    }

    private static int key(int classId, int number) {
        return classId << 16 | number;
    }
}
