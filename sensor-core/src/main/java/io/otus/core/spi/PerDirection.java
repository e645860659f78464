package io.otus.core.spi;

import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * State of a dissector for each direction of its flow, and a third one for bytes whose direction is not known yet.
 * Confined to the analysis thread.
 *
 * @param <T> what is kept
 */
public final class PerDirection<T> {
    private final T fromClient;
    private final T fromServer;
    private final T fromUnknown;

    /** Keeps a new one for each. */
    public PerDirection(Supplier<T> made) {
        fromClient = made.get();
        fromServer = made.get();
        fromUnknown = made.get();
    }

    /** The state of one direction. */
    public T of(Direction direction) {
        return switch (direction) {
            case FROM_CLIENT -> fromClient;
            case FROM_SERVER -> fromServer;
            case UNKNOWN -> fromUnknown;
        };
    }

    /** The sum over all three states, such as of the bytes that each keeps. */
    public int sum(ToIntFunction<T> each) {
        return each.applyAsInt(fromClient) + each.applyAsInt(fromServer) + each.applyAsInt(fromUnknown);
    }
}
