package io.otus.dissect.pn_dcp;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options and suboptions with a content of their own, IEC 61158-6-10 §4.3.1.4. */
enum DcpOption {
    MAC_ADDRESS(1, 1, "mac_address"),
    IP_PARAMETER(1, 2, "ip_parameter"),
    FULL_IP_SUITE(1, 3, "full_ip_suite"),
    TYPE_OF_STATION(2, 1, "type_of_station"),
    NAME_OF_STATION(2, 2, "name_of_station"),
    DEVICE_ID(2, 3, "device_id"),
    DEVICE_ROLE(2, 4, "device_role"),
    DEVICE_OPTIONS(2, 5, "device_options"),
    ALIAS_NAME(2, 6, "alias_name"),
    DEVICE_INSTANCE(2, 7, "device_instance"),
    OEM_DEVICE_ID(2, 8, "oem_device_id"),
    STANDARD_GATEWAY(2, 9, "standard_gateway"),
    RSI_PROPERTIES(2, 10, "rsi_properties"),
    HOST_NAME(3, 12, "host_name"),
    VENDOR_SPECIFIC(3, 43, "vendor_specific"),
    SERVER_IDENTIFIER(3, 54, "server_identifier"),
    PARAMETER_REQUEST_LIST(3, 55, "parameter_request_list"),
    CLASS_IDENTIFIER(3, 60, "class_identifier"),
    CLIENT_IDENTIFIER(3, 61, "client_identifier"),
    FULLY_QUALIFIED_DOMAIN_NAME(3, 81, "fully_qualified_domain_name"),
    UUID_CLIENT_IDENTIFIER(3, 97, "uuid_client_identifier"),
    DHCP_CONTROL(3, 255, "dhcp_control"),
    START_TRANSACTION(5, 1, "start_transaction"),
    END_TRANSACTION(5, 2, "end_transaction"),
    SIGNAL(5, 3, "signal"),
    RESPONSE(5, 4, "response"),
    FACTORY_RESET(5, 5, "factory_reset"),
    RESET_TO_FACTORY(5, 6, "reset_to_factory"),
    DEVICE_INITIATIVE(6, 1, "device_initiative"),
    ALL(255, 255, "all");

    private static final Map<Integer, DcpOption> BY_NUMBER = new HashMap<>();

    static {
        for (DcpOption one : values()) {
            BY_NUMBER.put(one.number, one);
        }
    }

    private final int number;
    private final String key;

    DcpOption(int option, int suboption, String key) {
        number = option << 8 | suboption;
        this.key = key;
    }

    /** That of an option and suboption; null where the standard has none or its content is kept as octets. */
    static @Nullable DcpOption of(int option, int suboption) {
        return BY_NUMBER.get(option << 8 | suboption);
    }

    /** The name in rows. */
    String key() {
        return key;
    }
}
