package io.otus.layer.text;

import io.otus.core.bytes.ByteView;

/**
 * The first line of a request, {@code METHOD target VERSION}, or of a response, {@code VERSION code reason}. Immutable.
 */
public final class StartLine {
    private static final int MAX_METHOD = 16;
    private static final int CODE = 3;

    private final String version;
    private final int most;

    /**
     * First lines of one protocol.
     *
     * @param version with its slash and number, such as {@code SIP/2.0}
     * @param most bytes of the longest line
     */
    public StartLine(String version, int most) {
        this.version = version;
        this.most = most;
    }

    /** Whether the bytes begin a response, as far as they go. */
    public boolean isResponse(ByteView bytes) {
        return Lines.begins(bytes, version);
    }

    /** Whether what is there can begin a message: refuses other bytes as soon as they differ. */
    public boolean fits(ByteView bytes) {
        if (isResponse(bytes)) {
            return fitsCode(bytes);
        }
        int blank = 0;
        while (blank < bytes.length() && isOfMethod(bytes.u8(blank))) {
            blank++;
        }
        if (blank == 0 || blank > MAX_METHOD || (blank < bytes.length() && bytes.u8(blank) != ' ')) {
            return false;
        }
        int end = Lines.end(bytes, 0, most);
        if (end == Lines.TOO_LONG || !Lines.isText(bytes, 0, end > 0 ? end : bytes.length())) {
            return false;
        }
        return end == Lines.OPEN || Lines.text(bytes, 0, end).endsWith(' ' + version);
    }

    private boolean fitsCode(ByteView bytes) {
        for (int i = 0; i <= CODE && version.length() + i < bytes.length(); i++) {
            int c = bytes.u8(version.length() + i);
            if (i == 0 ? c != ' ' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfMethod(int c) {
        return (c >= 'A' && c <= 'Z') || c == '_';
    }

    /** The status code of a response that {@link #fits}; 0 where it is cut. */
    public static int status(MessageHead head) {
        String code = head.first(1);
        int status = 0;
        for (int i = 0; i < Math.min(CODE, code.length()); i++) {
            status = 10 * status + Math.max(0, Character.digit(code.charAt(i), 10));
        }
        return status;
    }
}
