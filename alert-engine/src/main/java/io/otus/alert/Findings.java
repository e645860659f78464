package io.otus.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.AssetChanged;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.FlowAssets;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.TransferSeen;
import io.otus.core.net.Endpoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the findings that the detectors return for an event, and reports them with the parties and the frames of the
 * event. A detector that finds something later, or between several events, reports it itself. Confined to the analysis
 * thread.
 */
final class Findings {
    private final FlowAssets directory;
    private final PlantSite site;
    private final Detectors detectors;
    private final Parties parties;
    /** Findings of the current event; the list is reused, since most events have none. */
    private final List<Finding> found = new ArrayList<>();

    /**
     * Creates the findings of a site.
     *
     * @param directory finds the asset behind an endpoint
     * @param parties finds the parties of a message
     */
    Findings(FlowAssets directory, PlantSite site, Detectors detectors, Parties parties) {
        this.directory = directory;
        this.site = site;
        this.detectors = detectors;
        this.parties = parties;
    }

    /** A client sent a request. */
    void requested(Operation operation) {
        Act act = parties.act(operation);
        site.writes().asked(act);
        detectors.requested(act, found);
        report(act, operation.origin());
    }

    /** A request was answered, or will never be. */
    void completed(OperationCompleted event) {
        Act act = parties.act(event.operation());
        site.writes().completed(event, act);
        Origin answer = event.answer();
        detectors.completed(event, act, found);
        report(act, answer != null ? answer : event.operation().origin());
    }

    /** A program or file was transferred completely. */
    void transferred(TransferSeen event) {
        if (event.sha256().isEmpty() || event.name().isEmpty()) {
            return; // bytes were missing, or the content has no name: there is nothing to compare
        }
        Origin origin = event.origin();
        Service service = new Service(-1, event.action().key(), event.action());
        List<PointRange> moved = List.of(PointRange.named(event.name()));
        Act act =
                parties.act(new Operation(origin, event.client(), event.server(), event.unit(), service, moved, null));
        detectors.transferred(event, act, found);
        report(act, origin);
    }

    private void report(Act act, Origin shown) {
        if (!found.isEmpty()) {
            report(act.sighting(shown));
        }
    }

    private void report(Sighting sighting) {
        site.report(found, sighting);
        found.clear();
    }

    /** A message stated which MAC address has an IP address. */
    void bound(AddressBinding event) {
        detectors.bound(event, found);
        if (found.isEmpty()) {
            return;
        }
        AssetRef owner = directory.meet(Endpoint.at(event.segment(), event.ip()));
        AssetModel source = parties.asset(event.origin().sender(), event.origin());
        report(parties.sighting(event.origin(), source, owner));
    }

    /** Bytes break a rule of their protocol. */
    void anomaly(AnomalySeen event) {
        Origin origin = event.origin();
        AssetModel sender = parties.asset(origin.sender(), origin);
        detectors.anomaly(event, sender, found);
        if (found.isEmpty()) {
            return;
        }
        report(parties.sighting(origin, sender, directory.at(origin.flow(), 1 - origin.sender())));
    }

    /** A property that a device claims changed. */
    void changed(AssetChanged event, AssetModel asset) {
        detectors.changed(event, asset, found);
        report(new Sighting(event.time(), event.evidence(), null, asset, null));
    }

    /** The sensor reported the state of its capture. */
    void health(CaptureHealth event) {
        detectors.health(event, found);
        report(new Sighting(event.time(), null, null, null, null));
    }
}
