package io.otus.appliance.cli;

import io.otus.alert.baseline.LearningNotice;
import io.otus.appliance.config.CaptureSettings;
import io.otus.appliance.config.DefaultQuotas;
import io.otus.appliance.config.LogSettings;
import io.otus.appliance.config.OtusConfig;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.Monitor;
import io.otus.appliance.run.MonitorSettings;
import io.otus.appliance.text.CountText;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.CaptureStatistics;
import io.otus.core.capture.LiveOptions;
import io.otus.core.time.Nanos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code otus monitor}. */
@Command(
        name = "monitor",
        description = {
            "Listens to interfaces until it is told to end; goes on from where it was when started again.",
            "%nNeeds the capability CAP_NET_RAW, and sends nothing."
        })
final class MonitorCommand extends StateCommand {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    @Option(
            names = {"-i", "--interface"},
            paramLabel = "IF",
            description = "Interface to capture from; may be given several times ('otus interfaces' lists them).")
    List<String> interfaces = List.of();

    @ArgGroup
    @Nullable
    FilterOptions filter;

    @Option(
            names = {"-s", "--snaplen"},
            paramLabel = "BYTES",
            description = "Bytes captured of each frame (default: 262144, all).")
    @Nullable
    Integer snaplen;

    @Mixin
    LogDirectory logs = new LogDirectory();

    @Mixin
    SensorOptions options = new SensorOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CaptureException {
        OtusConfig config = config();
        List<String> names = interfaces.isEmpty() ? config.interfaceNames() : interfaces;
        if (names.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing option: '--interface=IF' ('otus interfaces' lists them)");
        }
        for (String each : config.heardSites().interfaces()) {
            if (!names.contains(each)) {
                say("'sites' names interface '" + each + "', which is not captured from");
            }
        }
        DefaultQuotas defaults = defaults(config);
        MonitorSettings settings = new MonitorSettings(
                List.copyOf(new LinkedHashSet<>(names)),
                capture(config.captureSettings()),
                stateDirectory(),
                logs(config, defaults),
                config.retention(defaults),
                config.closingRule(),
                options.settings(config, MonitorCommand::host, config.evidenceLimits(defaults), this::say));
        config.unknownWords().forEach(this::warn);
        try {
            Monitor.run(
                    settings,
                    learning -> {
                        say("listening on " + String.join(", ", settings.interfaces()) + " as "
                                + settings.sensor().name()
                                + heardOnly(settings.capture().filter()));
                        LearningNotice.of(settings.sensor().plan(), learning, Nanos.now())
                                .ifPresent(this::say);
                    },
                    heard -> say(heard(heard)),
                    report -> say(report.text()));
        } catch (CaptureException e) {
            if (filter == null && e.kind() == CaptureException.Kind.BAD_FILTER) {
                throw root().wrongFilter(e);
            }
            throw e;
        }
        return ExitCode.OK;
    }

    private static String heardOnly(String filter) {
        return filter.isEmpty() ? "" : ", to frames that pass '" + filter + "'";
    }

    private static String heard(CaptureStatistics statistics) {
        String text = String.format(
                Locale.ROOT,
                "%s, %,d dropped by the kernel, %,d by the interface",
                CountText.grouped(statistics.frames(), "packet"),
                statistics.kernelDropped(),
                statistics.interfaceDropped());
        long unread = statistics.received() - statistics.kernelDropped() - statistics.frames();
        return unread > 0 ? text + String.format(Locale.ROOT, ", %,d not read any more at the end", unread) : text;
    }

    private LiveOptions capture(CaptureSettings configured) {
        int length = snaplen == null ? configured.snaplen() : snaplen;
        if (length < LiveOptions.MIN_SNAP_LENGTH || length > CaptureSettings.DEFAULT_SNAPLEN) {
            throw new ParameterException(
                    spec.commandLine(),
                    "snap length: " + length + " (expected: " + LiveOptions.MIN_SNAP_LENGTH + " to "
                            + CaptureSettings.DEFAULT_SNAPLEN + ")");
        }
        String expression = filter == null
                ? Objects.requireNonNullElse(configured.filter(), "").strip()
                : FilterOptions.expression(filter);
        return new LiveOptions(length, configured.buffer(), true, expression);
    }

    private DefaultQuotas defaults(OtusConfig config) {
        DefaultQuotas defaults;
        try {
            defaults = DefaultQuotas.on(stateDirectory(), logs.of(config, state));
        } catch (IOException e) {
            return DefaultQuotas.STANDARD; // whoever writes there says what is wrong
        }
        if (!defaults.equals(DefaultQuotas.STANDARD)) {
            say("the disk is small; what is not configured is smaller than usual: " + defaults.text());
        }
        return defaults;
    }

    private LogSettings logs(OtusConfig config, DefaultQuotas defaults) {
        LogSettings configured = config.logSettings(defaults);
        return new LogSettings(
                logs.of(config, state),
                configured.events() && !options.noEvents,
                configured.eventFiles(),
                configured.alertFiles());
    }

    private static String host() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException e) {
            return "otus";
        }
    }
}
