package io.otus.appliance.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.detect.Kind;
import java.util.List;

/**
 * The stages of a break-in, in the words of a plant; each step of an incident belongs to one. Each stage stands for a
 * tactic of ATT&amp;CK for ICS, or for the part of one that can be distinguished.
 */
enum IncidentStage {
    /** Initial Access. */
    APPEARED("appeared"),
    /** Discovery. */
    LOOKED("looked around"),
    /** Initial Access and Lateral Movement by accounts. */
    SIGNED_IN("signed in or tried to"),
    /** Lateral Movement by remote services, exploits and tools. */
    MOVED("reached into other devices"),
    /** Collection. */
    COPIED("took programs out"),
    /** Impair Process Control. */
    WROTE("changed the process"),
    /** Lateral Movement and Persistence: logic and firmware. */
    REPROGRAMMED("changed programs"),
    /** Execution and Inhibit Response Function: operating modes, stops, restarts, silencing. */
    ORDERED("gave dangerous orders"),
    /** Impair Process Control: clocks. */
    SET_CLOCKS("set clocks"),
    /** Collection, and Evasion by messages in the name of others. */
    POSED("posed as another one"),
    /** Inhibit Response Function by force. */
    ATTACKED("attacked"),
    /** Command and Control. */
    SENT_OUT("spoke with the outside"),
    /** Impact: a device is another one than before. */
    CHANGED("became another one than before"),
    /** Impact: view and control are manipulated. */
    STRAYED("told odd values"),
    /** Impact: view and control are denied. */
    SILENT("was missed"),
    /** Acts that belong to no certain tactic. */
    UNUSUAL("did what it never did");

    /** Program Upload. */
    private static final String UPLOAD = "T0845";
    /** Program Download, Modify Program. */
    private static final List<String> DOWNLOAD = List.of("T0843", "T0889");
    /** Modify Parameter, Unauthorized Command Message. */
    private static final List<String> COMMAND = List.of("T0836", "T0855");
    /** Device Restart/Shutdown, Change Operating Mode, Data Destruction, Change Credential, Alarm Suppression. */
    private static final List<String> ORDER = List.of("T0816", "T0858", "T0809", "T0892", "T0878");
    /** Lateral Tool Transfer. */
    private static final List<String> TOOLS = List.of("T0867");

    private final String words;

    IncidentStage(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The stage of an alert: by its kind, or by what was asked for where the kind says only that it was new. */
    static IncidentStage of(JsonNode alert) {
        return switch (Kind.valueOf(alert.path("kind").asText())) {
            case ASSET_NEW -> APPEARED;
            case SCAN_HOST, SCAN_PORT, SCAN_POINT, SCAN_FUNC, PROTOCOL_ERROR -> LOOKED;
            case CLEARTEXT_CRED, DEFAULT_CRED, BRUTE_FORCE -> SIGNED_IN;
            case LATERAL, REMOTE_OFFHOURS, EXPLOIT_SIG -> MOVED;
            case SETPOINT_WRITE, VALUE_RANGE -> WROTE;
            case PROGRAM_XFER -> has(alert, List.of(UPLOAD)) && !has(alert, DOWNLOAD) ? COPIED : REPROGRAMMED;
            case FIRMWARE_XFER -> REPROGRAMMED;
            case CMD_DANGEROUS, MODE_CHANGE -> ORDERED;
            case TIME_MANIP -> SET_CLOCKS;
            case ARP_SPOOF, IP_CONFLICT, SEQ_ANOMALY -> POSED;
            case FLOOD, MALFORMED -> ATTACKED;
            case MALWARE_IOC -> has(alert, TOOLS) ? MOVED : SENT_OUT;
            case EXT_CONN, EXFIL, BEACON, DNS_TUNNEL, VALUE_ENTROPY -> SENT_OUT;
            case ASSET_CHANGED -> CHANGED;
            case VALUE_STUCK, VALUE_DRIFT -> STRAYED;
            case ASSET_SILENT, MASTER_SILENT, SENSOR_HEALTH -> SILENT;
            case LINK_NEW, ROLE_NEW, PROTO_NEW, PORT_ODD, FUNC_NEW, POINT_NEW, POLL_CHANGE, RULE_MATCH -> asked(alert);
        };
    }

    private static IncidentStage asked(JsonNode alert) {
        if (has(alert, DOWNLOAD)) {
            return REPROGRAMMED;
        }
        if (has(alert, ORDER)) {
            return ORDERED;
        }
        return has(alert, COMMAND) ? WROTE : UNUSUAL;
    }

    private static boolean has(JsonNode alert, List<String> techniques) {
        for (JsonNode technique : alert.path("attack")) {
            if (techniques.contains(technique.asText())) {
                return true;
            }
        }
        return false;
    }
}
