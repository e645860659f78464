package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of alerts: the same on every replay, different for every alert. */
final class AlertId {
    /** 16 hexadecimal digits. */
    private static final int OCTETS = 8;

    private AlertId() {}

    /** The id of the alert that this fact first broke at this event time. */
    static String of(String sensor, Kind kind, String fact, long firstSeen) {
        String text = sensor + '\0' + kind + '\0' + fact + '\0' + firstSeen;
        byte[] hash = sha256(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, OCTETS);
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
