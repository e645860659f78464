package io.otus.alert;

import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.access.AdminShareDetector;
import io.otus.alert.detect.access.FetchedProgramDetector;
import io.otus.alert.detect.access.GuessDetector;
import io.otus.alert.detect.access.HiddenLoginDetector;
import io.otus.alert.detect.access.LoginDetector;
import io.otus.alert.detect.access.RemoteDetector;
import io.otus.alert.detect.access.RepositoryDetector;
import io.otus.alert.detect.access.ShellDetector;
import io.otus.alert.detect.access.ShownSecretsDetector;
import io.otus.alert.detect.danger.ClockDetector;
import io.otus.alert.detect.danger.DangerDetector;
import io.otus.alert.detect.danger.EntropyDetector;
import io.otus.alert.detect.danger.FirstCommandDetector;
import io.otus.alert.detect.danger.ProgramDetector;
import io.otus.alert.detect.danger.StoredFileDetector;
import io.otus.alert.detect.danger.StrangeCloseDetector;
import io.otus.alert.detect.danger.TimeRefusalDetector;
import io.otus.alert.detect.danger.TimeServerDetector;
import io.otus.alert.detect.danger.UtcOffsetDetector;
import io.otus.alert.detect.device.AssumedPlaceDetector;
import io.otus.alert.detect.device.AttendanceDetector;
import io.otus.alert.detect.device.BindingDetector;
import io.otus.alert.detect.device.BorrowedCardDetector;
import io.otus.alert.detect.device.CardAddresses;
import io.otus.alert.detect.device.FurtherAddressDetector;
import io.otus.alert.detect.device.IdentityDetector;
import io.otus.alert.detect.device.ImpostorDetector;
import io.otus.alert.detect.device.LeaseContentDetector;
import io.otus.alert.detect.device.NameAnswerDetector;
import io.otus.alert.detect.device.NameUpdateDetector;
import io.otus.alert.detect.device.NumberDetector;
import io.otus.alert.detect.device.OutstationDetector;
import io.otus.alert.detect.device.PresenceDetector;
import io.otus.alert.detect.device.ProviderDetector;
import io.otus.alert.detect.device.SharedAddressDetector;
import io.otus.alert.detect.device.SpanningTreeDetector;
import io.otus.alert.detect.device.StateDetector;
import io.otus.alert.detect.device.StatedAddressDetector;
import io.otus.alert.detect.device.SwitchPartDetector;
import io.otus.alert.detect.device.VisitorDetector;
import io.otus.alert.detect.device.ZoneCopyDetector;
import io.otus.alert.detect.internet.BeaconDetector;
import io.otus.alert.detect.internet.ExfiltrationDetector;
import io.otus.alert.detect.internet.InternetDetector;
import io.otus.alert.detect.internet.MissingNamesDetector;
import io.otus.alert.detect.internet.ProxyDetector;
import io.otus.alert.detect.internet.TextTunnelDetector;
import io.otus.alert.detect.internet.TunnelDetector;
import io.otus.alert.detect.learned.ConversationDetector;
import io.otus.alert.detect.learned.OrderDetector;
import io.otus.alert.detect.learned.PublisherDetector;
import io.otus.alert.detect.learned.RhythmDetector;
import io.otus.alert.detect.listed.IndicatorDetector;
import io.otus.alert.detect.listed.Renewable;
import io.otus.alert.detect.listed.RuleDetector;
import io.otus.alert.detect.listed.SignatureDetector;
import io.otus.alert.detect.protocol.AnomalyDetector;
import io.otus.alert.detect.protocol.CutDetector;
import io.otus.alert.detect.protocol.ExploitDetector;
import io.otus.alert.detect.protocol.HiddenTalkDetector;
import io.otus.alert.detect.protocol.LeaseRefusalDetector;
import io.otus.alert.detect.protocol.PortDetector;
import io.otus.alert.detect.protocol.ProtocolDetector;
import io.otus.alert.detect.protocol.RefusalDetector;
import io.otus.alert.detect.protocol.UnreadDetector;
import io.otus.alert.detect.reading.QualityDetector;
import io.otus.alert.detect.reading.ReadingDetector;
import io.otus.alert.detect.reading.TopicContentDetector;
import io.otus.alert.detect.scan.AddressFloodDetector;
import io.otus.alert.detect.scan.AddressSweepDetector;
import io.otus.alert.detect.scan.BroadcastStormDetector;
import io.otus.alert.detect.scan.DatagramFloodDetector;
import io.otus.alert.detect.scan.FloodDetector;
import io.otus.alert.detect.scan.HeldConnectionsDetector;
import io.otus.alert.detect.scan.LeaseFloodDetector;
import io.otus.alert.detect.scan.LinkResetDetector;
import io.otus.alert.detect.scan.MassCommandDetector;
import io.otus.alert.detect.scan.NeighbourDetector;
import io.otus.alert.detect.scan.PointSweepDetector;
import io.otus.alert.detect.scan.ReconDetector;
import io.otus.alert.detect.scan.RequestStormDetector;
import io.otus.alert.detect.scan.ScanDetector;
import io.otus.alert.detect.scan.SelectionSweepDetector;
import io.otus.alert.detect.scan.StationSweepDetector;
import io.otus.alert.detect.scan.SurveyDetector;
import io.otus.alert.detect.scan.SwitchingDetector;
import io.otus.alert.detect.scan.VolumeDetector;
import io.otus.alert.detect.silence.HealthDetector;
import io.otus.alert.detect.silence.ReportSilenceDetector;
import io.otus.alert.detect.silence.SerialLineDetector;
import io.otus.alert.detect.silence.SilenceDetector;
import io.otus.alert.detect.silence.TransferSilenceDetector;
import java.util.ArrayList;
import java.util.List;

/**
 * The detectors of a site.
 *
 * @param presence the detector that reports a new asset before anything else is reported of it
 * @param all all detectors, in the order in which they get an event; the table in {@code DetectorListTest} states which
 *     order matters, and why
 */
record DetectorList(PresenceDetector presence, List<Detector> all) {
    /**
     * Creates all detectors; a new detector is one line here. The detectors for the site's own rules, indicators and
     * signatures exist only if the site has such, or may get some later; they are replaced through {@link Renewable}.
     *
     * @param own the site's own rules, indicators and signatures
     */
    static DetectorList of(DetectorContext site, SiteRules own) {
        PresenceDetector presence = new PresenceDetector(site);
        BindingDetector bindings = new BindingDetector(site);
        CardAddresses addresses = new CardAddresses();
        List<Detector> all = new ArrayList<>(List.of(
                new DangerDetector(site),
                new StrangeCloseDetector(site),
                new ClockDetector(site),
                new TimeServerDetector(site),
                new TimeRefusalDetector(site),
                new UtcOffsetDetector(site),
                new FirstCommandDetector(site),
                new ConversationDetector(site),
                new SilenceDetector(site),
                new ReportSilenceDetector(site),
                new SerialLineDetector(site),
                new TransferSilenceDetector(site),
                new RhythmDetector(site),
                new OrderDetector(site),
                new ReadingDetector(site),
                new QualityDetector(site),
                new TopicContentDetector(site),
                new ProgramDetector(site),
                new PointSweepDetector(site),
                new StationSweepDetector(site),
                new RefusalDetector(site),
                new EntropyDetector(site),
                new HiddenTalkDetector(site),
                new UnreadDetector(site),
                new ProtocolDetector(site),
                presence,
                new AttendanceDetector(site.baseline()),
                bindings,
                new ImpostorDetector(site, bindings),
                new NumberDetector(site),
                new OutstationDetector(site),
                new StatedAddressDetector(site),
                new AssumedPlaceDetector(site),
                new BorrowedCardDetector(site),
                new FurtherAddressDetector(site, addresses),
                new SharedAddressDetector(site, addresses),
                new ProviderDetector(site, bindings),
                new LeaseContentDetector(site),
                new NameAnswerDetector(site),
                new NameUpdateDetector(site),
                new ZoneCopyDetector(site),
                new SpanningTreeDetector(site),
                new SwitchPartDetector(site),
                new StateDetector(site),
                new PublisherDetector(site),
                new AnomalyDetector(site),
                new CutDetector(site),
                new ScanDetector(site),
                new AddressSweepDetector(site),
                new SurveyDetector(site),
                new SelectionSweepDetector(site),
                new NeighbourDetector(site),
                new FloodDetector(site),
                new RequestStormDetector(site),
                new LinkResetDetector(site),
                new DatagramFloodDetector(site),
                new VolumeDetector(site),
                new BroadcastStormDetector(site),
                new HeldConnectionsDetector(site),
                new SwitchingDetector(site),
                new MassCommandDetector(site),
                new LeaseFloodDetector(site),
                new LeaseRefusalDetector(site),
                new AddressFloodDetector(site),
                new VisitorDetector(site),
                new ReconDetector(site),
                new PortDetector(site),
                new TunnelDetector(site),
                new TextTunnelDetector(site),
                new MissingNamesDetector(site),
                new InternetDetector(site),
                new ProxyDetector(site),
                new BeaconDetector(site),
                new ExfiltrationDetector(site),
                new RemoteDetector(site),
                new ShellDetector(site),
                new LoginDetector(site),
                new AdminShareDetector(site),
                new FetchedProgramDetector(site),
                new RepositoryDetector(site),
                new StoredFileDetector(site),
                new GuessDetector(site),
                new ShownSecretsDetector(site),
                new HiddenLoginDetector(site),
                new ExploitDetector(),
                new IdentityDetector(site, presence),
                new HealthDetector()));
        if (!own.custom().isEmpty() || own.renewable()) {
            all.add(new RuleDetector(site, own.custom()));
        }
        if (!own.indicators().isEmpty() || own.renewable()) {
            all.add(new IndicatorDetector(site, own.indicators()));
        }
        if (!own.signatures().isEmpty() || own.renewable()) {
            all.add(new SignatureDetector(site, own.signatures()));
        }
        return new DetectorList(presence, all);
    }

    /** Replaces the site's own rules, indicators and signatures. */
    void renew(SiteRules own) {
        for (Detector each : all) {
            if (each instanceof Renewable renewable) {
                renewable.renew(own.custom(), own.indicators(), own.signatures());
            }
        }
    }
}
