package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.core.net.MacAddress;
import io.otus.inventory.vendor.OuiTable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otus oui}. */
@Command(
        name = "oui",
        description = "Names the makers of MAC addresses, and imports newer listings of the IEEE.",
        subcommands = {OuiCommand.Update.class, OuiCommand.Lookup.class})
final class OuiCommand extends StateCommand {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new MissingCommandException(spec.commandLine());
    }

    /** {@code otus oui update}. */
    @Command(
            name = "update",
            description = {
                "Imports listings of the IEEE on top of what is known, for the sensor with this state directory.",
                "%nThe files are those of standards-oui.ieee.org or of Debian's package ieee-data: oui, mam, oui36 and"
                        + " iab, .csv or .txt. A sensor that runs uses them when it is started again."
            })
    static final class Update extends StateCommand {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Listings.")
        List<Path> files = List.of();

        @Override
        public Integer call() {
            for (Path file : files) {
                if (!Files.isRegularFile(file)) {
                    throw new Failure(ExitCode.FAILED, file + (Files.exists(file) ? " is no file" : " does not exist"));
                }
            }
            Path state = stateDirectory();
            for (Path file : files) {
                try {
                    int entries = OuiTable.update(file, state);
                    say(String.format(Locale.ROOT, "%s: %,d prefixes", file, entries));
                } catch (AccessDeniedException | NoSuchFileException e) {
                    throw new Failure(ExitCode.FAILED, e.getFile() + ": no permission", e);
                } catch (IOException e) {
                    throw new Failure(ExitCode.DAMAGED, String.valueOf(e.getMessage()), e);
                }
            }
            OuiTable table = OuiTable.of(state);
            say(String.format(
                    Locale.ROOT, "%,d prefixes are known now, in %s", table.size(), state.resolve(OuiTable.FILE)));
            return ExitCode.OK;
        }
    }

    /** {@code otus oui lookup}. */
    @Command(name = "lookup", description = "Prints the makers of MAC addresses; exits with 1 if one is not known.")
    static final class Lookup extends StateCommand {
        @Parameters(arity = "1..*", paramLabel = "MAC", description = "MAC addresses, such as 00:1b:1b:01:02:03.")
        List<String> addresses = List.of();

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            List<MacAddress> macs = addresses.stream().map(this::parse).toList();
            OuiTable table = OuiTable.of(stateDirectory());
            int code = ExitCode.OK;
            for (MacAddress mac : macs) {
                String maker = table.vendor(mac);
                if (maker == null) {
                    code = ExitCode.FAILED;
                    String why = mac.isGroup()
                            ? "is the address of a group"
                            : mac.isLocal() ? "was chosen locally" : "is of nobody who is listed";
                    terminal().talk().println("otus: " + mac + ' ' + why);
                } else {
                    terminal().print(mac + "  " + maker + "\n");
                }
            }
            return code;
        }

        private MacAddress parse(String text) {
            try {
                return MacAddress.parse(text.replace('-', ':').toLowerCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'" + text + "' is no MAC address (expected: such as 00:1b:1b:01:02:03)",
                        e);
            }
        }
    }
}
