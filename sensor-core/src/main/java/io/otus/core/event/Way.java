package io.otus.core.event;

/** Which way a program or file was moved. Keys are public and never renamed. */
public enum Way {
    /** From the device: it was read. */
    FROM_DEVICE("from_device"),
    /** To the device: it was written. */
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
