package io.otus.appliance.cli;

import io.otus.appliance.dissect.MessageRows;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.UnreadLinks;
import io.otus.core.capture.CaptureEnd;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import java.util.LinkedHashSet;
import java.util.Set;
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
        try (FileSource source = FileSource.open(files.names(), terminal().input(), false)) {
            EventBus bus = new EventBus();
            bus.add(new MessageRows(terminal().data(), protocols));
            Pipeline pipeline = new Pipeline(registry, bus, EvidenceRequests.NONE, (_, _, _) -> {});
            pipeline.sites(config().plant());
            pipeline.run(source);
            terminal().flush();
            UnreadLinks.sentences(pipeline.decodeCounters())
                    .forEach(each -> terminal().talk().println("otus: " + each));
            return ended(source.end());
        }
    }

    private int ended(CaptureEnd end) {
        if (end.state() == CaptureEnd.State.COMPLETE) {
            return ExitCode.OK;
        }
        terminal().talk().println("otus: " + end.text());
        return ExitCode.DAMAGED;
    }
}
