package io.otus.dissect.coap;

import io.otus.core.event.Outcome;
import java.util.Map;

/** Codes of messages: a class of three bits and a detail of five, RFC 7252 §12.1 and those that came later. */
final class CoapCode {
    static final int EMPTY = 0;
    static final int GET = 0x01;
    static final int POST = 0x02;
    static final int PUT = 0x03;
    static final int DELETE = 0x04;
    static final int FETCH = 0x05;
    static final int PATCH = 0x06;
    static final int IPATCH = 0x07;
    static final int CONTENT = 0x45;

    private static final int SUCCESS = 2;
    private static final int CLIENT_ERROR = 4;
    private static final int SERVER_ERROR = 5;
    private static final int SIGNAL = 7;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(EMPTY, "empty"),
            Map.entry(GET, "get"),
            Map.entry(POST, "post"),
            Map.entry(PUT, "put"),
            Map.entry(DELETE, "delete"),
            Map.entry(FETCH, "fetch"),
            Map.entry(PATCH, "patch"),
            Map.entry(IPATCH, "ipatch"),
            Map.entry(0x41, "created"),
            Map.entry(0x42, "deleted"),
            Map.entry(0x43, "valid"),
            Map.entry(0x44, "changed"),
            Map.entry(CONTENT, "content"),
            Map.entry(0x5F, "continue"),
            Map.entry(0x80, "bad_request"),
            Map.entry(0x81, "unauthorized"),
            Map.entry(0x82, "bad_option"),
            Map.entry(0x83, "forbidden"),
            Map.entry(0x84, "not_found"),
            Map.entry(0x85, "method_not_allowed"),
            Map.entry(0x86, "not_acceptable"),
            Map.entry(0x88, "request_entity_incomplete"),
            Map.entry(0x89, "conflict"),
            Map.entry(0x8C, "precondition_failed"),
            Map.entry(0x8D, "request_entity_too_large"),
            Map.entry(0x8F, "unsupported_content_format"),
            Map.entry(0x96, "unprocessable_entity"),
            Map.entry(0x9D, "too_many_requests"),
            Map.entry(0xA0, "internal_server_error"),
            Map.entry(0xA1, "not_implemented"),
            Map.entry(0xA2, "gateway_bad"),
            Map.entry(0xA3, "service_unavailable"),
            Map.entry(0xA4, "gateway_timeout"),
            Map.entry(0xA5, "gateway_proxying_not_supported"),
            Map.entry(0xA8, "gateway_hop_limit_reached"),
            Map.entry(CoapHeader.CSM, "csm"),
            Map.entry(0xE2, "ping"),
            Map.entry(0xE3, "pong"),
            Map.entry(0xE4, "release"),
            Map.entry(0xE5, "abort"));

    private CoapCode() {}

    private static int classOf(int code) {
        return code >> 5;
    }

    /** Whether the class has a meaning in datagrams. */
    static boolean isUsed(int code) {
        int kind = classOf(code);
        return kind == 0 || kind == SUCCESS || kind == CLIENT_ERROR || kind == SERVER_ERROR;
    }

    static boolean isRequest(int code) {
        return classOf(code) == 0 && code != EMPTY;
    }

    static boolean isResponse(int code) {
        return isUsed(code) && classOf(code) != 0;
    }

    static boolean isSignal(int code) {
        return classOf(code) == SIGNAL;
    }

    static boolean isKnown(int code) {
        return NAMES.containsKey(code);
    }

    /** The name; class and detail where it has none. */
    static String name(int code) {
        String name = NAMES.get(code);
        return name == null ? "code_" + classOf(code) + "_" + (code & 0x1F) : name;
    }

    static Outcome outcome(int code) {
        return classOf(code) == SUCCESS ? Outcome.OK : Outcome.error(100 * classOf(code) + (code & 0x1F), name(code));
    }
}
