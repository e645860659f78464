package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.dissect.opcua.UaType.Structure;
import io.otus.layer.tls.SenderCertificate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What servers and clients say of themselves: application descriptions, and BuildInfo of the Server object, OPC 10000-5
 * §12.4.
 */
final class Identity {
    private static final String BUILD_INFO_SOURCE = "BuildInfo";
    private static final String CERTIFICATE_SOURCE = "opcua certificate";
    private static final String SERVER_STATUS = "i=2256";
    private static final String STATE = "i=2259";
    private static final String BUILD_INFO = "i=2260";

    /** The port of a URL that names none, OPC 10000-6 §7.2. */
    private static final int DEFAULT_PORT = 4840;
    /** Scheme, host and port of a URL; an IPv6 address stands in brackets, RFC 3986 §3.2.2. */
    private static final Pattern URL =
            Pattern.compile("[a-z.+]{1,16}://(?:\\[([0-9A-Fa-f:.]{2,45}+)]|([^/\\[\\]:]{1,255}+))(?::([0-9]{1,5}))?");

    /** ServerState, OPC 10000-5 §12.6. */
    private static final List<String> STATES = List.of(
            "Running", "Failed", "NoConfiguration", "Suspended", "Shutdown", "Test", "CommunicationFault", "Unknown");

    /** Parts of BuildInfo as nodes of their own, OPC 10000-6 A.1. */
    private static final Map<String, Attribute> NODES =
            Map.of("i=2261", Attribute.MODEL, "i=2263", Attribute.VENDOR, "i=2264", Attribute.FIRMWARE);

    private Identity() {}

    static void report(
            Structure structure, List<Element> message, @Nullable Request asked, Context context, Output out) {
        switch (structure.name()) {
            case "CreateSessionRequest" -> {
                application(Elements.group(message, "client_description"), structure, context, out);
                certificate(message, "client_certificate", context, out);
            }
            case "CreateSessionResponse" -> {
                endpoint(message, "server_endpoints", structure, context, out);
                certificate(message, "server_certificate", context, out);
            }
            case "GetEndpointsResponse" -> {
                endpoint(message, "endpoints", structure, context, out);
                List<Element.Group> endpoints = Elements.groups(message, "endpoints");
                if (!endpoints.isEmpty()) {
                    certificate(endpoints.getFirst().elements(), "server_certificate", context, out);
                }
            }
            case "FindServersResponse" -> {
                // Of several, the message does not say which one answers: a server knows its partners too, a discovery
                // server knows many, and may be asked for one of them.
                List<Element.Group> servers = Elements.groups(message, "servers");
                if (servers.size() == 1 && isAt(servers.getFirst().elements(), context.source())) {
                    application(servers.getFirst().elements(), structure, context, out);
                }
            }
            case "RegisterServerRequest", "RegisterServer2Request" ->
                registered(Elements.group(message, "server"), structure, context, out);
            case "ReadResponse" -> {
                if (asked != null) {
                    read(asked.points(), Elements.groups(message, "results"), context, out);
                }
            }
            default -> {}
        }
    }

    /** Whether a URL under which an application is reached leads to an endpoint, by its port and address. */
    private static boolean isAt(List<Element> description, Endpoint endpoint) {
        ValueList urls = Elements.values(description, "discovery_urls");
        for (int i = 0; i < urls.size(); i++) {
            Matcher url = URL.matcher(urls.text(i));
            if (url.lookingAt()) {
                IpAddress ip = IpAddress.ofText(url.group(1) == null ? url.group(2) : url.group(1));
                int port = url.group(3) == null ? DEFAULT_PORT : Integer.parseInt(url.group(3));
                if (port == endpoint.port() && (ip == null || ip.equals(endpoint.ip()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All endpoints of a server describe the same application. */
    private static void endpoint(
            List<Element> message, String array, Structure structure, Context context, Output out) {
        List<Element.Group> endpoints = Elements.groups(message, array);
        if (!endpoints.isEmpty()) {
            application(Elements.group(endpoints.getFirst().elements(), "server"), structure, context, out);
        }
    }

    private static void certificate(List<Element> of, String name, Context context, Output out) {
        String octets = Elements.text(of, name);
        if (!octets.isEmpty()) {
            certificate(ByteView.of(Octets.ofHex(octets).toArray()), context, out);
        }
    }

    /** The application instance certificate of the sender, OPC 10000-6 §6.2.2, which has the URI of the application. */
    static void certificate(ByteView der, Context context, Output out) {
        for (String name : SenderCertificate.tell(der, "opcua_certificate", CERTIFICATE_SOURCE, context, out)) {
            if (name.startsWith("urn:")) {
                application(name, CERTIFICATE_SOURCE, context, out);
            }
        }
    }

    private static void application(List<Element> description, Structure structure, Context context, Output out) {
        String name = Elements.text(Elements.group(description, "application_name"), "text");
        service(name, Elements.text(description, "product_uri"), structure, context, out);
        application(Elements.text(description, "application_uri"), structure.name(), context, out);
    }

    /** A server tells a discovery server of itself, OPC 10000-4 §5.5.5. */
    private static void registered(List<Element> server, Structure structure, Context context, Output out) {
        List<Element.Group> names = Elements.groups(server, "server_names");
        String name = names.isEmpty() ? "" : Elements.text(names.getFirst().elements(), "text");
        service(name, Elements.text(server, "product_uri"), structure, context, out);
        application(Elements.text(server, "server_uri"), structure.name(), context, out);
    }

    private static void service(String name, String product, Structure structure, Context context, Output out) {
        String service = product.isEmpty() ? name : name + " (" + product + ')';
        claim(Attribute.SERVICE, service, structure.name(), Trust.SESSION, context, out);
    }

    /**
     * The URI by which an application is told from all others, OPC 10000-4 §7.2. Whoever sets it up chooses it, and
     * copies have the same one: it makes no two devices one.
     */
    static void application(String uri, String source, Context context, Output out) {
        claim(Attribute.INSTANCE, uri, source, Trust.SESSION, context, out);
    }

    private static void read(List<PointRange> asked, List<Element.Group> results, Context context, Output out) {
        for (int i = 0; i < results.size() && i < asked.size(); i++) {
            List<Element> result = results.get(i).elements();
            String node = asked.get(i).space();
            Attribute attribute = NODES.get(node);
            if (attribute != null) {
                ValueList value = Points.single(result);
                claim(attribute, value.size() == 1 ? value.text(0) : "", BUILD_INFO_SOURCE, Trust.DEVICE, context, out);
            } else if (node.equals(BUILD_INFO)) {
                buildInfo(Elements.group(result, "value"), context, out);
            } else if (node.equals(SERVER_STATUS)) {
                List<Element> status = Elements.group(result, "value");
                buildInfo(Elements.group(status, "build_info"), context, out);
                claim(Attribute.RUN_STATE, Elements.text(status, "state"), "ServerStatus", Trust.DEVICE, context, out);
            } else if (node.equals(STATE)) {
                ValueList value = Points.single(result);
                long state = value.size() == 1 ? value.integer(0) : -1;
                String name = state >= 0 && state < STATES.size() ? STATES.get((int) state) : "";
                claim(Attribute.RUN_STATE, name, "ServerStatus", Trust.DEVICE, context, out);
            }
        }
    }

    private static void buildInfo(List<Element> info, Context context, Output out) {
        claim(
                Attribute.VENDOR,
                Elements.text(info, "manufacturer_name"),
                BUILD_INFO_SOURCE,
                Trust.DEVICE,
                context,
                out);
        claim(Attribute.MODEL, Elements.text(info, "product_name"), BUILD_INFO_SOURCE, Trust.DEVICE, context, out);
        claim(
                Attribute.FIRMWARE,
                Elements.text(info, "software_version"),
                BUILD_INFO_SOURCE,
                Trust.DEVICE,
                context,
                out);
    }

    private static void claim(
            Attribute attribute, String value, String source, Trust trust, Context context, Output out) {
        if (!value.isBlank()) {
            out.claim(context.source(), "", attribute, value, source, trust);
        }
    }
}
