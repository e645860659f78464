package io.otus.core.event;

/**
 * A message of a stream that a device publishes to a group, and that says itself how soon the next one follows at the
 * latest: whoever subscribes takes the stream for dead after that.
 */
public interface StreamMessage extends ProtocolEvent {
    /** The name by which subscribers know the stream, which is one of several of its device. */
    String stream();

    /** How soon the next message follows at the latest, in nanoseconds. */
    long followedWithin();

    /** Whether it is sent for a test, and stops with that. */
    boolean isTest();
}
