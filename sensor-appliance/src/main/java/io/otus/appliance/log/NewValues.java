package io.otus.appliance.log;

import io.otus.appliance.json.JsonLine;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * Passes the fields of a message on, but for the very values that the points of its line show already. Confined to one
 * thread.
 */
final class NewValues implements FieldWriter {
    private final JsonLine json;
    private List<PointRange> shown = List.of();

    NewValues(JsonLine json) {
        this.json = json;
    }

    /** Says whose values are left out of what follows. */
    void leaveOut(List<PointRange> points) {
        shown = points;
    }

    @Override
    public void values(String name, ValueList values) {
        if (!isShown(values)) {
            json.values(name, values);
        }
    }

    // The same list, not an equal one: equal values at another place in a message say something of their own.
    @SuppressWarnings("ReferenceEquality")
    private boolean isShown(ValueList values) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).values() == values) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void number(String name, long value) {
        json.number(name, value);
    }

    @Override
    public void real(String name, double value) {
        json.real(name, value);
    }

    @Override
    public void flag(String name, boolean value) {
        json.flag(name, value);
    }

    @Override
    public void text(String name, String value) {
        json.text(name, value);
    }

    @Override
    public void octets(String name, Octets value) {
        json.octets(name, value);
    }

    @Override
    public void beginObject(String name) {
        json.beginObject(name);
    }

    @Override
    public void beginArray(String name) {
        json.beginArray(name);
    }

    @Override
    public void beginElement() {
        json.beginElement();
    }

    @Override
    public void end() {
        json.end();
    }
}
