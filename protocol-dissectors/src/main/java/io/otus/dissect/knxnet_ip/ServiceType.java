package io.otus.dissect.knxnet_ip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Services by their identifiers, ISO 22510 (KNX Standard 3/8/1 §6), with what their bodies hold.
 *
 * @param code the identifier
 * @param name its name
 * @param parts the structures of the body, in wire order; those behind one marked with {@code ?} may be absent
 */
record ServiceType(int code, String name, List<Part> parts) {
    static final int SEARCH_REQUEST = 0x0201;
    static final int SEARCH_RESPONSE = 0x0202;
    static final int DESCRIPTION_REQUEST = 0x0203;
    static final int DESCRIPTION_RESPONSE = 0x0204;
    static final int CONNECT_REQUEST = 0x0205;
    static final int CONNECT_RESPONSE = 0x0206;
    static final int CONNECTIONSTATE_REQUEST = 0x0207;
    static final int CONNECTIONSTATE_RESPONSE = 0x0208;
    static final int DISCONNECT_REQUEST = 0x0209;
    static final int DISCONNECT_RESPONSE = 0x020A;
    static final int SEARCH_REQUEST_EXTENDED = 0x020B;
    static final int SEARCH_RESPONSE_EXTENDED = 0x020C;
    static final int TUNNELLING_FEATURE_GET = 0x0422;
    static final int TUNNELLING_FEATURE_RESPONSE = 0x0423;
    static final int TUNNELLING_FEATURE_SET = 0x0424;
    static final int TUNNELLING_FEATURE_INFO = 0x0425;
    static final int REMOTE_DIAGNOSTIC_REQUEST = 0x0740;
    static final int REMOTE_DIAGNOSTIC_RESPONSE = 0x0741;
    static final int REMOTE_BASIC_CONFIGURATION_REQUEST = 0x0742;
    static final int REMOTE_RESET_REQUEST = 0x0743;
    static final int SESSION_REQUEST = 0x0951;
    static final int SESSION_RESPONSE = 0x0952;
    static final int SESSION_AUTHENTICATE = 0x0953;
    static final int SESSION_STATUS = 0x0954;

    /** The first and the last family of services. */
    private static final int FIRST_FAMILY = 0x02;

    private static final int LAST_FAMILY = 0x09;

    private static final Map<Integer, ServiceType> TYPES = new HashMap<>();

    static {
        """
        0201 search_request hpai:discovery_endpoint
        0202 search_response hpai:control_endpoint dibs
        0203 description_request hpai:control_endpoint
        0204 description_response dibs
        0205 connect_request hpai:control_endpoint hpai:data_endpoint cri
        0206 connect_response channel status ?hpai:data_endpoint crd
        0207 connectionstate_request channel reserved hpai:control_endpoint
        0208 connectionstate_response channel status
        0209 disconnect_request channel reserved hpai:control_endpoint
        020a disconnect_response channel status
        020b search_request_extended hpai:discovery_endpoint srps
        020c search_response_extended hpai:control_endpoint dibs
        0310 device_configuration_request connection cemi
        0311 device_configuration_ack acknowledged
        0420 tunnelling_request connection cemi
        0421 tunnelling_ack acknowledged
        0422 tunnelling_feature_get connection feature
        0423 tunnelling_feature_response connection feature
        0424 tunnelling_feature_set connection feature
        0425 tunnelling_feature_info connection feature
        0530 routing_indication cemi
        0531 routing_lost_message lost
        0532 routing_busy busy
        0533 routing_system_broadcast cemi
        0740 remote_diagnostic_request hpai:discovery_endpoint selector
        0741 remote_diagnostic_response selector dibs
        0742 remote_basic_configuration_request hpai:discovery_endpoint selector dibs
        0743 remote_reset_request selector reset
        0950 secure_wrapper wrapper
        0951 session_request hpai:control_endpoint key
        0952 session_response session key mac
        0953 session_authenticate reserved user mac
        0954 session_status session_status reserved
        0955 timer_notify timer mac
        """.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            int code = Integer.parseInt(words[0], 16);
            List<Part> parts = new ArrayList<>();
            for (int i = 2; i < words.length; i++) {
                parts.add(Part.of(words[i]));
            }
            TYPES.put(code, new ServiceType(code, words[1], parts));
        });
    }

    ServiceType {
        parts = List.copyOf(parts);
    }

    /**
     * A structure of a body.
     *
     * @param kind what it is
     * @param name its own name, where a body has several of a kind
     * @param mayEnd whether the body may end before it
     */
    record Part(PartKind kind, String name, boolean mayEnd) {
        static Part of(String word) {
            boolean mayEnd = word.startsWith("?");
            String text = mayEnd ? word.substring(1) : word;
            int colon = text.indexOf(':');
            String kind = colon < 0 ? text : text.substring(0, colon);
            return new Part(PartKind.valueOf(kind.toUpperCase(Locale.ROOT)), text.substring(colon + 1), mayEnd);
        }
    }

    /** The service with this identifier; null where it is not known. */
    static @Nullable ServiceType of(int code) {
        return TYPES.get(code);
    }

    /** Whether an identifier is of one of the families, known or not. */
    static boolean isOfFamily(int code) {
        return code >> 8 >= FIRST_FAMILY && code >> 8 <= LAST_FAMILY;
    }
}
