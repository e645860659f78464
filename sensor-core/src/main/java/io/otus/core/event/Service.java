package io.otus.core.event;

/**
 * A service of a protocol. Dissectors keep their services as constants, so one service is one object.
 *
 * @param code the protocol's own number for it; -1 where it has none
 * @param name the standard's name, lower case with underscores, such as {@code write_single_register}
 * @param action what it means for the device
 * @param dangerous how it may harm by itself, whoever asks; {@link Danger#NONE} for ordinary services
 */
public record Service(int code, String name, Action action, Danger dangerous) {
    /** A service that is not dangerous by itself. */
    public Service(int code, String name, Action action) {
        this(code, name, action, Danger.of(action));
    }
}
