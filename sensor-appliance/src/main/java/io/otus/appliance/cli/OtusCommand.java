package io.otus.appliance.cli;

import io.otus.appliance.config.ConfigReader;
import io.otus.appliance.config.OtusConfig;
import io.otus.appliance.exit.Failure;
import io.otus.core.capture.CaptureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code otus} and the options that all commands share. */
@Command(
        name = "otus",
        versionProvider = BuildInfo.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Listens to an industrial network, keeps an inventory of it, learns what is normal, and says what is"
                        + " not.",
        subcommands = {
            DemoCommand.class,
            MonitorCommand.class,
            ReplayCommand.class,
            DissectCommand.class,
            AlertsCommand.class,
            RulesCommand.class,
            IndicatorsCommand.class,
            SignaturesCommand.class,
            MaintenanceCommand.class,
            AuditCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            AssetsCommand.class,
            BaselineCommand.class,
            TimelineCommand.class,
            IncidentCommand.class,
            ExplainCommand.class,
            ExportCommand.class,
            OuiCommand.class,
            InterfacesCommand.class,
            DoctorCommand.class,
            HelpCommand.class,
            CompletionCommand.class,
            ManPagesCommand.class,
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "    0  all went well",
            "    1  the command ran and failed",
            "    2  the command line is wrong",
            "    3  the configuration is wrong, or a package that it needs is missing",
            "    4  no permission to capture, or no such interface",
            "    5  the input is damaged, is no capture, or was taken only in part",
            "    6  what was compared differs, or what was checked is broken or fails",
            "  130  interrupted (SIGINT)",
            "  143  ended (SIGTERM)",
        })
final class OtusCommand implements Runnable {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Configuration file (otus.yaml); without one, everything has its default.")
    @Nullable
    Path config;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Print more messages; twice for all.")
    void verbose(boolean[] times) {
        LogLevels.verbose(times.length);
    }

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print errors only.")
    boolean quiet;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            defaultValue = "auto",
            description = "Colour text: auto (on a terminal, unless NO_COLOR is set), always or never.")
    ColourMode colour = ColourMode.AUTO;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Option(names = "--build-info", description = "Show the version, the commit, and what runs it.")
    boolean buildInfo;

    @Spec
    @Nullable
    CommandSpec spec;

    private @Nullable OtusConfig configuration;

    /**
     * The configuration that the options name, read once; without one, nothing is configured.
     *
     * @throws Failure if it is wrong
     */
    OtusConfig configuration() {
        if (configuration == null) {
            configuration = config == null ? OtusConfig.EMPTY : ConfigReader.read(config);
        }
        return configuration;
    }

    /** A filter of the configuration that libpcap refuses. */
    Failure wrongFilter(CaptureException e) {
        return ConfigReader.wrong(
                Objects.requireNonNull(config, "a filter was read"),
                List.of("capture", "filter"),
                String.valueOf(e.getMessage()));
    }

    /** Columns of the terminal. */
    int width() {
        return spec == null ? Integer.MAX_VALUE : spec.usageMessage().width();
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        if (!buildInfo) {
            throw new MissingCommandException(spec.commandLine());
        }
        BuildInfo.lines().forEach(spec.commandLine().getOut()::println);
    }
}
