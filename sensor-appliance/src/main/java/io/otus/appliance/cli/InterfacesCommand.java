package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.json.JsonLine;
import io.otus.appliance.text.Table;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.Interfaces;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otus interfaces}. */
@Command(name = "interfaces", description = "Lists the interfaces that can be captured from.")
final class InterfacesCommand extends TerminalCommand {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json (one line an interface).")
    OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() throws CaptureException, IOException {
        List<Interfaces.Interface> all = Interfaces.list();
        if (output == OutputFormat.JSON) {
            JsonLine line = new JsonLine();
            for (Interfaces.Interface each : all) {
                line.begin();
                line.text("name", each.name());
                line.textIfPresent("mac", each.mac());
                line.beginArray("addresses");
                each.addresses().forEach(line::element);
                line.end();
                line.flag("up", each.up());
                line.flag("running", each.running());
                line.flag("loopback", each.loopback());
                line.textIfPresent("description", each.description());
                line.finish();
                line.writeTo(terminal().data());
            }
            return ExitCode.OK;
        }
        Table table = new Table("NAME", "STATE", "MAC", "ADDRESSES", "DESCRIPTION");
        table.names("MAC", "ADDRESSES");
        table.whole("NAME", "STATE");
        table.spare("DESCRIPTION");
        for (Interfaces.Interface each : all) {
            String state = !each.up() ? "down" : each.running() ? "up" : "no link";
            String mac = each.mac() == null ? "" : each.mac();
            table.row(each.name(), state, mac, String.join(" ", each.addresses()), each.description());
        }
        terminal().print(table.fitting(width()));
        return ExitCode.OK;
    }
}
