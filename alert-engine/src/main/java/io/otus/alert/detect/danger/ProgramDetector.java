package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactHistory;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.ProgramObject;
import io.otus.alert.baseline.ProgramSet;
import io.otus.alert.baseline.ProgramVersion;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.TransferSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#PROGRAM_XFER}, {@link Kind#FIRMWARE_XFER}, once a program, block or file was transferred completely:
 * compares its content with what the device held before. The request for the transfer was reported already. The result
 * is added to that alert, and is an alert of its own if the content differs from the normal one.
 */
public final class ProgramDetector implements Detector.OnTransfer {
    private final DetectorContext site;
    private final Baseline baseline;

    public ProgramDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
    }

    @Override
    public void transferred(TransferSeen moved, Act act, List<Finding> out) {
        AssetModel server = act.server();
        if (server == null) {
            return;
        }
        AssetModel client = act.client();
        ProgramObject.Key key = new ProgramObject.Key(moved.origin().protocol(), moved.unit(), moved.name());
        ProgramSet programs = server.programs();
        ProgramObject object = programs == null ? null : programs.find(key);
        ProgramChange.Content before = content(object == null ? null : object.current());
        ProgramChange.Content normal = content(object == null ? null : object.normal());
        String deed = moved.action().key() + " by " + (client == null ? "someone" : client.name());
        ProgramVersion version = baseline.assetFacts()
                .program(
                        server,
                        key,
                        moved.sha256(),
                        moved.action() == Action.UPLOAD || moved.action() == Action.FILE,
                        deed,
                        moved.origin().time(),
                        moved.origin().evidence());
        if (version == null) {
            return;
        }
        Fact fact = version.fact();
        boolean isNormal = baseline.learning().note(fact, moved.origin());
        ProgramChange broken = new ProgramChange(server, moved, deed, before, normal);
        Kind kind = moved.action() == Action.FIRMWARE ? Kind.FIRMWARE_XFER : Kind.PROGRAM_XFER;
        boolean known =
                isNormal || (fact.state() == FactState.CANDIDATE && broken.change() == ProgramChange.Change.SAME);
        if (known || normal == null) {
            Finding beside = Finding.of(kind, Severity.INFO, "", DangerDetector.key(act, site), broken);
            site.remark(beside, act.sighting(moved.origin()));
            return;
        }
        out.add(changed(kind, moved.action(), fact, broken));
    }

    private static Finding changed(Kind kind, Action action, Fact fact, ProgramChange broken) {
        return switch (action) {
            case UPLOAD -> {
                String reason =
                        "Raised: the content held by the device differs from the normal one, whoever put it there.";
                yield Finding.act(kind, Severity.CRITICAL, reason, fact, broken);
            }
            case FILE -> {
                String reason = "Lowered: it is a file, which need not be a program.";
                yield Finding.act(kind, Severity.MEDIUM, reason, fact, broken);
            }
            default -> {
                String reason = "Raised: the content put into the device differs from the normal one.";
                yield Finding.act(kind, Severity.CRITICAL, reason, fact, broken);
            }
        };
    }

    private static ProgramChange.@Nullable Content content(@Nullable ProgramVersion version) {
        if (version == null) {
            return null;
        }
        Fact fact = version.fact();
        FactHistory history = fact.history();
        return new ProgramChange.Content(version.sha256(), history, fact.source(), fact.state());
    }
}
