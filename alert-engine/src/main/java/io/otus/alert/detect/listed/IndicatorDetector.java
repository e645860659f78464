package io.otus.alert.detect.listed;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.ForwardedNames;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.indicator.Indicator;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureSet;
import io.otus.alert.text.DisplayFilter;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.TransferSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#MALWARE_IOC}: something that is on a list of the site. A listed address that a device calls, or that a
 * device answered: who merely knocks from outside harms nobody. A listed domain that is asked for or named in a
 * handshake, a certificate or fingerprint that is shown, a file that is moved or is in a message. Always critical and
 * never learned. There only where a site has lists, or may get some.
 */
public final class IndicatorDetector implements Detector.OnFlow, Detector.OnSession, Detector.OnTransfer, Renewable {
    /** What sessions call the things that can be on a list, as {@code name=value} among their details. */
    private static final String SERVER_NAME = "server_name";

    private record Key(
            Indicator indicator, int segment, @Nullable IpAddress device) {}

    private final Site site;
    private Indicators indicators;
    private final ForwardedNames forwarded;

    public IndicatorDetector(Site site, Indicators indicators) {
        this.site = site;
        forwarded = new ForwardedNames(site);
        this.indicators = indicators;
    }

    @Override
    public void renew(CustomRules custom, Indicators indicators, SignatureSet signatures) {
        this.indicators = indicators;
    }

    @Override
    public long forgotten() {
        return forwarded.forgotten();
    }

    @Override
    public void started(FlowStarted event) {
        address(event.flow(), 1, event.time(), event.origin().evidence());
    }

    @Override
    public void answered(FlowAnswered event) {
        if (!event.refused()) {
            address(event.flow(), 0, event.time(), event.origin().evidence());
        }
    }

    private void address(FlowInfo flow, int listed, long time, Evidence evidence) {
        Indicator found = indicators.address(flow.endpoint(listed).ip(), time);
        if (found != null) {
            String shows = DisplayFilter.host(flow.endpoint(listed));
            tell(new Listed(found, flow, 1 - listed, flow.protocol(), "talks to", shows), time, evidence);
        }
    }

    @Override
    public void session(SessionSeen event) {
        Origin origin = event.origin();
        long time = origin.time();
        if (event.kind().equals(SessionSeen.NAME_QUERY)) {
            Indicator found = indicators.domain(event.detail(), time);
            if (found != null) {
                asked(found, event);
            }
            return;
        }
        if (event.kind().equals(SessionSeen.ATTACHMENT)) {
            file(event, "sends in a message", Listed.ATTACHED);
            return;
        }
        if (event.kind().equals(SessionSeen.CONTENT)) {
            boolean isPut = origin.flow().endpoint(origin.sender()).equals(event.client());
            file(event, isPut ? "stores" : "fetches", isPut ? Listed.MOVED : Listed.FETCHED);
            return;
        }
        String detail = event.detail();
        for (int at = 0; at < detail.length(); ) {
            int end = detail.indexOf(' ', at);
            end = end < 0 ? detail.length() : end;
            int equals = detail.indexOf('=', at);
            if (equals > at && equals < end) {
                String value = detail.substring(equals + 1, end);
                String name = detail.substring(at, equals);
                Indicator found = shown(name, value, time);
                if (found != null) {
                    tell(listed(found, origin, "shows", filter(name, found, origin)), time, origin.evidence());
                }
            }
            at = end + 1;
        }
    }

    /** A device asks for a listed name, for itself or as a name server for its client. */
    private void asked(Indicator found, SessionSeen event) {
        Origin origin = event.origin();
        long time = origin.time();
        String name = event.detail().toLowerCase(Locale.ROOT);
        AssetModel client = site.asset(event.client(), origin);
        AssetModel server = site.asset(event.server(), origin);
        if (client != null && forwarded.isAskedOn(client, server, name, found.value(), origin)) {
            return;
        }
        Finding finding =
                finding(listed(found, origin, "asks for", DisplayFilter.below("dns.qry.name", found.value())));
        if (client != null) {
            forwarded.note(server, name, found.value(), new ForwardedNames.First(client, server, finding, time));
        }
        site.report(finding, new Sighting(time, origin.evidence(), null, client, server == client ? null : server));
    }

    /** A client sends or fetches a file whole. */
    private void file(SessionSeen event, String how, List<String> techniques) {
        Origin origin = event.origin();
        String detail = event.detail();
        int end = detail.indexOf(' ');
        int name = detail.indexOf(SessionSeen.FILENAME);
        if (!detail.startsWith(SessionSeen.DIGEST) || end < 0 || name < end) {
            return;
        }
        String digest = detail.substring(SessionSeen.DIGEST.length(), end);
        Indicator found = indicators.exact(Indicator.Type.HASH, digest, origin.time());
        if (found != null) {
            String file = detail.substring(name + SessionSeen.FILENAME.length());
            String does = how + (file.isEmpty() ? "" : ", as '" + file + "',");
            int client = event.client().equals(origin.flow().endpoint(0)) ? 0 : 1;
            Listed listed = new Listed(
                    found, origin.flow(), client, origin.protocol(), does, DisplayFilter.of(origin), techniques);
            tell(listed, origin.time(), origin.evidence());
        }
    }

    private @Nullable Indicator shown(String name, String value, long time) {
        return switch (name) {
            case SERVER_NAME -> indicators.domain(value, time);
            case "sha256" -> indicators.exact(Indicator.Type.HASH, value, time);
            case "ja3", "ja3s" -> indicators.exact(Indicator.Type.JA3, value, time);
            case "ja4" -> indicators.exact(Indicator.Type.JA4, value, time);
            default -> null;
        };
    }

    /** Frames that show it: Wireshark knows no hash of a certificate, so all of the handshake that has one. */
    private static String filter(String name, Indicator found, Origin origin) {
        return switch (name) {
            case SERVER_NAME -> DisplayFilter.below("tls.handshake.extensions_server_name", found.value());
            case "ja3", "ja3s", "ja4" -> "tls.handshake." + name + " == \"" + found.value() + '"';
            default -> "tls.handshake.certificate && " + DisplayFilter.of(origin);
        };
    }

    private static Listed listed(Indicator found, Origin origin, String does, String filter) {
        return new Listed(found, origin.flow(), origin.sender(), origin.protocol(), does, filter);
    }

    private void tell(Listed listed, long time, Evidence evidence) {
        FlowInfo flow = listed.flow();
        AssetModel source = site.asset(flow.endpoint(listed.device()), time, evidence);
        AssetModel target = site.asset(flow.endpoint(1 - listed.device()), time, evidence);
        site.report(finding(listed), new Sighting(time, evidence, null, source, target == source ? null : target));
    }

    @Override
    public void transferred(TransferSeen moved, Act act, List<Finding> out) {
        Origin origin = moved.origin();
        Indicator found = indicators.exact(Indicator.Type.HASH, moved.sha256(), origin.time());
        if (found != null) {
            FlowInfo flow = origin.flow();
            int client = moved.client().equals(flow.endpoint(0)) ? 0 : 1;
            String filter = DisplayFilter.of(origin);
            out.add(finding(new Listed(found, flow, client, origin.protocol(), "moves", filter)));
        }
    }

    private static Finding finding(Listed listed) {
        Endpoint endpoint = listed.flow().endpoint(listed.device());
        Key key = new Key(listed.indicator(), endpoint.segment(), endpoint.ip());
        return new Finding(Kind.MALWARE_IOC, Kind.MALWARE_IOC.severity(), "", key, listed, true);
    }
}
