package io.otus.appliance.cli;

import io.otus.appliance.dissect.MessageRows;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.UnreadLinks;
import io.otus.appliance.text.CountText;
import io.otus.core.capture.CaptureEnd;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.CaptureStatistics;
import io.otus.core.capture.FileSource;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code otus dissect}. */
@Command(name = "dissect", description = "Prints each protocol message of a capture as one JSON line, in wire order.")
final class DissectCommand extends TerminalCommand {
    @Mixin
    CaptureFiles files = new CaptureFiles();

    @Option(
            names = {"-p", "--protocol"},
            paramLabel = "ID",
            split = ",",
            description = "Only messages of these protocols, such as modbus.")
    Set<String> protocols = new LinkedHashSet<>();

    @ArgGroup
    @Nullable
    FilterOptions filter;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CaptureException {
        ProtocolRegistry registry = ProtocolRegistry.load();
        for (String protocol : protocols) {
            if (registry.find(protocol) == null) {
                throw new ParameterException(spec.commandLine(), ProtocolName.unknown(protocol, registry));
            }
        }
        String passing = FilterOptions.expression(filter);
        try (FileSource source = FileSource.open(files.names(), terminal().input(), false, passing)) {
            EventBus bus = new EventBus();
            bus.add(new MessageRows(terminal().data(), protocols));
            Pipeline pipeline = new Pipeline(registry, bus, EvidenceRequests.NONE, (_, _, _) -> {});
            pipeline.sites(config().heardSites());
            pipeline.run(source);
            terminal().flush();
            UnreadLinks.sentences(pipeline.decodeCounters())
                    .forEach(each -> terminal().talk().println("otus: " + each));
            if (!passing.isEmpty()) {
                say(passed(source.statistics()));
            }
            return ended(source.end());
        }
    }

    private static String passed(CaptureStatistics statistics) {
        return String.format(
                Locale.ROOT,
                "%,d of %s passed the filter",
                statistics.frames() - statistics.filtered(),
                CountText.grouped(statistics.frames(), "packet"));
    }

    private int ended(CaptureEnd end) {
        if (end.state() == CaptureEnd.State.COMPLETE) {
            return ExitCode.OK;
        }
        terminal().talk().println("otus: " + end.text());
        return ExitCode.DAMAGED;
    }
}
