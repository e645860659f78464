package io.otus.appliance.explain;

import io.otus.appliance.text.Printable;
import io.otus.core.bytes.Octets;
import io.otus.core.event.DottedFields;
import io.otus.core.value.ValueList;

/** Fields of a message on one line: {@code name=value}, nested names joined by dots. */
final class FieldText extends DottedFields {
    private static final int MOST_VALUES = 16;

    private final StringBuilder text = new StringBuilder();

    String text() {
        return text.toString();
    }

    private StringBuilder name(String name) {
        return text.append(text.isEmpty() ? "" : " ")
                .append(path())
                .append(name)
                .append('=');
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
}
