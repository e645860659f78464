package io.otus.alert.detect.danger;

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
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Words;
import io.otus.core.asset.AssetRef;
import io.otus.core.asset.DeviceClass;
import io.otus.core.event.Action;
import io.otus.core.event.FileDigest;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#FIRMWARE_XFER}, {@link Kind#PROGRAM_XFER}: a file is stored on a controller over a protocol that
 * transfers files of any kind, so that only its name shows what it is. Firmware is critical; a program is high, as only
 * its name shows it; any other file may be a recipe, and is medium. Firmware for a gateway, an I/O device, a drive, or
 * network equipment is high. If the two devices are known to do so, other files are not reported, and firmware and
 * programs are one lower. Over HTTP, what is posted or put counts from {@value #LEAST_POSTED} octets on, as images and
 * programs are larger, and only if its name or its first octets show what it is: an image is firmware, and packed data
 * may be. Everything else may be an ordinary request of a web page.
 */
public final class StoredFileDetector implements Detector.OnSession {
    private static final String HABIT = "stores-file";
    /** Least octets of a posted file that counts. */
    private static final int LEAST_POSTED = 1_024;
    /** Classes of devices that have firmware, but no programs that somebody would store there. */
    private static final Set<DeviceClass> EQUIPMENT =
            Set.of(DeviceClass.SWITCHING, DeviceClass.ROUTING, DeviceClass.GATEWAY, DeviceClass.FIELD_DEVICE);
    /** File name extensions that makers of controllers use for images. */
    private static final Set<String> IMAGES = Set.of("bin", "fw", "fwu", "hex", "img", "rom", "srec", "upd", "wup");
    /** File name extensions that engineering tools use for projects and compiled programs. */
    private static final Set<String> PROGRAMS = Set.of(
            "acd", "ap15", "ap16", "ap17", "ap18", "ap19", "ap20", "app", "awl", "l5k", "l5x", "mcp", "mwt", "prg",
            "pro", "prx", "s7p", "scl", "sta", "stu", "zap15", "zap16", "zap17", "zap18", "zap19", "zap20");
    /** Words for firmware, alone or between characters that are no letters: {@code 750-881_FW_01.09.19.bin}. */
    private static final Pattern FIRMWARE =
            Pattern.compile("firmware|bootloader|(?<![a-z])(fw|boot)(?![a-z])", Pattern.CASE_INSENSITIVE);

    /** What a file is, as far as its name shows. */
    private enum Sort {
        FIRMWARE,
        PROGRAM,
        FILE;

        private final String key = name().toLowerCase(Locale.ROOT);

        /** Returns the sort by the name, or by the first octets if the name shows none. */
        static Sort of(String path, FileDigest.Content content) {
            Sort named = of(path);
            return named == FILE && content == FileDigest.Content.IMAGE ? FIRMWARE : named;
        }

        private static Sort of(String path) {
            String name = path.toLowerCase(Locale.ROOT);
            String end = name.substring(name.lastIndexOf('.') + 1);
            if (PROGRAMS.contains(end)) {
                return PROGRAM;
            }
            return IMAGES.contains(end)
                            || StoredFileDetector.FIRMWARE.matcher(name).find()
                    ? FIRMWARE
                    : FILE;
        }
    }

    private final DetectorContext site;

    public StoredFileDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        String name = stored(event);
        AssetRef target = name == null ? null : site.known(event.server());
        if (name == null || target == null) {
            return;
        }
        FileDigest.Content content = content(event);
        Sort sort = Sort.of(name, content);
        boolean isController = DetectorContext.isController(target);
        boolean isFirmware = sort == Sort.FIRMWARE && EQUIPMENT.contains(target.deviceClass());
        boolean mayBePage = event.fact() instanceof SessionFact.Content && content != FileDigest.Content.PACKED;
        if ((!isController && !isFirmware) || (sort == Sort.FILE && mayBePage)) {
            return;
        }
        Origin origin = event.origin();
        AssetModel client = site.asset(event.client(), origin);
        AssetModel server = site.asset(event.server(), origin);
        if (client == null || server == null) {
            return;
        }
        Habit habit = new Habit(HABIT, sort.key + '@' + origin.protocol() + '@' + server.name());
        boolean known = Outside.isKnown(client.habit(habit));
        Fact fact = site.baseline().assetFacts().lastingHabit(client, habit, origin.time(), origin.evidence());
        boolean isNormal = site.baseline().learning().note(fact, origin);
        if (isNormal && sort == Sort.FILE) {
            return;
        }
        Broken broken = new Stored(event, name, client, server, sort, habit, known);
        site.report(
                weighed(sort, isController, known, fact, broken),
                new Sighting(origin.time(), origin.evidence(), null, client, server));
    }

    /**
     * Returns the name of the file that a client stores on a server; null if it stores none, or one that is too small.
     */
    private static @Nullable String stored(SessionSeen event) {
        return switch (event.fact()) {
            case SessionFact.FileStored _ -> event.detail();
            case SessionFact.Content content ->
                content.file().size() >= LEAST_POSTED && event.origin().source().equals(event.client())
                        ? content.file().name()
                        : null;
            default -> null;
        };
    }

    private static FileDigest.Content content(SessionSeen event) {
        return event.fact() instanceof SessionFact.Content moved ? moved.file().content() : FileDigest.Content.OTHER;
    }

    private static Finding weighed(Sort sort, boolean isController, boolean known, Fact key, Broken broken) {
        if (sort == Sort.FILE) {
            String reason = "Lowered: it is a file, which need not be a program.";
            return Finding.act(Kind.PROGRAM_XFER, Severity.MEDIUM, reason, key, broken);
        }
        Kind kind = sort == Sort.FIRMWARE ? Kind.FIRMWARE_XFER : Kind.PROGRAM_XFER;
        Severity severity = isController ? kind.severity() : kind.severity().lowered();
        String reason = isController ? "" : "Lowered by one: by what is known of the device it is no controller.";
        if (known) {
            severity = severity.lowered();
            reason = isController
                    ? "Lowered by one: the two devices are known to do this."
                    : "Lowered by two: it is no controller, and the two devices are known to do this.";
        }
        return Finding.act(kind, severity, reason, key, broken);
    }

    private record Stored(
            SessionSeen event, String file, AssetModel client, AssetModel server, Sort sort, Habit habit, boolean known)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String whom = server.name();
            String what = switch (sort) {
                case FIRMWARE -> "firmware";
                case PROGRAM -> "a program";
                case FILE -> "a file";
            };
            return Words.of(
                            client.name() + " asked " + whom + " to store " + what,
                            FactText.habit(AssetNames.plain(client), habit))
                    .seen(client.name() + " asked " + whom + " to store " + file + " in "
                            + event.origin().protocol() + '.')
                    .normal("files that the two are known to move.")
                    .history(known ? "the two are known to do it." : "the two never did so before.")
                    .observed(file)
                    .filter(DisplayFilter.of(event.origin()));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return Techniques.of(kind == Kind.FIRMWARE_XFER ? Action.FIRMWARE : Action.DOWNLOAD);
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(client, event.origin().protocol(), null);
        }

        @Override
        public List<String> points() {
            return List.of(file);
        }

        @Override
        public Path path() {
            return Path.of(event.origin());
        }
    }
}
