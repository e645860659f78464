package io.otus.core.event;

import io.otus.core.net.Endpoint;

/**
 * A program, block or file that was moved.
 *
 * @param origin the message that completed it
 * @param client who moved it
 * @param server the device
 * @param unit the sub-device; empty where there is none
 * @param action {@link Action#UPLOAD}, {@link Action#DOWNLOAD}, {@link Action#FIRMWARE} or {@link Action#FILE}
 * @param way out of the device or into it
 * @param name its name in the protocol's terms; empty where its beginning, which tells it, was not seen
 * @param size bytes seen
 * @param sha256 SHA-256 over those bytes in hexadecimal; empty where bytes are missing
 */
public record TransferSeen(
        Origin origin,
        Endpoint client,
        Endpoint server,
        String unit,
        Action action,
        Way way,
        String name,
        long size,
        String sha256) {}
