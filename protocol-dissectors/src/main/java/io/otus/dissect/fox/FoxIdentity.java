package io.otus.dissect.fox;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.dissect.fox.FoxEvent.Tuple;
import io.otus.layer.banner.BannerClaims;
import java.util.List;

/** Reports the sender's identity in a hello. Confined. */
final class FoxIdentity {
    private static final String STATION = "Station";
    private static final String SOURCE = "hello";
    /** Host ids of controllers with the operating system QNX: Qnx-NPM6-0000-1490-C30C. */
    private static final String QNX_HOST = "Qnx-";

    private final BannerClaims claims = new BannerClaims("fox");

    void hello(List<Tuple> tuples, Context context, Output out) {
        String application = value(tuples, "app.name");
        String version = value(tuples, "app.version");
        boolean isStation = application.equals(STATION);
        String station = value(tuples, "station.name");
        String host = value(tuples, "hostName");
        tell(Attribute.NAME, station, context, out);
        if (!isAddress(host)) {
            claims.tell(out, context.source(), Attribute.NAME, host, SOURCE);
        }
        if (!application.isEmpty()) {
            claims.tell(out, context.source(), Attribute.SERVICE, joined("Niagara " + application, version), SOURCE);
        }
        if (isStation) {
            tell(Attribute.FIRMWARE, version, context, out);
            claims.tell(out, context.source(), Attribute.VENDOR, value(tuples, "brandId"), SOURCE);
        }
        tell(Attribute.OS, joined(value(tuples, "os.name"), value(tuples, "os.version")), context, out);
        String hostId = value(tuples, "hostId");
        tell(Attribute.SERIAL, hostId, context, out);
        tell(Attribute.MODEL, model(hostId), context, out);
        tell(Attribute.IP, value(tuples, "hostAddress"), context, out);
    }

    private void tell(Attribute attribute, String value, Context context, Output out) {
        claims.tell(out, context.source(), attribute, value, SOURCE, Trust.DEVICE);
    }

    /** The model of a controller, which is the second part of its host id; other hosts have no such id. */
    private static String model(String hostId) {
        if (!hostId.startsWith(QNX_HOST)) {
            return "";
        }
        int end = hostId.indexOf('-', QNX_HOST.length());
        return end < 0 ? "" : hostId.substring(QNX_HOST.length(), end);
    }

    /** Whether a controller without a name of its own gives its address for one. */
    private static boolean isAddress(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == ':') {
                return true;
            }
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static String joined(String name, String version) {
        return version.isEmpty() ? name : name + ' ' + version;
    }

    /** The text of the tuple of this name; empty where there is none. */
    static String value(List<Tuple> tuples, String name) {
        for (Tuple tuple : tuples) {
            if (tuple.name().equals(name)) {
                return tuple.value();
            }
        }
        return "";
    }
}
