package io.otus.appliance.cli;

import io.otus.alert.indicator.Indicator;
import io.otus.alert.indicator.IndicatorList;
import io.otus.appliance.config.IndicatorFile;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otus indicators}. */
@Command(
        name = "indicators",
        description = "Checks and shows lists of addresses, domains, hashes and fingerprints that are reported"
                + " when they are seen.",
        subcommands = {IndicatorsCommand.Checked.class, IndicatorsCommand.Listed.class})
final class IndicatorsCommand extends TerminalCommand {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new MissingCommandException(spec.commandLine());
    }

    /** {@code otus indicators check}. */
    @Command(
            name = "check",
            description = "Reads lists, in CSV, plain or STIX 2.1, and shows what of them is taken, and what is not"
                    + " and why; exits with 5 if something is not taken.")
    static final class Checked extends TerminalCommand {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Lists of indicators.")
        List<Path> files = List.of();

        @Override
        public Integer call() {
            boolean allTaken = true;
            for (Path file : files) {
                IndicatorList list = IndicatorFile.read(file);
                said(file, list).forEach(line -> terminal().print(line + "\n"));
                allTaken &= list.notTaken().isEmpty();
            }
            return allTaken ? ExitCode.OK : ExitCode.DAMAGED;
        }
    }

    /** The report on a list, a line each: entries that are not used, what is odd in it, and how many are used. */
    private static List<String> said(Path file, IndicatorList list) {
        List<String> lines = new ArrayList<>();
        list.notTaken().forEach(line -> lines.add("NOT TAKEN  " + line));
        list.notes().forEach(line -> lines.add("NOTE       " + line));
        lines.add(file + ": " + list.indicators().size() + " taken" + byType(list.indicators()) + ", "
                + list.notTaken().size() + " not taken");
        return lines;
    }

    private static String byType(List<Indicator> indicators) {
        Map<Indicator.Type, Integer> counts = new EnumMap<>(Indicator.Type.class);
        indicators.forEach(each -> counts.merge(each.type(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((type, count) -> words.add(count + " " + type.key()));
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }

    /** {@code otus indicators list}. */
    @Command(
            name = "list",
            description =
                    "Lists the indicators of the configuration; standard error says what of its files is not taken.")
    static final class Listed extends StateCommand {
        @Override
        public Integer call() {
            Table table = new Table("TYPE", "VALUE", "LIST", "DESCRIPTION");
            table.names("VALUE");
            table.wrap("DESCRIPTION");
            for (Indicator each :
                    IndicatorFile.all(config().indicatorFiles(), this::tell).all()) {
                table.row(each.type().key(), each.value(), each.source(), each.description());
            }
            if (table.size() == 0) {
                say("no indicators");
            } else {
                terminal().print(table.fitting(width()));
            }
            return ExitCode.OK;
        }

        private void tell(Path file, IndicatorList list) {
            if (!list.notTaken().isEmpty()) {
                said(file, list).forEach(this::say);
            }
        }
    }
}
