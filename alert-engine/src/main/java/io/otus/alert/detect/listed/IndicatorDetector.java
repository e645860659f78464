package io.otus.alert.detect.listed;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.ForwardedNames;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.indicator.Indicator;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureSet;
import io.otus.alert.text.DisplayFilter;
import io.otus.core.event.FileDigest;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.TransferSeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#MALWARE_IOC}: something that is on a list of the site: a listed address that a device calls, or that a
 * device answers (an unanswered call from outside does no harm); a listed domain that is asked for or named in a
 * handshake; a listed certificate or fingerprint; a listed file that is transferred or attached to a message. Always
 * critical and never learned. The detector exists only if the site has lists, or may get some.
 */
public final class IndicatorDetector implements Detector.OnFlow, Detector.OnSession, Detector.OnTransfer, Renewable {
    private record Key(
            Indicator indicator, int segment, @Nullable IpAddress device) {}

    private final DetectorContext site;
    private Indicators indicators;
    private final ForwardedNames forwarded;

    public IndicatorDetector(DetectorContext site, Indicators indicators) {
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
        switch (event.fact()) {
            case SessionFact.Attachment attached -> file(event, attached.file(), "sends in a message", Listed.ATTACHED);
            case SessionFact.Content content -> {
                boolean isPut = origin.flow().endpoint(origin.sender()).equals(event.client());
                file(event, content.file(), isPut ? "stores" : "fetches", isPut ? Listed.MOVED : Listed.FETCHED);
            }
            case SessionFact.EncryptionHello hello -> server(hello.serverName(), origin);
            case SessionFact.ClientFingerprint client -> {
                manner(Indicator.Type.JA3, "ja3", client.ja3(), origin);
                manner(Indicator.Type.JA4, "ja4", client.ja4(), origin);
            }
            case SessionFact.ServerFingerprint server -> manner(Indicator.Type.JA3, "ja3s", server.ja3s(), origin);
            case SessionFact.Certificate certificate -> certificate(certificate.sha256(), origin);
            case SessionFact.Text text -> {
                if (text.kind().equals(SessionSeen.NAME_QUERY)) {
                    asked(event);
                }
            }
            default -> {
                // Nothing that can be on a list.
            }
        }
    }

    /** Checks the server name that a client states. */
    private void server(String name, Origin origin) {
        Indicator found = indicators.domain(name, origin.time());
        if (found != null) {
            shows(found, origin, DisplayFilter.below("tls.handshake.extensions_server_name", found.value()));
        }
    }

    /** Checks the fingerprint of a client or server. */
    private void manner(Indicator.Type type, String field, String value, Origin origin) {
        Indicator found = indicators.exact(type, value, origin.time());
        if (found != null) {
            shows(found, origin, "tls.handshake." + field + " == \"" + found.value() + '"');
        }
    }

    /**
     * Checks a certificate. Wireshark has no filter for its hash, so the filter selects all certificates of the
     * connection.
     */
    private void certificate(String sha256, Origin origin) {
        Indicator found = indicators.exact(Indicator.Type.HASH, sha256, origin.time());
        if (found != null) {
            shows(found, origin, "tls.handshake.certificate && " + DisplayFilter.of(origin));
        }
    }

    private void shows(Indicator found, Origin origin, String filter) {
        tell(listed(found, origin, "shows", filter), origin.time(), origin.evidence());
    }

    /** A device asks for a listed name, for itself or as a name server for its client. */
    private void asked(SessionSeen event) {
        Origin origin = event.origin();
        long time = origin.time();
        Indicator found = indicators.domain(event.detail(), time);
        if (found == null) {
            return;
        }
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

    /** Checks a file that a client sends or fetches completely. */
    private void file(SessionSeen event, FileDigest file, String how, List<String> techniques) {
        Origin origin = event.origin();
        Indicator found = indicators.exact(Indicator.Type.HASH, file.sha256(), origin.time());
        if (found != null) {
            String does = how + (file.name().isEmpty() ? "" : ", as '" + file.name() + "',");
            int client = event.client().equals(origin.flow().endpoint(0)) ? 0 : 1;
            Listed listed = new Listed(
                    found, origin.flow(), client, origin.protocol(), does, DisplayFilter.of(origin), techniques);
            tell(listed, origin.time(), origin.evidence());
        }
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
            out.add(finding(new Listed(found, flow, client, origin.protocol(), "moves", filter, Listed.MOVED)));
        }
    }

    private static Finding finding(Listed listed) {
        Endpoint endpoint = listed.flow().endpoint(listed.device());
        Key key = new Key(listed.indicator(), endpoint.segment(), endpoint.ip());
        return Finding.act(Kind.MALWARE_IOC, key, listed);
    }
}
