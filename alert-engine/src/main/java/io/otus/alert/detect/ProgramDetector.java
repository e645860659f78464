package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactHistory;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.ProgramObject;
import io.otus.alert.baseline.ProgramSet;
import io.otus.alert.baseline.ProgramVersion;
import io.otus.core.event.Action;
import io.otus.core.event.TransferSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#PROGRAM_XFER}, {@link Kind#FIRMWARE_XFER}, once the whole of a program, block or file was moved: is its content what the device held
 * before? That it is moved at all was told when it was asked for; what this one finds stands beside that, and is an alert of its own where the
 * content is another one than is normal.
 */
final class ProgramDetector {
    private final Baseline baseline;

    ProgramDetector(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * Compares what was moved.
     *
     * @param act what stands for the finding that it was asked for
     * @param out takes the finding that is an alert of its own
     * @return the finding to be told with the act; null where it is an alert of its own, or nothing can be said
     */
    @Nullable
    Finding check(TransferSeen moved, @Nullable AssetModel client, AssetModel server, Object act, List<Finding> out) {
        ProgramObject.Key key = new ProgramObject.Key(moved.origin().protocol(), moved.unit(), moved.name());
        ProgramSet programs = server.programs();
        ProgramObject object = programs == null ? null : programs.find(key);
        Broken.Content before = content(object == null ? null : object.current());
        Broken.Content normal = content(object == null ? null : object.normal());
        String deed = moved.action().key() + " by " + (client == null ? "someone" : client.name());
        ProgramVersion version = baseline.program(
                server,
                key,
                moved.sha256(),
                moved.action() == Action.UPLOAD || moved.action() == Action.FILE,
                deed,
                moved.origin().time(),
                moved.origin().evidence());
        if (version == null) {
            return null;
        }
        Fact fact = version.fact();
        boolean isNormal = baseline.learning().note(fact, moved.origin());
        Broken.Program broken = new Broken.Program(server, moved, deed, before, normal);
        Kind kind = moved.action() == Action.FIRMWARE ? Kind.FIRMWARE_XFER : Kind.PROGRAM_XFER;
        boolean known = isNormal || (fact.state() == FactState.CANDIDATE && broken.change() == Broken.Change.SAME);
        if (known || normal == null) {
            return new Finding(kind, Severity.INFO, "", act, broken, false);
        }
        out.add(changed(kind, moved.action(), fact, broken));
        return null;
    }

    private static Finding changed(Kind kind, Action action, Fact fact, Broken.Program broken) {
        return switch (action) {
            case UPLOAD -> {
                String reason = "Raised: the device holds something else than what is normal, whoever put it there.";
                yield new Finding(kind, Severity.CRITICAL, reason, fact, broken, true);
            }
            case FILE -> {
                String reason = "Lowered: a file, which need not be a program.";
                yield new Finding(kind, Severity.MEDIUM, reason, fact, broken, true);
            }
            default -> {
                String reason = "Raised: something else than what is normal was put into the device.";
                yield new Finding(kind, Severity.CRITICAL, reason, fact, broken, true);
            }
        };
    }

    private static Broken.@Nullable Content content(@Nullable ProgramVersion version) {
        if (version == null) {
            return null;
        }
        Fact fact = version.fact();
        FactHistory history = fact.history();
        return new Broken.Content(version.sha256(), history, fact.source(), fact.state());
    }
}
