package io.otus.dissect.http;

import io.otus.core.spi.Output;
import io.otus.layer.text.MessageHead;

/**
 * Whether a request has more than servers take. RFC 9110 §5.4 leaves the limit to them: by default Apache httpd 2.4
 * takes 100 fields (LimitRequestFields) of 8,190 bytes (LimitRequestFieldSize), Tomcat 100 fields (maxHeaderCount) and
 * a head of 8,192 bytes (maxHttpHeaderSize), nginx fields of 8 KiB each, Node.js a head of 16 KiB
 * (--max-http-header-size). What is beyond all of them no client sends that means to be answered. Stateless.
 */
final class RequestSize {
    /** Most bytes of a field with its name. */
    static final int MAX_FIELD = 8_190;
    /** Most fields. */
    static final int MAX_FIELDS = 100;

    private RequestSize() {}

    /**
     * Tells what is beyond.
     *
     * @param isCut whether the head goes on behind the longest one
     */
    static void check(MessageHead head, boolean isCut, Output out) {
        int at = head.longField(MAX_FIELD, RequestSize::isNoLogin);
        if (at >= 0 || isCut) {
            out.malformed(HttpAnomaly.FIELD_LENGTH, at >= 0 ? at : head.length());
        }
        if (head.fields() > MAX_FIELDS) {
            out.malformed(HttpAnomaly.FIELD_COUNT, head.offset(MAX_FIELDS));
        }
    }

    /** Tickets of Kerberos (RFC 4559) are longer, and servers of a domain are set so that they take them. */
    private static boolean isNoLogin(String name) {
        return !name.equalsIgnoreCase("Authorization") && !name.equalsIgnoreCase("Proxy-Authorization");
    }
}
