package io.otus.dissect.http;

import io.otus.core.event.AnomalyCode;

/** Ways in which a message breaks RFC 9112, or what it says is made to break. Ids are never renumbered or reused. */
enum HttpAnomaly implements AnomalyCode {
    CONTENT_LENGTH("http-001", "RFC 9112 §6.3: Content-Length is one decimal number", ""),
    CHUNK_SIZE("http-002", "RFC 9112 §7.1: a chunk begins with its size in hexadecimal, and ends with CR LF", ""),
    LOGGED_LOOKUP(
            "http-003",
            "CVE-2021-44228: no request holds a lookup by JNDI, which Log4j 2 carries out where it logs the request",
            "CVE-2021-44228 (Log4Shell)"),
    CLIMBING_PATH("http-004", "RFC 3986 §5.2.4: the path of a request stays below the root", "path traversal (CWE-22)"),
    /** By default Apache httpd and Tomcat take 8,190 and 8,192 bytes, nginx 8 KiB; other servers take more. */
    FIELD_LENGTH(
            "http-005",
            "RFC 9110 §5.4: a field of a request has at most the 8,190 bytes that many servers take, where it is no"
                    + " login and no cookie, and so has all else of a head of more than 16,384",
            ""),
    /** As many as Apache httpd and Tomcat take by default. */
    FIELD_COUNT("http-006", "RFC 9110 §5.4: a request has at most the 100 fields that servers take", "");

    private final String id;
    private final String rule;
    private final String exploit;

    HttpAnomaly(String id, String rule, String exploit) {
        this.id = id;
        this.rule = rule;
        this.exploit = exploit;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public String exploit() {
        return exploit;
    }
}
