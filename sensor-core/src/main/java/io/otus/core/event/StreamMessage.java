package io.otus.core.event;

/**
 * A message of a stream that a device publishes to a group. Each message states when the next one follows at the
 * latest; after that time a subscriber takes the stream for dead.
 */
public interface StreamMessage extends ProtocolEvent {
    /** The name by which subscribers know the stream, which is one of several of its device. */
    String stream();

    /** Longest time until the next message, in nanoseconds. */
    long followedWithin();

    /** Whether the message is sent for a test. The stream then stops when the test is over. */
    boolean isTest();
}
