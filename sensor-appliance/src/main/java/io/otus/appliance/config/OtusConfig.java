package io.otus.appliance.config;

import io.otus.alert.alert.ClosingRule;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Severity;
import io.otus.alert.rule.Rules;
import io.otus.alert.store.Retention;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.export.SinkAddress;
import io.otus.core.evidence.EvidenceLimits;
import io.otus.core.log.Rotation;
import io.otus.core.net.Sites;
import io.otus.inventory.role.RoleRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration. Absent sections and keys are null; the methods give what then holds.
 *
 * @param sensor name of this sensor in everything that it writes
 * @param interfaces interfaces that {@code otus monitor} captures from unless told otherwise
 * @param sites interfaces by the name of the site that they hear, where the same addresses are others in each
 * @param capture how it captures
 * @param state state directory
 * @param store how long alerts are kept in it
 * @param log logs
 * @param evidence kept frames
 * @param learning when repetition makes normal what is heard
 * @param autoClose when alerts are closed without anybody
 * @param maintenance file of planned work
 * @param assetRules file of the site's own rules for roles, types and levels of devices
 * @param timeZone whose clocks hours of rules are those of; UTC unless told otherwise
 * @param groups devices under a name, for rules
 * @param rules what is switched off or weighed otherwise, and for whom
 * @param customRules files of rules that the site wrote itself
 * @param indicators lists of what to be warned of
 * @param signatures files of rules for bytes
 * @param exports where alerts are sent to, as URIs
 */
public record OtusConfig(
        @Nullable String sensor,
        @Nullable List<String> interfaces,
        @Nullable Map<String, List<String>> sites,
        @Nullable Capture capture,
        @Nullable Path state,
        @Nullable Store store,
        @Nullable Log log,
        @Nullable Evidence evidence,
        @Nullable LearningSection learning,
        @Nullable AutoClose autoClose,
        @Nullable Path maintenance,
        @Nullable Path assetRules,
        @Nullable String timeZone,
        @Nullable Map<String, List<String>> groups,
        @Nullable List<RuleSection> rules,
        @Nullable List<Path> customRules,
        @Nullable List<Path> indicators,
        @Nullable List<Path> signatures,
        @Nullable List<String> exports) {
    /** Where a sensor that is told nothing keeps its state. */
    public static final Path DEFAULT_STATE = Path.of("/var/lib/otus");
    /** Where a sensor that is told nothing writes its logs. */
    public static final Path DEFAULT_LOGS = Path.of("/var/log/otus");

    /** Nothing configured. */
    public static final OtusConfig EMPTY = new OtusConfig(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);

    /** Checks that the rules can be followed, that an interface is in one site, and that receivers are addresses. */
    public OtusConfig {
        var _ = RuleSection.rules(timeZone, heardSites(sites), groups, rules);
        checkExports(exports);
    }

    private static void checkExports(@Nullable List<String> uris) {
        for (int i = 0; uris != null && i < uris.size(); i++) {
            try {
                var _ = SinkAddress.parse(uris.get(i));
            } catch (IllegalArgumentException e) {
                throw WrongValue.within(List.of("exports", Integer.toString(i + 1)), e);
            }
        }
    }

    /** The sites that interfaces hear. */
    public Sites heardSites() {
        return heardSites(sites);
    }

    private static Sites heardSites(@Nullable Map<String, List<String>> sites) {
        try {
            return sites == null ? Sites.NONE : Sites.of(sites);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sites: " + e.getMessage(), e);
        }
    }

    /** How {@code otus monitor} captures. */
    public CaptureSettings captureSettings() {
        Capture section = Objects.requireNonNullElse(capture, Capture.NONE);
        return new CaptureSettings(
                section.filter(),
                section.snaplen() == null ? CaptureSettings.DEFAULT_SNAPLEN : section.snaplen(),
                section.buffer() == null
                        ? CaptureSettings.DEFAULT_BUFFER
                        : (int) section.buffer().bytes());
    }

    /** The state directory. */
    public Path stateDirectory() {
        return Objects.requireNonNullElse(state, DEFAULT_STATE);
    }

    /** Logs, with defaults filled in. */
    public LogSettings logSettings() {
        return logSettings(DefaultQuotas.STANDARD);
    }

    /** As {@link #logSettings()}, with these defaults. */
    public LogSettings logSettings(DefaultQuotas defaults) {
        Log section = Objects.requireNonNullElse(log, Log.NONE);
        return new LogSettings(
                Objects.requireNonNullElse(section.directory(), DEFAULT_LOGS),
                section.events() == null || section.events(),
                section.rotation(section.quota(), defaults.events()),
                section.rotation(section.alertQuota(), defaults.alerts()));
    }

    /** How long alerts are kept, with defaults filled in. */
    public Retention retention(DefaultQuotas defaults) {
        Store section = Objects.requireNonNullElse(store, Store.NONE);
        return new Retention(
                section.keep() == null ? Store.DEFAULT_KEEP : section.keep().duration(),
                section.quota() == null ? defaults.store() : section.quota().bytes());
    }

    /** Kept frames, with defaults filled in. */
    public EvidenceLimits evidenceLimits() {
        return evidenceLimits(DefaultQuotas.STANDARD);
    }

    /** As {@link #evidenceLimits()}, with these defaults. */
    public EvidenceLimits evidenceLimits(DefaultQuotas defaults) {
        Evidence section = Objects.requireNonNullElse(evidence, Evidence.NONE);
        EvidenceLimits standard = EvidenceLimits.DEFAULT;
        return new EvidenceLimits(
                section.quota() == null ? defaults.evidence() : section.quota().bytes(),
                standard.fileBytes(),
                section.keepSecrets() != null && section.keepSecrets());
    }

    /** When repetition makes normal what is heard, with defaults filled in. */
    public LearningPlan learningPlan() {
        return Objects.requireNonNullElse(learning, LearningSection.NONE).plan();
    }

    /** When alerts are closed without anybody, with defaults filled in; null for never. */
    public @Nullable ClosingRule closingRule() {
        AutoClose section = Objects.requireNonNullElse(autoClose, AutoClose.NONE);
        ClosingRule standard = ClosingRule.DEFAULT;
        return section.enabled() != null && !section.enabled()
                ? null
                : new ClosingRule(
                        section.untouched() == null
                                ? standard.untouched()
                                : section.untouched().duration(),
                        section.over() == null
                                ? standard.over()
                                : section.over().duration(),
                        section.worst() == null ? standard.worst() : AutoClose.severity(section.worst()));
    }

    /** The files of what the site brings itself. */
    public SiteFiles siteFiles() {
        return new SiteFiles(customRules == null ? List.of() : customRules, indicatorFiles(), signatureFiles());
    }

    /** Files of rules for bytes. */
    public List<Path> signatureFiles() {
        return signatures == null ? List.of() : List.copyOf(signatures);
    }

    /**
     * The site's own rules for roles, types and levels of devices; empty where there are none.
     *
     * @throws Failure if they cannot be read; it names the file and the line
     */
    public String assetRuleText() {
        if (assetRules == null) {
            return "";
        }
        String text = ConfigReader.text(assetRules, "rule");
        try {
            var _ = RoleRules.of(_ -> false, assetRules.toString(), text);
        } catch (IllegalStateException e) {
            throw new Failure(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
        return text;
    }

    /** Lists of what to be warned of. */
    public List<Path> indicatorFiles() {
        return indicators == null ? List.of() : List.copyOf(indicators);
    }

    /** What is switched off or weighed otherwise. */
    public Rules alertRules() {
        return RuleSection.rules(timeZone, heardSites(), groups, rules);
    }

    /** Protocols of rules that this version does not know, so that they never fit; a sentence each. */
    public List<String> unknownWords() {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; rules != null && i < rules.size(); i++) {
            String protocol = rules.get(i).protocol();
            if (protocol != null) {
                sentences.addAll(UnknownWords.ofProtocol("rule " + (i + 1) + " of the configuration: ", protocol));
            }
        }
        return sentences;
    }

    /** Where alerts are sent to. */
    public List<String> exportUris() {
        return exports == null ? List.of() : List.copyOf(exports);
    }

    /** Interfaces to capture from. */
    public List<String> interfaceNames() {
        return interfaces == null ? List.of() : List.copyOf(interfaces);
    }

    /**
     * Section {@code capture}.
     *
     * @param filter a BPF expression
     * @param snaplen bytes kept of each frame
     * @param buffer kernel buffer of each interface
     */
    public record Capture(
            @Nullable String filter,
            @Nullable Integer snaplen,
            @Nullable ByteSize buffer) {
        static final Capture NONE = new Capture(null, null, null);

        /** Checks the ranges. */
        public Capture {
            Check.range("snaplen", snaplen, 64, CaptureSettings.DEFAULT_SNAPLEN);
            Check.range("buffer", buffer, 1L << 16, 1L << 30);
        }
    }

    /**
     * Section {@code log}.
     *
     * @param directory where logs are written
     * @param events whether the operation log is written
     * @param fileSize size at which a file is moved aside
     * @param fileAge age at which a file is moved aside
     * @param quota most bytes of the operation log
     * @param alertQuota most bytes of the alert log
     */
    public record Log(
            @Nullable Path directory,
            @Nullable Boolean events,
            @Nullable ByteSize fileSize,
            @Nullable Age fileAge,
            @Nullable ByteSize quota,
            @Nullable ByteSize alertQuota) {
        static final Log NONE = new Log(null, null, null, null, null, null);

        /** Checks the ranges. */
        public Log {
            Check.range("file_size", fileSize, 1L << 16, 1L << 40);
            Check.range("quota", quota, 1L << 20, 1L << 50);
            Check.range("alert_quota", alertQuota, 1L << 20, 1L << 50);
            Check.range("file_age", fileAge, Duration.ofMinutes(1), Duration.ofDays(3650));
        }

        private Rotation rotation(@Nullable ByteSize most, long otherwise) {
            return new Rotation(
                    fileSize == null ? LogSettings.DEFAULT_FILE_SIZE : fileSize.bytes(),
                    fileAge == null ? LogSettings.DEFAULT_FILE_AGE : fileAge.duration(),
                    most == null ? otherwise : most.bytes());
        }
    }

    /**
     * Section {@code store}.
     *
     * @param keep how long an alert is kept after it was last seen
     * @param quota bytes of the store beyond which the oldest lines of alerts go
     */
    public record Store(@Nullable Age keep, @Nullable ByteSize quota) {
        static final Store NONE = new Store(null, null);
        /** Two years. */
        static final Duration DEFAULT_KEEP = Duration.ofDays(730);

        /** Checks the ranges. */
        public Store {
            Check.range("keep", keep, Duration.ofDays(1), Duration.ofDays(36_500));
            Check.range("quota", quota, 16L << 20, 1L << 50);
        }
    }

    /**
     * Section {@code auto_close}.
     *
     * @param enabled whether any alert is closed without anybody
     * @param untouched how long it was not seen, where nobody decided anything about it
     * @param over how long it was not seen, where it told of a silence that is over
     * @param worst the worst severity that is closed because nobody touched it
     */
    public record AutoClose(
            @Nullable Boolean enabled,
            @Nullable Age untouched,
            @Nullable Age over,
            @Nullable String worst) {
        static final AutoClose NONE = new AutoClose(null, null, null, null);

        /** Checks the ranges. */
        public AutoClose {
            Check.range("untouched", untouched, ClosingRule.LEAST, Duration.ofDays(3650));
            Check.range("over", over, ClosingRule.LEAST, Duration.ofDays(3650));
            if (worst != null) {
                var _ = severity(worst);
            }
        }

        private static Severity severity(String key) {
            for (Severity each : Severity.values()) {
                if (each.key().equals(key)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("worst: '" + key + "' (expected: info, low, medium, high or critical)");
        }
    }

    /**
     * Section {@code evidence}.
     *
     * @param quota most bytes of all kept frames
     * @param keepSecrets whether recognised secrets stay readable in them
     */
    public record Evidence(
            @Nullable ByteSize quota, @Nullable Boolean keepSecrets) {
        static final Evidence NONE = new Evidence(null, null);

        /** Checks the range. */
        public Evidence {
            Check.range("quota", quota, 4 * EvidenceLimits.DEFAULT.fileBytes(), 1L << 50);
        }
    }
}
