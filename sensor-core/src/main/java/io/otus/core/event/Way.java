package io.otus.core.event;

/** Which way a program or file was moved. Keys are public and never renamed. */
public enum Way {
    /** It was read: what the device holds. */
    FROM_DEVICE("from_device"),
    /** It was written. */
    TO_DEVICE("to_device");

    private final String key;

    Way(String key) {
        this.key = key;
    }

    /** The way that an action moves a program. */
    public static Way of(Action action) {
        return action == Action.UPLOAD ? FROM_DEVICE : TO_DEVICE;
    }

    /** Name in logs. */
    public String key() {
        return key;
    }
}
