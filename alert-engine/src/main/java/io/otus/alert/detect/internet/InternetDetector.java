package io.otus.alert.detect.internet;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAnswered;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.Tunnel;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#EXT_CONN}: a device of the plant opens a connection to the internet, or accepts one from there, or
 * exchanges packets in a tunnel with it (GRE, IP in IP, VXLAN), whoever talks within the tunnel. High if the device
 * takes part in the control of a process or serves one, such as a gateway, a broker, or a switch of its network; medium
 * if it is a camera or printer, with which nobody browses, or a computer in such a network for which internet traffic
 * is not ordinary work; low otherwise. An address that is known, by learning or from a person, is not reported.
 * Repetition alone never makes an address known.
 */
public final class InternetDetector implements Detector.OnFlow {
    /** The sort of the detector's habits. */
    static final String HABIT = "internet";
    /**
     * Most hosts of one device that are facts of their own; all others share one, as browsing would leave no room for
     * the device's other habits.
     */
    private static final int MAX_OWN = 256;

    private final DetectorContext site;

    public InternetDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void started(FlowStarted event) {
        FlowInfo flow = event.flow();
        Evidence evidence = event.origin().evidence();
        if (leaves(flow.endpoint(0), flow.endpoint(1))) {
            check(Link.of(flow, 0), evidence, event.time());
        }
        Tunnel tunnel = flow.tunnel();
        if (tunnel != null && leaves(tunnel.from(), tunnel.to())) {
            check(Link.of(flow, tunnel, true), evidence, event.time());
        }
    }

    /** Unanswered packets from outside are the firewall's concern; accepted connections are not. */
    @Override
    public void answered(FlowAnswered event) {
        if (event.refused()) {
            return;
        }
        FlowInfo flow = event.flow();
        Evidence evidence = event.origin().evidence();
        if (leaves(flow.endpoint(1), flow.endpoint(0))) {
            check(Link.of(flow, 1), evidence, event.time());
        }
        Tunnel tunnel = flow.tunnel();
        if (tunnel != null && leaves(tunnel.to(), tunnel.from())) {
            check(Link.of(flow, tunnel, false), evidence, event.time());
        }
    }

    /** Returns whether one endpoint belongs to the plant, and the other to the internet. */
    private boolean leaves(Endpoint inside, Endpoint outside) {
        return Outside.isInternet(outside.ip())
                && Outside.isInternet(site, outside)
                && !Outside.isInternet(site, inside);
    }

    private void check(Link link, Evidence evidence, long time) {
        AssetModel device = site.asset(link.inside, time, evidence);
        Endpoint outside = link.outside;
        if (device == null || outside.ip() == null) {
            return;
        }
        Habit habit = device.within(MAX_OWN, new Habit(HABIT, outside.ip().toString()));
        Fact fact = site.baseline().assetFacts().lastingNews(device, habit, time, evidence);
        if (fact == null) {
            return;
        }
        CallWeight weight = CallWeight.of(site, device, time);
        Broken broken = new Connection(device, link, habit);
        AssetModel host = site.asset(outside, time, evidence);
        site.report(
                new Finding(Kind.EXT_CONN, weight.severity(), weight.reason(), fact, broken, weight.isAct()),
                new Sighting(time, evidence, null, link.outwards ? device : host, link.outwards ? host : device));
    }

    /**
     * The two ends of a connection.
     *
     * @param inside the end in the plant
     * @param outside the end in the internet
     * @param outwards whether the end in the plant began
     * @param tunnel the tunnel between the two; null if there is none
     */
    private record Link(
            FlowInfo flow,
            Endpoint inside,
            Endpoint outside,
            boolean outwards,
            @Nullable Tunnel tunnel) {
        static Link of(FlowInfo flow, int inside) {
            return new Link(flow, flow.endpoint(inside), flow.endpoint(1 - inside), inside == 0, null);
        }

        static Link of(FlowInfo flow, Tunnel tunnel, boolean outwards) {
            return outwards
                    ? new Link(flow, tunnel.from(), tunnel.to(), true, tunnel)
                    : new Link(flow, tunnel.to(), tunnel.from(), false, tunnel);
        }

        String what() {
            return tunnel == null ? "a connection" : "a tunnel";
        }

        String how() {
            return tunnel == null
                    ? flow.transport().label() + " port " + flow.endpoint(1).port()
                    : tunnel.kind();
        }
    }

    private record Connection(AssetModel device, Link link, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String outside = String.valueOf(link.outside.ip());
            String did = link.outwards
                    ? device.name() + " opens " + link.what() + " to " + outside + " in the internet"
                    : device.name() + " takes " + link.what() + " from " + outside + " in the internet";
            return Words.of(did, FactText.habit(AssetNames.plain(device), habit))
                    .seen(did + ", " + link.how() + ".")
                    .normal("no traffic between devices of the plant and the internet, but for what is known.")
                    .history(Former.history(
                            finding.fact(), sighting.time(), device.name() + " never talked to this address."))
                    .observed(outside)
                    .filter(DisplayFilter.host(link.outside));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return link.outwards ? List.of("T0869", "T0883", "T0885") : List.of("T0819", "T0822", "T0883");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(device, null, null);
        }

        @Override
        public Path path() {
            return new Path(link.flow, 0, link.flow.protocol());
        }
    }
}
