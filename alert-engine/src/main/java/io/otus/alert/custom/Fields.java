package io.otus.alert.custom;

import io.otus.core.bytes.Octets;
import io.otus.core.event.DottedFields;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of the fields that rules examine, collected while an event is written. A nested field is named with dots;
 * the elements of an array add their values to one field. Confined to the analysis thread.
 */
final class Fields extends DottedFields {
    /** Most values of one field; further ones are ignored. */
    static final int MAX_VALUES = 256;

    private static final String DNP3_GROUP = "application.objects.group";
    private static final String DNP3_VARIATION = "application.objects.variation";
    /**
     * Group and variation of one DNP3 object, as {@code g12v1}: two separate fields could belong to different objects.
     */
    private static final String DNP3_OBJECT = "application.objects.object";

    private final Map<String, List<Object>> wanted = new HashMap<>();
    private final boolean wantsObjects;
    private long group;

    Fields(Iterable<String> names) {
        names.forEach(name -> wanted.put(name, new ArrayList<>(1)));
        wantsObjects = wanted.containsKey(DNP3_OBJECT);
    }

    /** Removes all values. */
    void clear() {
        wanted.values().forEach(List::clear);
        leave();
    }

    /** Returns the values of a field: {@link Double}, {@link String} or {@link Boolean}. */
    List<Object> values(String name) {
        return wanted.getOrDefault(name, List.of());
    }

    void add(String name, Object value) {
        List<Object> values = wanted.get(name);
        if (values != null && values.size() < MAX_VALUES) {
            values.add(value);
        }
    }

    private void put(String name, Object value) {
        add(path() + name, value);
    }

    @Override
    public void number(String name, long value) {
        put(name, (double) value);
        if (wantsObjects) {
            String whole = path() + name;
            if (whole.equals(DNP3_GROUP)) {
                group = value;
            } else if (whole.equals(DNP3_VARIATION)) {
                add(DNP3_OBJECT, "g" + group + "v" + value);
            }
        }
    }

    @Override
    public void real(String name, double value) {
        put(name, value);
    }

    @Override
    public void flag(String name, boolean value) {
        put(name, value);
    }

    @Override
    public void text(String name, String value) {
        put(name, value);
    }

    @Override
    public void octets(String name, Octets value) {
        put(name, value.toString());
    }

    @Override
    public void values(String name, ValueList values) {
        for (int i = 0; i < values.size() && i < MAX_VALUES; i++) {
            put(name, value(values, i));
        }
    }

    static Object value(ValueList values, int at) {
        return values.type() == ValueType.TEXT ? values.text(at) : (Object) values.number(at);
    }
}
