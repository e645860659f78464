package io.otus.appliance.cli;

import io.otus.alert.custom.CustomRule;
import io.otus.alert.signature.Signature;
import io.otus.alert.signature.SignatureList;
import io.otus.appliance.config.RuleFile;
import io.otus.appliance.config.SignatureFile;
import io.otus.appliance.exit.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otus signatures}. */
@Command(
        name = "signatures",
        description = "Checks rules for bytes, in the subset of Suricata's rules that is taken.",
        subcommands = SignaturesCommand.Checked.class)
final class SignaturesCommand extends TerminalCommand {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new MissingCommandException(spec.commandLine());
    }

    /** {@code otus signatures check}. */
    @Command(
            name = "check",
            description = "Reads rules, and shows which are taken, and which are not and why; exits with 5 if one is"
                    + " not taken.")
    static final class Checked extends TerminalCommand {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of rules.")
        List<Path> files = List.of();

        @Override
        public Integer call() {
            List<Signature> bytes = new ArrayList<>();
            List<CustomRule> fields = new ArrayList<>();
            boolean allTaken = true;
            for (Path file : files) {
                SignatureList list = SignatureFile.read(file);
                list.signatures().forEach(rule -> taken(rule.source(), "sid " + rule.sid(), title(rule), "bytes"));
                list.custom().forEach(rule -> taken(rule.source(), sid(rule), rule.title(), "decoded fields"));
                bytes.addAll(list.signatures());
                fields.addAll(list.custom());
                list.notTaken().forEach(line -> terminal().print("NOT TAKEN  " + line + "\n"));
                allTaken &= list.notTaken().isEmpty();
                int taken = list.signatures().size() + list.custom().size();
                terminal()
                        .print(file + ": " + taken + " taken ("
                                + list.signatures().size() + " for bytes, "
                                + list.custom().size() + " for decoded fields), "
                                + list.notTaken().size() + " not taken\n");
            }
            // What a sensor refuses of all of them together.
            var _ = SignatureFile.all(bytes);
            var _ = RuleFile.all(fields);
            return allTaken ? ExitCode.OK : ExitCode.DAMAGED;
        }

        private static String title(Signature rule) {
            return rule.message().isEmpty() ? "rule " + rule.sid() : rule.message();
        }

        private static String sid(CustomRule rule) {
            return rule.id().replace('-', ' ');
        }

        private void taken(String source, String sid, String title, String what) {
            terminal().print("TAKEN      " + source + ": " + sid + ": " + title + " (for " + what + ")\n");
        }
    }
}
