package io.otus.core.event;

/**
 * A service of a protocol. Dissectors keep their services as constants, so one service is one object.
 *
 * @param code the protocol's own number for it; -1 where it has none
 * @param name the standard's name, lower case with underscores, such as {@code write_single_register}
 * @param action what it means for the device
 * @param dangerous how it may harm by itself, whoever asks; {@link Danger#NONE} for ordinary services
 * @param key what tells it from every other service of its protocol, in the baseline text: its number where that is
 *     enough
 */
public record Service(int code, String name, Action action, Danger dangerous, String key) {
    /** A service that its code identifies, or its name if it has no code (-1). */
    public Service(int code, String name, Action action, Danger dangerous) {
        this(code, name, action, dangerous, code >= 0 ? Integer.toString(code) : name);
    }

    /** A service that is as dangerous as its action is. */
    public Service(int code, String name, Action action) {
        this(code, name, action, Danger.of(action));
    }

    /**
     * The same with a key of its own, for numbers that mean several things: {@code 8/1} for sub-function 1 of function
     * 8.
     */
    public Service keyed(String newKey) {
        return new Service(code, name, action, dangerous, newKey);
    }

    // Written out, since it is asked for each operation: see IpAddress.
    @Override
    public boolean equals(Object other) {
        return other == this
                || (other instanceof Service that
                        && code == that.code
                        && action == that.action
                        && dangerous == that.dangerous
                        && name.equals(that.name)
                        && key.equals(that.key));
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + name.hashCode();
    }
}
