package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;

/** Computes the ids of alerts: the same on every replay, different for every alert. */
final class AlertId {
    private static final int DIGITS = 16;

    private AlertId() {}

    /** Returns the id of the alert on a fact that was first broken at this event time. */
    static String of(String sensor, Kind kind, String fact, long firstSeen) {
        String text = sensor + '\0' + kind + '\0' + fact + '\0' + firstSeen;
        return Sha256.hex(ByteView.of(text.getBytes(StandardCharsets.UTF_8))).substring(0, DIGITS);
    }
}
