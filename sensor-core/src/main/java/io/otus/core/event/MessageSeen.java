package io.otus.core.event;

import java.util.List;

/**
 * One protocol message, for the row that {@code otus dissect} prints.
 *
 * @param origin where it came from
 * @param index how many messages of this protocol were completed in this frame before it, plus one
 * @param message its fields; {@link UnreadMessage} where the dissector could not read it
 * @param anomalies what in it contradicts the specification
 * @param duplicateOf number of the frame that held it first; 0 for a message seen for the first time
 */
public record MessageSeen(
        Origin origin, int index, ProtocolEvent message, List<AnomalySeen> anomalies, long duplicateOf) {}
