package io.otus.dissect.dnp3;

import java.util.List;

/** Error codes of secure authentication, IEEE 1815-2012 Annex A (group 120 variation 7). */
final class AuthenticationError {
    /** Names from code 0; empty where the standard has none. */
    static final List<String> NAMES = List.of(
            "",
            "authentication_failed",
            "unexpected_response",
            "no_response",
            "aggressive_mode_not_supported",
            "mac_algorithm_not_supported",
            "key_wrap_algorithm_not_supported",
            "authorization_failed",
            "update_key_change_method_not_permitted",
            "invalid_signature",
            "invalid_certification_data",
            "unknown_user",
            "max_session_key_status_requests_exceeded");

    private AuthenticationError() {}

    /** Name of a code, 0 to 255. */
    static String nameOf(int code) {
        String name = code < NAMES.size() ? NAMES.get(code) : "";
        return name.isEmpty() ? "reserved" : name;
    }
}
