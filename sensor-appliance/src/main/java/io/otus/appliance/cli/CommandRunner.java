package io.otus.appliance.cli;

import io.otus.appliance.config.OtusConfig;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.exit.OutputException;
import io.otus.appliance.text.Printable;
import io.otus.core.capture.CaptureException;
import io.otus.core.store.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the command that the arguments name, and turns whatever goes wrong into one sentence and an exit code. */
public final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    /** Commands by other words for what they do: those that are spelt alike mean something else. */
    private static final Map<String, String> MEANT = Map.of(
            "reopen", "undo",
            "unlearn", "undo",
            "unmute", "undo",
            "revert", "undo",
            "ignore", "mute",
            "ack", "acknowledge");

    private CommandRunner() {}

    /** Runs a command and returns its exit code. */
    public static int run(String... arguments) {
        return run(Terminal.standard(), arguments);
    }

    /** Runs a command on the given streams. */
    static int run(Terminal terminal, String... arguments) {
        CommandLine commands = commandLine(terminal, ColourMode.of(arguments));
        int code = execute(commands, terminal.talk(), arguments);
        try {
            terminal.flush();
            return code;
        } catch (OutputException e) {
            // Whatever failed before because of it has said so.
            return code == ExitCode.OK ? tell(terminal.talk(), e.getMessage(), ExitCode.FAILED) : code;
        }
    }

    /**
     * Runs a command. When it fails for lack of memory, the store stays as of the latest checkpoint, from which a
     * sensor goes on when it is started again.
     */
    static int execute(CommandLine commands, PrintStream talk, String... arguments) {
        try {
            return commands.execute(arguments);
        } catch (OutOfMemoryError e) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            String sentence =
                    "the heap of " + megabytes + " MB is full; there is more to keep than fits it. Give it more,"
                            + " as OTUS_JAVA_OPTIONS=-Xmx900m does (docs/inventory.md)";
            return tell(talk, sentence, ExitCode.FAILED);
        }
    }

    static CommandLine commandLine(Terminal terminal, ColourMode colour) {
        PrintStream talk = terminal.talk();
        OtusCommand otus = new OtusCommand();
        CommandLine commands = new CommandLine(otus, new CommandFactory(terminal));
        commands.setOut(terminal.dataWriter());
        commands.setErr(new PrintWriter(talk, true, StandardCharsets.UTF_8));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setAbbreviatedOptionsAllowed(false);
        commands.setUsageHelpAutoWidth(true);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(
                colour.isOn(terminal) ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commands.setExecutionStrategy(parsed -> execute(otus, parsed));
        commands.setParameterExceptionHandler((e, arguments) -> misused(talk, unknownOption(e, arguments)));
        commands.setExecutionExceptionHandler((e, command, _) -> failed(talk, e, command));
        return commands;
    }

    /** A configuration that is named is checked before anything is done, also where the command needs nothing of it. */
    private static int execute(OtusCommand otus, ParseResult parsed) {
        mustMeanSomething(parsed);
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        try {
            OtusConfig _ = otus.configuration();
        } catch (Failure e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Reports a word that is no command, also where help was asked for: the help shown would not be about it. */
    private static void mustMeanSomething(ParseResult parsed) {
        if (!parsed.unmatched().isEmpty()) {
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
        }
        if (parsed.hasSubcommand()) {
            mustMeanSomething(parsed.subcommand());
        }
    }

    /** An unknown option is reported before a missing one: the missing one may be what was misspelt. */
    private static ParameterException unknownOption(ParameterException e, String[] arguments) {
        if (!(e instanceof MissingParameterException)) {
            return e;
        }
        CommandLine command = e.getCommandLine();
        for (String argument : arguments) {
            if (argument.equals("--")) {
                break;
            }
            if (argument.startsWith("--") && !isOption(command, argument.replaceFirst("=.*", ""))) {
                return new UnmatchedArgumentException(command, List.of(argument));
            }
        }
        return e;
    }

    private static boolean isOption(CommandLine command, String name) {
        for (CommandLine one = command; one != null; one = one.getParent()) {
            if (one.getCommandSpec().optionsMap().containsKey(name)
                    || one.getCommandSpec().negatedOptionsMap().containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    private static int misused(PrintStream talk, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        talk.println("otus: " + Printable.of(problem(e)));
        if (e instanceof MissingCommandException) {
            e.getCommandLine().usage(talk);
        } else if (!suggestsMeant(e, talk) && !UnmatchedArgumentException.printSuggestions(e, talk)) {
            talk.println("Try '" + command + " --help'.");
        }
        return ExitCode.USAGE;
    }

    /** Suggests the command that does what a word means, where that is written otherwise; false if there is none. */
    private static boolean suggestsMeant(ParameterException e, PrintStream talk) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return false;
        }
        CommandLine command = e.getCommandLine();
        String meant = MEANT.get(unmatched.getUnmatched().getFirst());
        if (meant == null || !command.getSubcommands().containsKey(meant)) {
            return false;
        }
        String below = command.getCommandSpec().qualifiedName() + ' ' + meant;
        talk.println("Did you mean: " + below.substring(below.indexOf(' ') + 1) + "?");
        return true;
    }

    private static String problem(ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !command.getSubcommands().isEmpty()) {
            String below = command.getCommandSpec().qualifiedName()
                    + ' '
                    + unmatched.getUnmatched().getFirst();
            return "there is no command '" + below.substring(below.indexOf(' ') + 1) + "'";
        }
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "more than is expected: '" + String.join("', '", unmatched.getUnmatched()) + "'";
        }
        // Where a parameter stands and what type it has are words about the program.
        return String.valueOf(e.getMessage())
                .replaceFirst("positional parameter at index [0-9.*+]+ \\(([^)]*)\\)", "$1")
                .replaceFirst("' is not an? (int|long)$", "' is no whole number");
    }

    private static int failed(PrintStream talk, Exception e, CommandLine command) {
        LOG.debug("{} failed", command.getCommandName(), e);
        return switch (e) {
            case Failure failure -> tell(talk, failure.getMessage(), failure.code());
            case CaptureException capture -> tell(talk, capture.getMessage(), ExitCode.of(capture.kind()));
            case StoreException store -> tell(talk, store.getMessage(), ExitCode.FAILED);
            case UncheckedIOException io when BrokenPipe.isCauseOf(io.getCause()) -> ExitCode.OK;
            case IOException io when BrokenPipe.isCauseOf(io) -> ExitCode.OK;
            case IOException io -> tell(talk, io.toString(), ExitCode.FAILED);
            case OutputException output -> tell(talk, output.getMessage(), ExitCode.FAILED);
            case UncheckedIOException io -> tell(talk, String.valueOf(io.getCause()), ExitCode.FAILED);
            default ->
                tell(
                        talk,
                        "internal error: " + e + "; please report it with the output of the same command and -vv",
                        ExitCode.FAILED);
        };
    }

    private static int tell(PrintStream talk, @Nullable String sentence, int code) {
        talk.println("otus: " + Printable.of(String.valueOf(sentence)));
        return code;
    }
}
