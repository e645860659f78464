package io.otus.appliance.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * A syslog message, RFC 5424 section 6: priority, version 1, time of the event, sensor as host name, {@code otus}, the
 * alert kind as message id, and the JSON line as message.
 */
final class SyslogMessage {
    /** Facility "log audit", RFC 5424 table 1. */
    private static final int FACILITY = 13;

    private static final int MAX_HOSTNAME = 255;
    private static final int MAX_MESSAGE_ID = 32;

    private SyslogMessage() {}

    static byte[] encode(String line, SinkAddress.Format format) {
        JsonNode alert = LineFormat.parse(line);
        String message = "<" + (8 * FACILITY + severity(alert.path("severity").asText())) + ">1 "
                + printable(alert.path("last_seen").asText("-"), MAX_HOSTNAME) + ' '
                + printable(alert.path("sensor").asText("-"), MAX_HOSTNAME) + " otus - "
                + printable(alert.path("kind").asText("-"), MAX_MESSAGE_ID) + " - "
                + LineFormat.format(line, format);
        return message.getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 5424 table 2. */
    private static int severity(String severity) {
        return switch (severity) {
            case "critical" -> 2;
            case "high" -> 3;
            case "medium" -> 4;
            case "low" -> 5;
            default -> 6;
        };
    }

    /** Header fields are printable US-ASCII without blanks (section 6). */
    private static String printable(String text, int most) {
        String printable = text.replaceAll("[^!-~]", "_");
        if (printable.isEmpty()) {
            return "-";
        }
        return printable.length() > most ? printable.substring(0, most) : printable;
    }
}
