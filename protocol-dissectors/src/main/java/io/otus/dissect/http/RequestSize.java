package io.otus.dissect.http;

import io.otus.core.spi.Output;
import io.otus.layer.text.MessageHead;

/**
 * Whether a request has more than many servers take. RFC 9110 §5.4 leaves the limit to them: by default Apache httpd
 * 2.4 takes 100 fields (LimitRequestFields) of 8,190 bytes (LimitRequestFieldSize), Tomcat 100 fields (maxHeaderCount)
 * and a head of 8,192 bytes (maxHttpHeaderSize), nginx fields of 8 KiB. Others take more: Node.js and http.sys 16 KiB,
 * Kestrel 32 KiB for all, Go 1 MiB. What a server or its domain lets a client repeat grows up to that, so cookies and
 * logins are not judged; nothing else of a client grows so long. Stateless.
 */
final class RequestSize {
    /** Most bytes of a field with its name, and of all that is judged of a head that goes on behind the longest one. */
    static final int MAX_FIELD = 8_190;
    /** Most fields. */
    static final int MAX_FIELDS = 100;

    private RequestSize() {}

    /**
     * Reports what exceeds these bounds.
     *
     * @param isCut whether the head goes on behind the longest one
     */
    static void check(MessageHead head, boolean isCut, Output out) {
        int at = head.longField(MAX_FIELD, RequestSize::isJudged);
        boolean isLong = isCut && head.length() - head.bytesOf(name -> !isJudged(name)) > MAX_FIELD;
        if (at >= 0 || isLong) {
            out.malformed(HttpAnomaly.FIELD_LENGTH, at >= 0 ? at : head.length());
        }
        if (head.fields() > MAX_FIELDS) {
            out.malformed(HttpAnomaly.FIELD_COUNT, head.offset(MAX_FIELDS));
        }
    }

    /** Tickets of Kerberos (RFC 4559) are longer, and cookies (RFC 6265 §6.1) of 4,096 bytes each are many. */
    private static boolean isJudged(String name) {
        return !name.equalsIgnoreCase("Cookie") && !Requests.isLogin(name);
    }
}
