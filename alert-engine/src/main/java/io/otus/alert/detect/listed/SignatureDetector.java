package io.otus.alert.detect.listed;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.Signature;
import io.otus.alert.signature.SignatureSet;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.event.PayloadSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#RULE_MATCH}: a signature that the site imported matches a payload, or a stream across its segments. The
 * detector exists only if the site has signatures, or may get some.
 */
public final class SignatureDetector implements Detector.OnPayload, Renewable {
    /** Most bytes of a stream before a segment that are matched together with it. */
    private static final int TAIL = 512;
    /** Most directions of streams whose latest bytes are kept; the least recent are dropped. */
    private static final int MAX_TAILS = 8_192;

    private record Side(long flow, int sender) {}

    private record Key(long sid, Endpoint from, Endpoint to) {}

    private final DetectorContext site;
    private SignatureSet set;
    private SignatureSet.Matcher matcher;
    private final RecentMap<Side, byte[]> tails = new RecentMap<>(MAX_TAILS);
    private final RateGate gate = new RateGate();
    private byte[] payload = new byte[4_096];

    public SignatureDetector(DetectorContext site, SignatureSet set) {
        this.site = site;
        this.set = set;
        this.matcher = set.matcher();
    }

    @Override
    public void renew(CustomRules custom, Indicators indicators, SignatureSet signatures) {
        set = signatures;
        matcher = signatures.matcher();
    }

    @Override
    public boolean wantsPayload() {
        return !set.isEmpty();
    }

    @Override
    public long forgotten() {
        return tails.forgotten() + gate.forgotten();
    }

    @Override
    public void payload(PayloadSeen event) {
        Origin origin = event.origin();
        FlowInfo flow = origin.flow();
        ByteView bytes = event.bytes();
        int length = bytes.length();
        String before = event.protocolBefore();
        byte[] tail = null;
        if (set.anyOfStream() && flow.transport() == Transport.TCP) {
            tail = tails.remove(new Side(flow.id(), origin.sender()));
        }
        int known = tail == null ? 0 : tail.length;
        if (payload.length < known + length) {
            payload = new byte[(known + length) * 2];
        }
        bytes.copyTo(0, payload, 0, length);
        List<Signature> within = matcher.matching(flow, origin.sender(), payload, length, 0, before);
        tell(within, origin);
        if (tail != null) {
            System.arraycopy(tail, 0, payload, 0, known);
            bytes.copyTo(0, payload, known, length);
            List<Signature> across = matcher.matching(flow, origin.sender(), payload, known + length, known, before);
            tell(across.stream().filter(each -> !within.contains(each)).toList(), origin);
        }
        if (set.anyOfStream() && flow.transport() == Transport.TCP) {
            keep(new Side(flow.id(), origin.sender()), known + length);
        }
    }

    private void keep(Side side, int length) {
        int kept = Math.min(TAIL, length);
        byte[] tail = new byte[kept];
        System.arraycopy(payload, length - kept, tail, 0, kept);
        tails.put(side, tail);
    }

    private void tell(List<Signature> matching, Origin origin) {
        if (matching.isEmpty()) {
            return;
        }
        AssetModel source = site.asset(origin.source(), origin);
        AssetModel target = site.asset(origin.destination(), origin);
        Sighting sighting =
                new Sighting(origin.time(), origin.evidence(), null, source, target == source ? null : target);
        for (Signature signature : matching) {
            String rule = Long.toString(signature.sid());
            Endpoint from = origin.source();
            Endpoint to = origin.destination();
            if (!gate.tells(rule, signature.rate(), origin.time(), origin.flow().id(), from, to)) {
                continue;
            }
            Key key = new Key(
                    signature.sid(),
                    origin.source().host(),
                    origin.destination().host());
            String reason = "Set by rule " + rule + " of this site.";
            site.report(
                    Finding.act(Kind.RULE_MATCH, signature.severity(), reason, key, new Held(signature, origin)),
                    sighting);
        }
    }

    private record Held(Signature signature, Origin origin) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String from = Wording.name(sighting.source(), origin.source());
            String to = Wording.name(sighting.target(), origin.destination());
            String what = signature.message().isEmpty() ? "rule " + signature.sid() : signature.message();
            String more =
                    signature.references().isEmpty() ? "" : " More: " + String.join("; ", signature.references()) + '.';
            return Words.of(
                            what + " (" + from + " to " + to + ")",
                            DeviceFact.between(
                                    DeviceFact.name(sighting.source(), origin.source()),
                                    DeviceFact.name(sighting.target(), origin.destination()),
                                    "signature " + signature.sid()))
                    .seen(from + " sent " + to + " bytes for which rule " + signature.sid() + ", edition "
                            + signature.rev() + ", of " + signature.source() + " holds." + more)
                    .normal("nothing for which that rule holds.")
                    .observed(Long.toString(signature.sid()))
                    .filter(DisplayFilter.of(origin));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return signature.attack();
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return RuleCause.of(Long.toString(signature.sid()), finding, origin.source());
        }

        @Override
        public Path path() {
            return new Path(origin.flow(), origin.sender(), origin.flow().protocol());
        }
    }
}
