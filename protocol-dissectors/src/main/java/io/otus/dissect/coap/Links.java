package io.otus.dissect.coap;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;
import java.util.ArrayList;
import java.util.List;

/** The resources that a device lists, RFC 6690 §2: {@code </sensors/temp>;rt="temperature-c";if="sensor",</light>}. */
final class Links {
    /** Content format of such a list. */
    static final int FORMAT = 40;
    /** Where a device lists what it has, RFC 6690 §4. */
    static final String WELL_KNOWN = "/.well-known/core";
    /** Most resources of one list that are reported. */
    static final int MAX = 64;

    private static final int MAX_TEXT = 200;

    private Links() {}

    /** Each resource of the sender's own, with its type where it has one. */
    static List<String> read(ByteView list) {
        String text = Lines.text(list);
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < text.length() && found.size() < MAX) {
            int end = end(text, at);
            String link = text.substring(at, end).strip();
            int close = link.indexOf('>');
            // An absolute link, or one with another anchor, is somebody else's.
            if (link.startsWith("</") && close > 1 && !link.contains(";anchor=")) {
                String type = type(link.substring(close + 1));
                String told = link.substring(1, close) + (type.isEmpty() ? "" : " " + type);
                found.add(told.substring(0, Math.min(told.length(), MAX_TEXT)));
            }
            at = end + 1;
        }
        return found;
    }

    /** Where a link ends: at a comma that is neither within quotes nor within the address. */
    private static int end(String text, int from) {
        boolean quoted = false;
        boolean address = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '<' || c == '>')) {
                address = c == '<';
            } else if (c == ',' && !quoted && !address) {
                return i;
            }
        }
        return text.length();
    }

    private static String type(String parameters) {
        int at = parameters.indexOf(";rt=");
        if (at < 0) {
            return "";
        }
        String value = parameters.substring(at + ";rt=".length());
        if (value.startsWith("\"")) {
            int close = value.indexOf('"', 1);
            return close < 0 ? "" : value.substring(1, close);
        }
        int close = value.indexOf(';');
        return close < 0 ? value : value.substring(0, close);
    }
}
