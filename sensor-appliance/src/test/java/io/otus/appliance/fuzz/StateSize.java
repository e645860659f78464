package io.otus.appliance.fuzz;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Roughly how many bytes are reachable from an object through the fields of our classes and through collections. */
final class StateSize {
    private static final int OBJECT = 16;
    private static final int REFERENCE = 8;
    private static final int ENTRY = 40;

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> each = type; each != null && ours(each); each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return fields;
        }
    };

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private long sum;

    private StateSize() {}

    static long of(Object root) {
        StateSize size = new StateSize();
        size.add(root);
        while (!size.waiting.isEmpty()) {
            size.measure(size.waiting.remove());
        }
        return size.sum;
    }

    private void add(@Nullable Object object) {
        if (object != null && !(object instanceof Enum<?>) && !(object instanceof Class<?>) && seen.add(object)) {
            waiting.add(object);
        }
    }

    private void measure(Object object) {
        sum += OBJECT;
        switch (object) {
            case byte[] bytes -> sum += bytes.length;
            case Object[] array -> addAll(List.of(nonNull(array)), REFERENCE);
            case CharSequence text -> sum += text.length();
            case BitSet bits -> sum += bits.size() / 8;
            case Collection<?> collection -> addAll(collection, REFERENCE);
            case Map<?, ?> map -> {
                addAll(map.keySet(), ENTRY);
                addAll(map.values(), 0);
            }
            default -> {
                Class<?> type = object.getClass();
                if (type.isArray()) {
                    sum += (long) Array.getLength(object) * REFERENCE;
                } else if (ours(type)) {
                    addFields(object, type);
                }
            }
        }
    }

    private static Object[] nonNull(Object[] array) {
        return Arrays.stream(array).filter(Objects::nonNull).toArray();
    }

    private void addAll(Collection<?> objects, int each) {
        sum += (long) objects.size() * each;
        objects.forEach(this::add);
    }

    private void addFields(Object object, Class<?> type) {
        for (Field field : FIELDS.get(type)) {
            sum += REFERENCE;
            if (!field.getType().isPrimitive()) {
                try {
                    add(field.get(object));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static boolean ours(Class<?> type) {
        return type.getName().startsWith("io.otus.") || type.getName().startsWith("org.agrona.");
    }
}
