package io.otus.testkit;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Writes fields as {@code name=value} lines, nested names joined by dots; checks that what is begun is ended. */
public final class RecordingFields implements FieldWriter {
    private final List<String> lines = new ArrayList<>();
    private final List<String> path = new ArrayList<>();

    /** What was written, in order. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** How many objects and arrays are still open; 0 at the end. */
    public int depth() {
        return path.size();
    }

    private void add(String name, Object value) {
        lines.add(String.join(".", path) + (path.isEmpty() ? "" : ".") + name + "=" + value);
    }

    @Override
    public void number(String name, long value) {
        add(name, value);
    }

    @Override
    public void real(String name, double value) {
        add(name, value);
    }

    @Override
    public void flag(String name, boolean value) {
        add(name, value);
    }

    @Override
    public void text(String name, String value) {
        add(name, value);
    }

    @Override
    public void octets(String name, Octets value) {
        add(name, value);
    }

    @Override
    public void values(String name, ValueList values) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            texts.add(values.text(i));
        }
        add(name, texts);
    }

    @Override
    public void beginObject(String name) {
        add(name, "{}");
        path.add(name);
    }

    @Override
    public void beginArray(String name) {
        add(name, "[]");
        path.add(name);
    }

    @Override
    public void beginElement() {
        path.add("*");
    }

    @Override
    public void end() {
        path.removeLast();
    }
}
