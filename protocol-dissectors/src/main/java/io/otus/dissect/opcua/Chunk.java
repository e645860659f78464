package io.otus.dissect.opcua;

import io.otus.core.event.FieldWriter;

/**
 * The headers of one chunk of a secured message, OPC 10000-6 §6.7.2.
 *
 * @param type OPN, CLO or MSG
 * @param chunkType F for the last chunk of a message, C for one that is continued, A for one that aborts the message
 * @param size bytes of the chunk, header and all
 * @param channelId the secure channel, 0 before the server gave one
 * @param tokenId the key in use, 0 to 4294967295; -1 for OPN, which has none
 * @param securityPolicyUri how the channel is to be secured; empty except for OPN
 * @param sequenceNumber running number of the channel and direction; -1 where encrypted
 * @param requestId what the response repeats; -1 where encrypted
 */
public record Chunk(
        String type,
        String chunkType,
        long size,
        long channelId,
        long tokenId,
        String securityPolicyUri,
        long sequenceNumber,
        long requestId) {
    void fields(FieldWriter out) {
        out.text("message_type", type);
        out.text("chunk_type", chunkType);
        out.number("message_size", size);
        out.number("secure_channel_id", channelId);
        if (!securityPolicyUri.isEmpty()) {
            out.text("security_policy_uri", securityPolicyUri);
        }
        if (tokenId >= 0) {
            out.number("token_id", tokenId);
        }
        if (sequenceNumber >= 0) {
            out.number("sequence_number", sequenceNumber);
            out.number("request_id", requestId);
        }
    }
}
