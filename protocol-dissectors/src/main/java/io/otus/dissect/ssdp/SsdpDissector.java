package io.otus.dissect.ssdp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one message per datagram: a start line of HTTP, headers, and no body. */
final class SsdpDissector implements Dissector {
    private static final String NOTIFY = "NOTIFY * HTTP/1.1";
    private static final String SEARCH = "M-SEARCH * HTTP/1.1";
    private static final String RESPONSE = "HTTP/1.1 200 OK";
    private static final int MAX_HEADERS = 32;
    private static final int MAX_VALUE = 512;
    private static final Service SEARCH_SERVICE = new Service(-1, "search", Action.DISCOVER);
    private static final String[] HEADERS = {
        "host", "nts", "nt", "st", "usn", "location", "server", "user-agent", "cache-control"
    };

    @Override
    public int frameLength(ByteView bytes, Context context) {
        boolean fits = begins(bytes, NOTIFY) || begins(bytes, SEARCH) || begins(bytes, RESPONSE);
        return fits ? bytes.length() : NOT_MINE;
    }

    /** An answer is HTTP over UDP and no more; the others have a start line of their own. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return begins(message, NOTIFY) || begins(message, SEARCH);
    }

    private static boolean begins(ByteView bytes, String line) {
        if (!bytes.has(0, line.length())) {
            return false;
        }
        for (int i = 0; i < line.length(); i++) {
            if (bytes.u8(i) != line.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        String text = message.text(0, message.length(), StandardCharsets.UTF_8);
        String[] lines = text.split("\r\n", MAX_HEADERS + 2);
        List<Element> fields = new ArrayList<>();
        String[] values = new String[HEADERS.length];
        for (int i = 1; i < lines.length && i <= MAX_HEADERS; i++) {
            int colon = lines[i].indexOf(':');
            for (int h = 0; colon > 0 && h < HEADERS.length; h++) {
                if (lines[i].substring(0, colon)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(HEADERS[h])) {
                    String value = lines[i].substring(colon + 1).strip();
                    values[h] = value.substring(0, Math.min(value.length(), MAX_VALUE));
                    fields.add(Element.text(HEADERS[h].replace('-', '_'), values[h]));
                }
            }
        }
        boolean search = begins(message, SEARCH);
        boolean notify = begins(message, NOTIFY);
        out.message(new SsdpEvent.Message(search ? "search" : notify ? "notify" : "response", fields));
        if (lines.length < 2) {
            out.malformed(SsdpAnomaly.START_LINE, message.length());
        }
        if (search) {
            Direction.FROM_CLIENT.tell(context, out);
            out.request(Request.unconfirmed(SEARCH_SERVICE, "", List.of()));
            String userAgent = of(values, "user-agent");
            claim(Attribute.SERVICE, userAgent, context, out);
            claim(Attribute.OS, system(userAgent), context, out);
            return;
        }
        if (of(values, "nts").equalsIgnoreCase("ssdp:byebye")) {
            return; // what goes says nothing of what is there, section 1.2.3
        }
        String server = of(values, "server");
        claim(Attribute.DESCRIPTION, server, context, out);
        claim(Attribute.OS, system(server), context, out);
        String type = of(values, notify ? "nt" : "st");
        if (type.startsWith("urn:")) {
            claim(Attribute.SERVICE, type, context, out);
        }
        String usn = of(values, "usn");
        if (usn.startsWith("uuid:")) {
            int end = usn.indexOf("::");
            claim(Attribute.INSTANCE, end < 0 ? usn : usn.substring(0, end), context, out);
        }
    }

    private static String of(String[] values, String header) {
        for (int h = 0; h < HEADERS.length; h++) {
            if (HEADERS[h].equals(header) && values[h] != null) {
                return values[h];
            }
        }
        return "";
    }

    /**
     * The operating system of {@code OS/version UPnP/1.1 product/version} (§1.2.2): where the second token is UPnP's,
     * the first is the system's by the standard. Many devices write something else there, and those are not believed.
     */
    private static String system(String server) {
        String[] tokens = server.split("[ ,]+", -1);
        if (tokens.length < 2 || !tokens[1].startsWith("UPnP/")) {
            return "";
        }
        int slash = tokens[0].indexOf('/');
        String name = slash < 0 ? tokens[0] : tokens[0].substring(0, slash);
        boolean known = name.equalsIgnoreCase("linux")
                || name.equalsIgnoreCase("windows")
                || name.equalsIgnoreCase("freebsd")
                || name.equalsIgnoreCase("vxworks")
                || name.equalsIgnoreCase("darwin");
        return known ? tokens[0].replace('/', ' ') : "";
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, "ssdp", Trust.SESSION);
    }
}
