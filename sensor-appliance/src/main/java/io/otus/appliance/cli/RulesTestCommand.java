package io.otus.appliance.cli;

import io.otus.alert.custom.CustomRule;
import io.otus.appliance.config.RuleFile;
import io.otus.appliance.config.UnknownWords;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.text.CountText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code otus rules test}. */
@Command(
        name = "test",
        description = "Checks files of rules that a site wrote itself, and runs the tests in them, and says how they"
                + " ended; exits with 6 if one fails. Protocols and actions that this version does not know are named.")
final class RulesTestCommand extends TerminalCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of rules.")
    List<Path> files = List.of();

    @Override
    public Integer call() {
        long failed = 0;
        List<CustomRule> rules = new ArrayList<>();
        for (Path file : files) {
            RuleFile read = RuleFile.read(file);
            rules.addAll(read.rules());
            List<RuleFile.Test> broken =
                    read.tests().stream().filter(test -> !test.passes()).toList();
            for (RuleFile.Test test : broken) {
                terminal()
                        .print("FAILED  " + test.rule().id() + ": " + test.name() + " (expected: "
                                + (test.expected() ? "holds" : "does not hold") + ")\n");
            }
            failed += broken.size();
            UnknownWords.of(read.rules()).forEach(each -> terminal().print("UNKNOWN " + each + "\n"));
            terminal()
                    .print(file + ": " + CountText.of(read.rules().size(), "rule") + ", "
                            + outcome(read.tests().size(), broken.size()) + "\n");
        }
        var _ = RuleFile.all(rules); // what a sensor refuses of all of them together
        return failed == 0 ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    /** How the tests of a file ended. */
    private static String outcome(int tests, int failed) {
        String passed = failed == 0 ? (tests == 1 ? "passed" : "all passed") : failed + " failed";
        return tests == 0 ? "no tests" : CountText.of(tests, "test") + ": " + passed;
    }
}
