package io.otus.appliance.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.detect.Kind;

/** What somebody who breaks in does, in the words of a plant: each step of an incident belongs to one. */
enum IncidentStage {
    APPEARED("appeared"),
    LOOKED("looked around"),
    SIGNED_IN("signed in or tried to"),
    WROTE("changed the process"),
    REPROGRAMMED("touched programs"),
    ORDERED("gave dangerous orders"),
    SET_CLOCKS("set clocks"),
    ATTACKED("attacked"),
    SENT_OUT("spoke with the outside"),
    CHANGED("became another one than before"),
    STRAYED("told odd values"),
    SILENT("was missed"),
    UNUSUAL("did what it never did");

    private final String words;

    IncidentStage(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The stage of an alert: by its kind, or by what it changed where the kind only says that it was new. */
    static IncidentStage of(JsonNode alert) {
        return switch (Kind.valueOf(alert.path("kind").asText())) {
            case ASSET_NEW -> APPEARED;
            case SCAN_HOST, SCAN_PORT, SCAN_POINT, SCAN_FUNC, PROTOCOL_ERROR -> LOOKED;
            case CLEARTEXT_CRED, DEFAULT_CRED, BRUTE_FORCE, LATERAL, REMOTE_OFFHOURS -> SIGNED_IN;
            case SETPOINT_WRITE, VALUE_RANGE -> WROTE;
            case PROGRAM_XFER, FIRMWARE_XFER, MODE_CHANGE -> REPROGRAMMED;
            case CMD_DANGEROUS -> ORDERED;
            case TIME_MANIP -> SET_CLOCKS;
            case EXPLOIT_SIG, MALWARE_IOC, FLOOD, ARP_SPOOF, IP_CONFLICT, SEQ_ANOMALY, MALFORMED -> ATTACKED;
            case EXT_CONN, EXFIL, BEACON, DNS_TUNNEL, VALUE_ENTROPY -> SENT_OUT;
            case ASSET_CHANGED -> CHANGED;
            case VALUE_STUCK, VALUE_DRIFT -> STRAYED;
            case ASSET_SILENT, MASTER_SILENT, SENSOR_HEALTH -> SILENT;
            default -> gaveACommand(alert) ? WROTE : UNUSUAL;
        };
    }

    private static boolean gaveACommand(JsonNode alert) {
        for (JsonNode technique : alert.path("attack")) {
            // ATT&CK for ICS: Modify Parameter, Unauthorized Command Message.
            if (technique.asText().equals("T0836") || technique.asText().equals("T0855")) {
                return true;
            }
        }
        return false;
    }
}
