package io.otus.inventory.graph;

/**
 * What an asset sent and received: frames, and bytes on the wire from the link header. Confined to the analysis thread.
 */
public final class Volume {
    private long framesSent;
    private long bytesSent;
    private long framesReceived;
    private long bytesReceived;

    /** Frames that it sent. */
    public long framesSent() {
        return framesSent;
    }

    /** Bytes that it sent. */
    public long bytesSent() {
        return bytesSent;
    }

    /** Frames to it alone, as seen, whether or not it was there. */
    public long framesReceived() {
        return framesReceived;
    }

    /** Bytes to it alone. */
    public long bytesReceived() {
        return bytesReceived;
    }

    /** Whether nothing was counted. */
    public boolean isEmpty() {
        return framesSent == 0 && framesReceived == 0;
    }

    /** Adds what was sent. */
    public void sent(long frames, long bytes) {
        framesSent += frames;
        bytesSent += bytes;
    }

    /** Adds what was received. */
    public void received(long frames, long bytes) {
        framesReceived += frames;
        bytesReceived += bytes;
    }

    void absorb(Volume other) {
        sent(other.framesSent, other.bytesSent);
        received(other.framesReceived, other.bytesReceived);
    }
}
