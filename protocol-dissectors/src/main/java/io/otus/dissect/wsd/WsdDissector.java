package io.otus.dissect.wsd;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one SOAP envelope per datagram. */
final class WsdDissector implements Dissector {
    private static final int MAX_SCOPES = 64;
    private static final String ONVIF = "onvif://www.onvif.org/";
    private static final String DISCOVERY = "/discovery/";
    private static final Service PROBE = new Service(-1, "probe", Action.DISCOVER);

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int at = 0;
        while (bytes.has(at, 1) && bytes.u8(at) <= ' ') {
            at++;
        }
        return bytes.has(at, 1) && bytes.u8(at) == '<' ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        String xml = message.text(0, message.length(), StandardCharsets.UTF_8);
        String action = SoapText.of(xml, "Action");
        String kind = kind(action);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.text("action", action));
        String endpoint = SoapText.of(xml, "Address");
        String types = SoapText.of(xml, "Types");
        String[] scopes = SoapText.of(xml, "Scopes").split("\\s+", MAX_SCOPES);
        String addresses = SoapText.of(xml, "XAddrs");
        fields.add(Element.text("endpoint", endpoint));
        fields.add(Element.text("types", types));
        fields.add(new Element.Values("scopes", ValueList.texts(List.of(scopes))));
        fields.add(Element.text("x_addrs", addresses));
        out.message(new WsdEvent.Message(kind, fields));
        if (!xml.contains("Envelope")) {
            out.malformed(WsdAnomaly.ENVELOPE, 0);
            return;
        }
        switch (kind) {
            case "probe", "resolve" -> out.request(Request.unconfirmed(PROBE, "", List.of()));
            case "hello", "probe_matches", "resolve_matches" -> tell(kind, endpoint, types, scopes, context, out);
            default -> {
                // A bye tells nothing that its hello did not.
            }
        }
    }

    /** The last part of the action's URI, which every version of the standard ends with. */
    private static String kind(String action) {
        int slash = action.lastIndexOf('/');
        if (slash < 0 || !action.contains(DISCOVERY)) {
            return "envelope";
        }
        return switch (action.substring(slash + 1)) {
            case "Hello" -> "hello";
            case "Bye" -> "bye";
            case "Probe" -> "probe";
            case "ProbeMatches" -> "probe_matches";
            case "Resolve" -> "resolve";
            case "ResolveMatches" -> "resolve_matches";
            default -> "envelope";
        };
    }

    private static void tell(String kind, String endpoint, String types, String[] scopes, Context context, Output out) {
        String source = "wsd " + kind;
        if (endpoint.startsWith("urn:uuid:")) {
            claim(Attribute.INSTANCE, endpoint.substring("urn:".length()), source, context, out);
        }
        for (String type : types.split("\\s+", MAX_SCOPES)) {
            claim(Attribute.SERVICE, type.substring(type.indexOf(':') + 1), source, context, out);
        }
        for (String scope : scopes) {
            if (scope.startsWith(ONVIF)) {
                onvif(scope.substring(ONVIF.length()), source, context, out);
            }
        }
    }

    /** A scope of ONVIF, Core Specification §7.3.2.2: {@code name/...}, {@code hardware/...}, {@code location/...}. */
    private static void onvif(String scope, String source, Context context, Output out) {
        int slash = scope.indexOf('/');
        if (slash < 0) {
            return;
        }
        String value = decoded(scope.substring(slash + 1));
        switch (scope.substring(0, slash)) {
            case "name" -> claim(Attribute.NAME, value, source, context, out);
            case "hardware" -> claim(Attribute.MODEL, value, source, context, out);
            case "location" -> claim(Attribute.LOCATION, value, source, context, out);
            case "type" -> claim(Attribute.CAPABILITY, value, source, context, out);
            default -> {
                // Profiles and scopes of makers say nothing that is certain.
            }
        }
    }

    /** A part of a URI without its percent encoding (RFC 3986 §2.1); a percent sign that encodes nothing stays. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        byte[] from = value.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        for (int i = 0; i < from.length; i++) {
            int high = from[i] == '%' && i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(from[i + 2], 16);
            if (low >= 0) {
                to.write(high << 4 | low);
                i += 2;
            } else {
                to.write(from[i]);
            }
        }
        return to.toString(StandardCharsets.UTF_8);
    }

    private static void claim(Attribute attribute, String value, String source, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, source, Trust.SESSION);
    }
}
