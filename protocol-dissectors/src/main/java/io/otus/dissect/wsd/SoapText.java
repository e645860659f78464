package io.otus.dissect.wsd;

/**
 * Texts of elements in a SOAP envelope, found by their local names. It is no XML parser: entities but the five of XML
 * are left as they are, and nothing outside the envelope is ever fetched.
 */
final class SoapText {
    /** Longest text of an element that is read. */
    static final int MAX_TEXT = 2048;

    private SoapText() {}

    /** The text of the first element of this local name; empty where there is none. */
    static String of(String xml, String name) {
        int at = 0;
        while (at >= 0 && at < xml.length()) {
            at = xml.indexOf(name, at);
            if (at < 0) {
                return "";
            }
            int after = at + name.length();
            if (isStartTag(xml, at) && after < xml.length() && ">/ \t\r\n".indexOf(xml.charAt(after)) >= 0) {
                int open = xml.indexOf('>', after);
                if (open < 0) {
                    return "";
                }
                if (xml.charAt(open - 1) != '/') {
                    int close = xml.indexOf('<', open);
                    return close < 0 ? "" : text(xml.substring(open + 1, Math.min(close, open + 1 + MAX_TEXT)));
                }
                after = open; // nothing within an empty element is a tag
            }
            at = after;
        }
        return "";
    }

    /** Whether a name stands behind {@code <} or {@code <prefix:}. */
    private static boolean isStartTag(String xml, int at) {
        int i = at - 1;
        if (i >= 0 && xml.charAt(i) == ':') {
            i--;
            while (i >= 0 && (Character.isLetterOrDigit(xml.charAt(i)) || "-_.".indexOf(xml.charAt(i)) >= 0)) {
                i--;
            }
        }
        return i >= 0 && xml.charAt(i) == '<';
    }

    private static String text(String raw) {
        return raw.strip()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
