package io.otus.alert.detect.listed;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Site;
import io.otus.alert.indicator.Indicator;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
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
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#MALWARE_IOC}: something that is on a list of the site. A listed address that a device calls, or that a
 * device answered: who merely knocks from outside harms nobody. A listed domain that is asked for or named in a
 * handshake, a certificate or fingerprint that is shown, a file that is moved. Always critical and never learned. There
 * only where a site has lists, or may get some.
 */
public final class IndicatorDetector implements Detector.OnFlow, Detector.OnSession, Detector.OnTransfer {
    /** What sessions call the things that can be on a list, as {@code name=value} among their details. */
    private static final String SERVER_NAME = "server_name";

    private record Key(
            Indicator indicator, int segment, @Nullable IpAddress device) {}

    private final Site site;
    private Indicators indicators;

    public IndicatorDetector(Site site, Indicators indicators) {
        this.site = site;
        this.indicators = indicators;
    }

    /** Other lists hold from now on. */
    public void renew(Indicators others) {
        indicators = others;
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
            tell(found, flow, 1 - listed, flow.protocol(), "talks to", time, evidence);
        }
    }

    @Override
    public void session(SessionSeen event) {
        Origin origin = event.origin();
        long time = origin.time();
        if (event.kind().equals(SessionSeen.NAME_QUERY)) {
            tell(indicators.domain(event.detail(), time), origin, "asks for");
            return;
        }
        String detail = event.detail();
        for (int at = 0; at < detail.length(); ) {
            int end = detail.indexOf(' ', at);
            end = end < 0 ? detail.length() : end;
            int equals = detail.indexOf('=', at);
            if (equals > at && equals < end) {
                String value = detail.substring(equals + 1, end);
                tell(shown(detail.substring(at, equals), value, time), origin, "shows");
            }
            at = end + 1;
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

    private void tell(@Nullable Indicator found, Origin origin, String does) {
        if (found != null) {
            tell(found, origin.flow(), origin.sender(), origin.protocol(), does, origin.time(), origin.evidence());
        }
    }

    private void tell(
            Indicator found,
            FlowInfo flow,
            int device,
            @Nullable String protocol,
            String does,
            long time,
            Evidence evidence) {
        AssetModel source = site.asset(flow.endpoint(device), time, evidence);
        AssetModel target = site.asset(flow.endpoint(1 - device), time, evidence);
        site.report(
                finding(found, flow, device, protocol, does),
                new Sighting(time, evidence, null, source, target == source ? null : target));
    }

    @Override
    public void transferred(TransferSeen moved, Act act, List<Finding> out) {
        Origin origin = moved.origin();
        Indicator found = indicators.exact(Indicator.Type.HASH, moved.sha256(), origin.time());
        if (found != null) {
            int client = moved.client().equals(origin.flow().endpoint(0)) ? 0 : 1;
            out.add(finding(found, origin.flow(), client, origin.protocol(), "moves"));
        }
    }

    private static Finding finding(Indicator found, FlowInfo flow, int device, @Nullable String protocol, String does) {
        Endpoint endpoint = flow.endpoint(device);
        Key key = new Key(found, endpoint.segment(), endpoint.ip());
        Broken broken = new Listed(found, flow, device, protocol, does);
        return new Finding(Kind.MALWARE_IOC, Kind.MALWARE_IOC.severity(), "", key, broken, true);
    }

    /**
     * A device has to do with something that is on a list.
     *
     * @param device side of the flow that the device is on
     * @param does what it does with it, as a verb
     */
    private record Listed(
            Indicator indicator,
            FlowInfo flow,
            int device,
            @Nullable String protocol,
            String does) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String who = Wording.name(sighting.source(), flow.endpoint(device));
            String what = indicator.type().key() + ' ' + indicator.value();
            String why = indicator.description().isEmpty() ? "" : " The list says: " + indicator.description() + '.';
            return Words.of(
                            who + ' ' + does + ' ' + indicator.value() + ", which is on a list",
                            "listed " + what + ' ' + who)
                    .seen(who + ' ' + does + " the " + what + ", which " + indicator.source()
                            + " lists; the other side is " + Wording.name(sighting.target(), flow.endpoint(1 - device))
                            + '.' + why)
                    .normal("nothing that a list of this site warns of.")
                    .observed(indicator.value())
                    .filter(DisplayFilter.host(flow.endpoint(1 - device)));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return switch (indicator.type()) {
                case ADDRESS, DOMAIN, JA3, JA4 -> List.of("T0869", "T0883", "T0884");
                case HASH -> List.of("T0867", "T0869");
            };
        }

        @Override
        public Path path() {
            return new Path(flow, device, protocol);
        }
    }
}
