package io.otus.appliance.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of one command, made of what its {@code --help} is made of, in the macros of man(7).
 *
 * <p>Written here, since picocli's own generator ends at AsciiDoc, and what turns that into roff is larger than Otus.
 */
final class ManPage {
    private static final String SECTION = "1";

    private final CommandSpec command;
    private final List<String> roff = new ArrayList<>();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** The name of the page's file: {@code otus-baseline-show.1}. */
    static String fileName(CommandSpec command) {
        return pageName(command) + "." + SECTION;
    }

    /** The page as roff. */
    static String of(CommandSpec command) {
        ManPage page = new ManPage(command);
        page.write();
        return String.join("\n", page.roff) + "\n";
    }

    private static String pageName(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private void write() {
        String[] description = command.usageMessage().description();
        roff.add(".\\\" Made from the command line itself by 'otus generate-man-pages'.");
        roff.add(".TH \"" + text(pageName(command).toUpperCase(Locale.ROOT)) + "\" " + SECTION + " \"\" \"otus "
                + text(BuildInfo.number()) + "\" \"Otus\"");
        roff.add(".SH NAME");
        roff.add(text(pageName(command)) + " \\- " + paragraphs(description[0]).getFirst());
        synopsis();
        roff.add(".SH DESCRIPTION");
        for (String line : description) {
            paragraphs(line).forEach(this::paragraph);
        }
        arguments();
        options();
        commands();
        footer();
        seeAlso();
    }

    private void synopsis() {
        roff.add(".SH SYNOPSIS");
        List<String> words = new ArrayList<>();
        words.add(bold(command.qualifiedName()));
        words.add("[" + italic("option") + " ...]");
        shown().filter(option -> option.required() && option.group() == null)
                .forEach(option -> words.add(bold(option.longestName()) + value(option)));
        command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .forEach(parameter -> words.add(argument(parameter)));
        if (!command.subcommands().isEmpty()) {
            String label = bold("command") + " ...";
            words.add(isCallable(command) ? "[" + label + "]" : label);
        }
        roff.add(String.join(" ", words));
    }

    /** Whether a command does something without one of its own commands. */
    private static boolean isCallable(CommandSpec command) {
        return command.usageMessage().synopsisSubcommandLabel().startsWith("[");
    }

    private static String argument(PositionalParamSpec parameter) {
        String label = italic(parameter.paramLabel()) + (parameter.arity().max() > 1 ? " ..." : "");
        return parameter.required() ? label : "[" + label + "]";
    }

    private void arguments() {
        List<PositionalParamSpec> parameters = command.positionalParameters();
        if (parameters.stream().allMatch(ArgSpec::hidden)) {
            return;
        }
        roff.add(".SH ARGUMENTS");
        for (PositionalParamSpec parameter : parameters) {
            if (!parameter.hidden()) {
                entry(italic(parameter.paramLabel()), parameter.description());
            }
        }
    }

    private Stream<OptionSpec> shown() {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(option -> option.longestName().replaceFirst("^-+", "")));
    }

    private void options() {
        roff.add(".SH OPTIONS");
        shown().forEach(option -> {
            List<String> names = Arrays.stream(option.names())
                    .sorted(Comparator.comparingInt(String::length))
                    .map(ManPage::bold)
                    .toList();
            entry(String.join(", ", names) + value(option), described(option));
        });
    }

    /** The description of an option, and the options that exclude it. */
    private static String[] described(OptionSpec option) {
        ArgGroupSpec group = option.group();
        if (group == null || !group.exclusive()) {
            return option.description();
        }
        List<String> others = group.options().stream()
                .filter(other -> !other.equals(option))
                .map(OptionSpec::longestName)
                .toList();
        String[] description = option.description().clone();
        description[description.length - 1] += " Not together with " + String.join(", ", others) + ".";
        return description;
    }

    private static String value(OptionSpec option) {
        return option.arity().max() == 0 ? "" : "=" + italic(option.paramLabel());
    }

    private void commands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        roff.add(".SH COMMANDS");
        command.subcommands()
                .forEach((name, line) ->
                        entry(bold(name), line.getCommandSpec().usageMessage().description()[0]));
    }

    /** Lines that are set as they stand, under the heading of the root's: every command ends with these codes. */
    private void footer() {
        CommandSpec root = command.root();
        roff.add(".SH EXIT STATUS");
        for (String line : root.usageMessage().footer()) {
            String code = line.strip().split(" ", 2)[0];
            entry(bold(code), line.strip().substring(code.length()).strip());
        }
    }

    private void seeAlso() {
        TreeSet<String> pages = new TreeSet<>();
        CommandSpec above = command.parent();
        if (above != null) {
            pages.add(reference(above));
        }
        for (CommandLine below : command.subcommands().values()) {
            pages.add(reference(below.getCommandSpec()));
        }
        roff.add(".SH SEE ALSO");
        roff.add(String.join(",\n", pages));
    }

    private static String reference(CommandSpec command) {
        return bold(pageName(command)) + "(" + SECTION + ")";
    }

    private void entry(String term, String... description) {
        roff.add(".TP");
        roff.add(term);
        for (String line : description) {
            List<String> paragraphs = paragraphs(line);
            for (int i = 0; i < paragraphs.size(); i++) {
                if (i > 0) {
                    roff.add(".IP");
                }
                roff.add(paragraphs.get(i));
            }
        }
    }

    private void paragraph(String text) {
        roff.add(".PP");
        roff.add(text);
    }

    /** The lines that picocli would format, as roff text. */
    private static List<String> paragraphs(String description) {
        return description
                .replace("%%", "%")
                .strip()
                .lines()
                .flatMap(line -> Arrays.stream(line.split("%n", -1)))
                .filter(line -> !line.isBlank())
                .map(ManPage::text)
                .toList();
    }

    private static String bold(String words) {
        return "\\fB" + text(words) + "\\fR";
    }

    private static String italic(String words) {
        return "\\fI" + text(words) + "\\fR";
    }

    /** Text whose characters roff would otherwise take for something else: typographic quotes, hyphens, requests. */
    private static String text(String plain) {
        StringBuilder escaped = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> escaped.append(c);
            }
        }
        return escaped.indexOf(".") == 0 ? "\\&" + escaped : escaped.toString();
    }
}
