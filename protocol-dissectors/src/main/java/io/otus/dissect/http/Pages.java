package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Output;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.banner.Products;
import io.otus.layer.text.Lines;
import java.util.Locale;

/** Reads the identity of a device from the pages and documents that it serves. Stateless. */
final class Pages {
    private static final int MAX_TITLE = 128;
    private static final int MAX_VALUE = 256;
    private static final int MAX_DEPTH = 2;

    private Pages() {}

    /** Whether a body of this type may identify the device. */
    static boolean isWanted(String contentType, String contentEncoding) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return contentEncoding.isEmpty() && (type.isEmpty() || type.contains("html") || type.contains("xml"));
    }

    /** Whether something that is read of pages and documents ends in a piece of text. */
    static boolean endsSomething(ByteView piece) {
        String text = Lines.text(piece).toLowerCase(Locale.ROOT);
        return text.contains("</title") || text.contains("</device>") || text.contains("informationresponse>");
    }

    /** The title of a page; empty where the bytes are no page or have none. */
    static String title(ByteView body) {
        String text = Lines.text(body);
        String lower = text.toLowerCase(Locale.ROOT);
        int tag = lower.indexOf("<title");
        int from = tag < 0 ? -1 : lower.indexOf('>', tag) + 1;
        int to = from <= 0 ? -1 : lower.indexOf("</title", from);
        if (to < 0) {
            return "";
        }
        String title = text.substring(from, to).replaceAll("\\s+", " ").strip();
        return title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) : title;
    }

    /** Whether a page at this path speaks for the device: those that are deep down are about something else. */
    static boolean speaksForDevice(String path) {
        return path.chars().filter(c -> c == '/').count() <= MAX_DEPTH;
    }

    /** Reports the identity in a title. */
    static void tellTitle(String title, Endpoint server, BannerClaims claims, Output out) {
        claims.tell(out, server, Attribute.DESCRIPTION, title, "title");
        claims.tell(out, server, Attribute.MODEL, Products.code(title), "title");
    }

    /** Reports the identity in a UPnP device description or ONVIF device information; nothing for other documents. */
    static void tellDocument(ByteView body, Endpoint server, BannerClaims claims, Output out) {
        String text = Lines.text(body);
        if (text.contains("urn:schemas-upnp-org:device")) {
            // The root device is the first; those within it follow.
            tell(text, "manufacturer", Attribute.VENDOR, server, claims, out);
            tell(text, "modelName", Attribute.MODEL, server, claims, out);
            tell(text, "modelNumber", Attribute.ORDER_NUMBER, server, claims, out);
            tell(text, "modelDescription", Attribute.DESCRIPTION, server, claims, out);
            tell(text, "serialNumber", Attribute.SERIAL, server, claims, out);
            tell(text, "friendlyName", Attribute.NAME, server, claims, out);
        } else if (text.contains("GetDeviceInformationResponse")) {
            tell(text, "Manufacturer", Attribute.VENDOR, server, claims, out);
            tell(text, "Model", Attribute.MODEL, server, claims, out);
            tell(text, "FirmwareVersion", Attribute.FIRMWARE, server, claims, out);
            tell(text, "SerialNumber", Attribute.SERIAL, server, claims, out);
            tell(text, "HardwareId", Attribute.HARDWARE, server, claims, out);
        }
    }

    private static void tell(
            String text, String element, Attribute attribute, Endpoint server, BannerClaims claims, Output out) {
        claims.tell(out, server, attribute, element(text, element), "device_description " + element, Trust.MANAGEMENT);
    }

    /** Content of the first element of this local name; empty where there is none, or where it holds elements. */
    static String element(String text, String name) {
        int at = text.indexOf(name + '>');
        while (at > 0) {
            char before = text.charAt(at - 1);
            int from = at + name.length() + 1;
            int end = text.indexOf('<', from, Math.min(text.length(), from + MAX_VALUE + 1));
            if ((before == '<' || before == ':') && end > from && end - from <= MAX_VALUE) {
                return unescaped(text.substring(from, end).strip());
            }
            at = text.indexOf(name + '>', from);
        }
        return "";
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
