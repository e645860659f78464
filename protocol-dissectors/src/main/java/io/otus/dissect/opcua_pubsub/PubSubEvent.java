package io.otus.dissect.opcua_pubsub;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.value.ValueList;
import java.util.List;

/**
 * A NetworkMessage; component names are the terms of OPC 10000-14 §7.2.4.4.
 *
 * @param message one of {@link #TYPES}
 * @param publisherId a number or a text; empty where the message does not say
 * @param writerGroupId 0 to 65535; -1 where the message does not say, as the two numbers behind it
 * @param dataSetWriterIds who wrote the data sets
 * @param security {@code none}, {@code signed} or {@code encrypted}
 * @param securityTokenId of the key; -1 without security
 * @param payload what follows the header, its first {@value #KEPT} octets
 * @param payloadLength all of it, in octets
 */
public record PubSubEvent(
        String message,
        String publisherId,
        int writerGroupId,
        int networkMessageNumber,
        int sequenceNumber,
        ValueList dataSetWriterIds,
        String security,
        long securityTokenId,
        Octets payload,
        int payloadLength)
        implements ProtocolEvent {
    /** Octets that are kept of a payload. */
    static final int KEPT = 64;

    /** Kinds of messages by their number. */
    static final List<String> TYPES = List.of("data_set_message", "discovery_probe", "discovery_announcement");

    @Override
    public void fields(FieldWriter out) {
        if (!publisherId.isEmpty()) {
            out.text("publisher_id", publisherId);
        }
        number(out, "writer_group_id", writerGroupId);
        number(out, "network_message_number", networkMessageNumber);
        number(out, "sequence_number", sequenceNumber);
        if (dataSetWriterIds.size() > 0) {
            out.values("data_set_writer_ids", dataSetWriterIds);
        }
        out.text("security", security);
        number(out, "security_token_id", securityTokenId);
        out.number("payload_length", payloadLength);
        out.octets("payload", payload);
    }

    private static void number(FieldWriter out, String name, long value) {
        if (value >= 0) {
            out.number(name, value);
        }
    }
}
