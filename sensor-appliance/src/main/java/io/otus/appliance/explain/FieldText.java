package io.otus.appliance.explain;

import io.otus.appliance.text.Printable;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.ArrayDeque;
import java.util.Deque;

/** Fields of a message on one line: {@code name=value}, nested names joined by dots. */
final class FieldText implements FieldWriter {
    private static final int MOST_VALUES = 16;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder path = new StringBuilder();
    private final Deque<Integer> depths = new ArrayDeque<>();

    String text() {
        return text.toString();
    }

    private StringBuilder name(String name) {
        return text.append(text.isEmpty() ? "" : " ").append(path).append(name).append('=');
    }

    @Override
    public void number(String name, long value) {
        name(name).append(value);
    }

    @Override
    public void real(String name, double value) {
        name(name).append(value);
    }

    @Override
    public void flag(String name, boolean value) {
        name(name).append(value);
    }

    @Override
    public void text(String name, String value) {
        name(name).append(Printable.of(value));
    }

    @Override
    public void octets(String name, Octets value) {
        name(name).append(value);
    }

    @Override
    public void values(String name, ValueList values) {
        name(name).append('[');
        for (int i = 0; i < Math.min(values.size(), MOST_VALUES); i++) {
            text.append(i == 0 ? "" : " ").append(Printable.of(values.text(i)));
        }
        text.append(values.size() > MOST_VALUES ? " ...]" : "]");
    }

    @Override
    public void beginObject(String name) {
        depths.push(path.length());
        path.append(name).append('.');
    }

    @Override
    public void beginArray(String name) {
        beginObject(name);
    }

    @Override
    public void beginElement() {
        depths.push(path.length());
    }

    @Override
    public void end() {
        path.setLength(depths.pop());
    }
}
