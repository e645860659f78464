package io.otus.dissect.dns;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.dns.DomainName;
import io.otus.layer.dns.NameHeader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host says of its services in multicast DNS, RFC 6763: the SRV record of an instance offers the service, and
 * the keys of its TXT record say more. Keys are only read where the service's registration defines them: {@code model}
 * of {@code _device-info}, {@code ty} of printers (Bonjour Printing 1.2.1 §9.2), and the like. Stateless.
 */
final class ServiceDiscovery {
    private static final int TXT = 16;
    private static final int SRV = 33;
    private static final int MAX_RECORDS = 256;
    private static final String SOURCE = "mdns service";
    private static final String WORKSTATION = "_workstation._tcp";

    /** The attributes by {@code service key}. */
    private static final Map<String, Attribute> KEYS = new HashMap<>();

    static {
        KEYS.put("_device-info._tcp model", Attribute.MODEL);
        for (String printer : new String[] {"_ipp._tcp", "_ipps._tcp", "_printer._tcp", "_pdl-datastream._tcp"}) {
            KEYS.put(printer + " ty", Attribute.MODEL);
            KEYS.put(printer + " usb_mfg", Attribute.VENDOR);
            KEYS.put(printer + " note", Attribute.LOCATION);
        }
        KEYS.put("_uscan._tcp ty", Attribute.MODEL);
        KEYS.put("_googlecast._tcp md", Attribute.MODEL);
        KEYS.put("_airplay._tcp model", Attribute.MODEL);
        KEYS.put("_airplay._tcp deviceid", Attribute.MAC);
        KEYS.put("_raop._tcp am", Attribute.MODEL);
        KEYS.put("_hap._tcp md", Attribute.MODEL);
        KEYS.put("_axis-video._tcp macaddress", Attribute.MAC);
        KEYS.put("_axis-nvr._tcp macaddress", Attribute.MAC);
    }

    private ServiceDiscovery() {}

    /**
     * Reads the records behind the questions; where one passes the message the rest is left, which the walk over all
     * records reports.
     */
    static void tell(ByteView message, Context context, Output out) {
        int at = NameHeader.SIZE;
        for (int i = 0; i < NameHeader.questions(message) && at >= 0; i++) {
            int end = DomainName.skip(message, at);
            at = end < 0 || !message.has(end, 4) ? -1 : end + 4;
        }
        int count = NameHeader.answers(message) + NameHeader.authorities(message) + NameHeader.additionals(message);
        for (int i = 0; i < Math.min(count, MAX_RECORDS) && at >= 0; i++) {
            int fixed = DomainName.skip(message, at);
            if (fixed < 0 || !message.has(fixed, 10) || !message.has(fixed + 10, message.u16(fixed + 8))) {
                return;
            }
            int type = message.u16(fixed);
            // A time to live of 0 withdraws the record (RFC 6762 §10.1).
            if ((type == SRV || type == TXT) && message.u32(fixed + 4) > 0) {
                record(
                        DomainName.read(message, at),
                        type,
                        message.slice(fixed + 10, message.u16(fixed + 8)),
                        context,
                        out);
            }
            at = fixed + 10 + message.u16(fixed + 8);
        }
    }

    /** A name is {@code instance._service._proto.domain} (RFC 6763 §4.1); the instance may hold any characters. */
    private static void record(String name, int type, ByteView data, Context context, Output out) {
        String service = service(name);
        if (service == null) {
            return;
        }
        if (type == SRV) {
            claim(Attribute.SERVICE, service, context, out);
            if (service.equals(WORKSTATION)) {
                workstation(name, context, out);
            }
            return;
        }
        int at = 0;
        while (at < data.length() && data.has(at + 1, data.u8(at))) {
            String text = data.text(at + 1, data.u8(at), StandardCharsets.UTF_8);
            int equals = text.indexOf('=');
            if (equals > 0) {
                Attribute attribute =
                        KEYS.get(service + ' ' + text.substring(0, equals).toLowerCase(Locale.ROOT));
                if (attribute != null) {
                    key(attribute, text.substring(equals + 1), context, out);
                }
            }
            at += 1 + data.u8(at);
        }
    }

    private static void key(Attribute attribute, String value, Context context, Output out) {
        if (attribute != Attribute.MAC) {
            claim(attribute, value, context, out);
            return;
        }
        mac(value, context, out);
    }

    /** {@code host [00:11:22:33:44:55]}, as Avahi names the instance. */
    private static void workstation(String name, Context context, Output out) {
        int open = name.indexOf('[');
        int close = name.indexOf(']', open);
        if (open > 0 && close > open) {
            mac(name.substring(open + 1, close), context, out);
        }
    }

    private static void mac(String text, Context context, Output out) {
        String hex = text.replace(":", "").replace("-", "");
        if (hex.length() != 12) {
            return;
        }
        long bits = 0;
        for (int i = 0; i < hex.length(); i++) {
            int digit = Character.digit(hex.charAt(i), 16);
            if (digit < 0) {
                return;
            }
            bits = bits << 4 | digit;
        }
        MacAddress mac = new MacAddress(bits);
        if (mac.isOfOneDevice()) {
            claim(Attribute.MAC, mac.toString(), context, out);
        }
    }

    /** The service of an instance's name, such as {@code _http._tcp}; null where there is none. */
    private static @Nullable String service(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int proto = lower.lastIndexOf("._tcp.");
        if (proto < 0) {
            proto = lower.lastIndexOf("._udp.");
        }
        if (proto < 0) {
            return null;
        }
        int begin = lower.lastIndexOf("._", proto - 1);
        return begin < 0 ? null : lower.substring(begin + 1, proto + 5);
    }

    private static void claim(Attribute attribute, String value, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, SOURCE, Trust.NAME_SERVICE);
    }
}
