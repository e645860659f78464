package io.otus.alert.detect;

import io.otus.alert.baseline.Conversation;

/**
 * A point that a client writes, as the key of what is remembered of it. Immutable.
 *
 * @param space the space in which the point has its number; in some protocols the point's name
 * @param index the point's number in that space
 */
public record WrittenPoint(Conversation conversation, String space, long index) {
    // Written out by hand because it is looked up for each write: see IpAddress. Conversations are compared by
    // identity.
    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenPoint that
                && conversation == that.conversation
                && index == that.index
                && space.equals(that.space);
    }

    @Override
    public int hashCode() {
        return (31 * conversation.hashCode() + space.hashCode()) * 31 + Long.hashCode(index);
    }
}
