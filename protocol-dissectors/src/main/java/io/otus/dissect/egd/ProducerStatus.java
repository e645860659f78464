package io.otus.dissect.egd;

import io.otus.core.event.DeviceState;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import java.util.List;

/** What a producer says of what it produces, GFK-2224Q chapter 5, Exchange Status Word Error Codes. */
final class ProducerStatus {
    private static final int SNTP_ERROR = 3;

    private ProducerStatus() {}

    static String name(int status) {
        return switch (status) {
            case 0 -> "no_new_status";
            case 1 -> "no_error";
            case SNTP_ERROR -> "sntp_error";
            case 4 -> "specification_error";
            case 5 -> "stale_or_invalid_data";
            case 6 -> "refresh_timeout_without_data";
            case 7 -> "data_after_refresh_timeout";
            case 10 -> "ip_layer_not_initialized";
            case 12 -> "lack_of_resource";
            case 14 -> "data_size_mismatch";
            default -> "status_" + status;
        };
    }

    static boolean isKnown(int status) {
        return !name(status).startsWith("status_");
    }

    /** What is not as it should be: nothing in a status of 0 or 1, and nobody knows in one that is not known. */
    static List<DeviceState.Condition> conditions(int status) {
        if (status <= 1 || !isKnown(status)) {
            return List.of();
        }
        Meaning meaning = switch (status) {
            case SNTP_ERROR, 7 -> Meaning.LIMITED;
            case 4, 14 -> Meaning.MISCONFIGURED;
            default -> Meaning.FAULTY;
        };
        return List.of(new Condition(name(status), meaning));
    }
}
