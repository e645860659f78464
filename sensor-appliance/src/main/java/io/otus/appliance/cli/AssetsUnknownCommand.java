package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.Paragraph;
import io.otus.appliance.text.Printable;
import io.otus.appliance.text.Table;
import io.otus.core.event.Attribute;
import io.otus.inventory.Inventory;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.conversation.Coverage;
import io.otus.inventory.conversation.InterfaceCoverage;
import io.otus.inventory.output.ConversationWriter;
import io.otus.inventory.output.Unknowns;
import io.otus.inventory.view.ConversationMatrix;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus assets unknown}. */
@Command(
        name = "unknown",
        description =
                "Shows what is not known: what devices did not state and which message would, conversations that are"
                        + " not understood or have gaps, and what the mirror port does not show of each VLAN"
                        + " and interface.")
final class AssetsUnknownCommand extends StateCommand {
    /** Conversations of each kind that are shown as text. */
    private static final int SHOWN = 10;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json.")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() throws IOException {
        Inventory inventory = AssetsCommand.load(this);
        Unknowns unknowns = Unknowns.of(inventory);
        if (output == OutputFormat.JSON) {
            unknowns.write(terminal().data());
            return ExitCode.OK;
        }
        StringBuilder text = new StringBuilder();
        text.append(unknowns.devices()).append(" devices\n");
        Table gaps = new Table("MISSING", "DEVICES", "WOULD TELL");
        gaps.wrap("WOULD TELL");
        for (Unknowns.Gap each : unknowns.gaps()) {
            gaps.row(each.attribute(), Integer.toString(each.devices()), each.wouldTell());
        }
        for (Unknowns.Likely each : unknowns.likelyOne()) {
            text.append(String.join(" and ", each.devices()))
                    .append(
                            each.attribute() == Attribute.SERIAL
                                    ? " have the serial number " + each.value()
                                            + ": one device with several network cards?"
                                    : " have the number " + each.value()
                                            + " in their protocol: one device, behind its gateway and by itself?")
                    .append(" ('otus assets merge' says so)\n");
        }
        unknowns.floods().forEach(each -> text.append(each.text()).append('\n'));
        if (unknowns.forgotten().statements() > 0) {
            text.append(unknowns.forgotten().text()).append('\n');
        }
        text.append(gaps.fitting(width()))
                .append('\n')
                .append(unknowns.conversations())
                .append(" conversations\n");
        ConversationWriter writer = new ConversationWriter(inventory.assets());
        conversations(
                "in which nothing was said that is understood, or nothing at all",
                unknowns.notUnderstood(),
                writer,
                text);
        conversations("with bytes missing", unknowns.damaged(), writer, text);
        Table vlans = new Table("VLAN", "BYTES", "UNDERSTOOD", "TO ALL", "CONNECTIONS", "ONE-SIDED", "WITH GAPS");
        for (Coverage.Segment each : unknowns.segments()) {
            vlans.row(
                    Unknowns.name(each),
                    Long.toString(each.bytes()),
                    percent(each.understood(), each.bytes()),
                    percent(each.toGroups(), each.bytes()),
                    Long.toString(each.connections()),
                    Long.toString(each.oneSided()),
                    Long.toString(each.damaged()));
        }
        text.append('\n').append(vlans.fitting(width()));
        if (!unknowns.interfaces().isEmpty()) {
            text.append('\n').append(interfaces(unknowns).fitting(width()));
        }
        unknowns.blindSpots().forEach(each -> text.append(each).append('\n'));
        terminal().print(Paragraph.lines(text.toString(), width()));
        return ExitCode.OK;
    }

    private static Table interfaces(Unknowns unknowns) {
        Table table = new Table(
                "INTERFACE",
                "BYTES",
                "UNDERSTOOD",
                "TO ALL",
                "CONNECTIONS",
                "ONE-SIDED",
                "ELSEWHERE",
                "WITH GAPS",
                "VLANS");
        for (InterfaceCoverage.Heard each : unknowns.interfaces()) {
            table.row(
                    Printable.of(each.name()),
                    Long.toString(each.bytes()),
                    percent(each.understood(), each.bytes()),
                    percent(each.toGroups(), each.bytes()),
                    Long.toString(each.connections()),
                    Long.toString(each.oneSided()),
                    Long.toString(each.elsewhere()),
                    Long.toString(each.damaged()),
                    each.segments().stream().map(Unknowns::name).collect(Collectors.joining(", ")));
        }
        return table;
    }

    private void conversations(String what, List<Conversation> all, ConversationWriter writer, StringBuilder text) {
        text.append(all.size()).append(' ').append(what).append('\n');
        if (all.isEmpty()) {
            return;
        }
        Table table = new Table("CLIENT", "SERVER", "PROTOCOL", "BYTES", "LOSSES");
        table.names("CLIENT", "SERVER");
        table.whole("PROTOCOL");
        for (Conversation each : all.subList(0, Math.min(SHOWN, all.size()))) {
            table.row(
                    writer.shown(each.key().client()),
                    writer.shown(each.key().server()),
                    each.key().protocol() + (each.isDirectionKnown() ? "" : ConversationMatrix.UNDIRECTED),
                    Long.toString(each.bytes()),
                    Long.toString(each.losses()));
        }
        text.append(table.fitting(width()));
        if (all.size() > SHOWN) {
            text.append("and ").append(all.size() - SHOWN).append(" more (-o json has all)\n");
        }
    }

    private static String percent(long part, long whole) {
        return (whole == 0 ? 0 : Math.round(100.0 * part / whole)) + " %";
    }
}
