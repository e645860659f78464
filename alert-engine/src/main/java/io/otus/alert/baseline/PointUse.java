package io.otus.alert.baseline;

/** The uses that a conversation makes of points. */
public enum PointUse {
    /** The client reads them, or receives them unasked. */
    READ("read", "read", "reads"),
    /** The client writes them. */
    WRITE("write", "wrote", "writes"),
    /** The client publishes them through the server; a client that may receive a name may not publish it. */
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

    /** The past tense for a sentence about the client. */
    public String past() {
        return past;
    }

    /** The present tense for a sentence about the client. */
    public String present() {
        return present;
    }
}
