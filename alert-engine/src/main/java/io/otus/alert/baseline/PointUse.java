package io.otus.alert.baseline;

/** What a conversation does with points. */
public enum PointUse {
    /** The client reads them, or is told of them. */
    READ("read", "read", "reads"),
    /** The client writes them. */
    WRITE("write", "wrote", "writes"),
    /** The client tells them by itself, for the server to pass on: whoever may hear a name may not use it so. */
    PUBLISH("publish", "published", "publishes");

    private final String key;
    private final String past;
    private final String present;

    PointUse(String key, String past, String present) {
        this.key = key;
        this.past = past;
        this.present = present;
    }

    /** The word of the baseline text. */
    public String key() {
        return key;
    }

    /** What the client did, as in a sentence. */
    public String past() {
        return past;
    }

    /** What the client does, as in a sentence. */
    public String present() {
        return present;
    }
}
