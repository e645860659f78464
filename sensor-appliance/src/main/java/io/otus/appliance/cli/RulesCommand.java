package io.otus.appliance.cli;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.Decisions;
import io.otus.alert.detect.Kind;
import io.otus.alert.rule.Hours;
import io.otus.alert.rule.Rule;
import io.otus.alert.rule.Scope;
import io.otus.alert.rule.Who;
import io.otus.alert.store.AlertLines;
import io.otus.appliance.config.SiteMember;
import io.otus.appliance.config.UnknownWords;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Audits;
import io.otus.appliance.run.Person;
import io.otus.appliance.text.ScopeText;
import io.otus.appliance.text.Table;
import io.otus.core.net.Sites;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetFields;
import io.otus.inventory.view.AssetName;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otus rules}. */
@Command(
        name = "rules",
        description = "Shows and changes which alerts are raised, for which devices, and when.",
        subcommands = {
            RulesCommand.Listed.class,
            RulesCommand.Off.class,
            RulesCommand.On.class,
            RulesTestCommand.class,
        })
final class RulesCommand extends StateCommand {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new MissingCommandException(spec.commandLine());
    }

    /** {@code otus rules list}. */
    @Command(
            name = "list",
            description = "Lists the rules of the configuration, then what people switched off and excepted.")
    static final class Listed extends StateCommand {
        @Override
        public Integer call() {
            config().unknownWords().forEach(this::warn);
            Table table = new Table("RULE", "EFFECT", "ABOUT", "REASON");
            table.whole("RULE", "EFFECT");
            table.wrap("ABOUT", "REASON");
            List<Rule> rules = new ArrayList<>(config().alertRules().all());
            rules.addAll(Audits.of(stateDirectory()).rules());
            for (Rule rule : rules) {
                table.row(rule.id(), effect(rule.effect()), ScopeText.of(rule.scope()), rule.reason());
            }
            if (table.size() == 0) {
                say("no rules");
            } else {
                terminal().print(table.fitting(width()));
            }
            return ExitCode.OK;
        }

        private static String effect(Rule.Effect effect) {
            return switch (effect) {
                case Rule.Effect.Off _ -> "off";
                case Rule.Effect.Silence _ -> "silent";
                case Rule.Effect.Weigh weigh -> weigh.severity().key();
            };
        }
    }

    /** {@code otus rules off}. */
    @Command(
            name = "off",
            description = {
                "Switches kinds of alerts off, after showing which alerts of the past that would have spared.",
                "%nWhatever options are given narrow it: all of them must fit."
            })
    static final class Off extends AlertActs.Switching {
        @Parameters(arity = "1..*", paramLabel = "KIND", description = "Kinds of alerts, such as LINK_NEW.")
        List<Kind> kinds = List.of();

        @Option(
                names = "--by",
                paramLabel = "WHO",
                description = "Only what these do: addresses, networks such as 10.1.2.0/24,"
                        + " 'vlan 30', 'site north' and 'site north 10.1.2.0/24', or names of devices, which stand for"
                        + " the addresses they have now.")
        List<String> by = List.of();

        @Option(names = "--on", paramLabel = "WHO", description = "Only what is done to these.")
        List<String> on = List.of();

        @Option(names = "--assets", paramLabel = "WHO", description = "Only alerts with these on either side.")
        List<String> assets = List.of();

        @Option(names = "--protocol", paramLabel = "ID", description = "Only in this protocol.")
        String protocol = "";

        @Option(names = "--hours", paramLabel = "FROM-TO", description = "Only at these hours, such as 22:00-06:00.")
        String hours = "";

        @Option(
                names = "--days",
                split = ",",
                paramLabel = "DAY",
                description = "Only on these days: mon, tue, wed, thu, fri, sat, sun.")
        List<String> days = List.of();

        @Option(
                names = "--time-zone",
                paramLabel = "ZONE",
                defaultValue = "UTC",
                description = "Whose clocks the hours are of, such as Europe/Berlin (default: UTC).")
        String zone = "UTC";

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            UnknownWords.ofProtocol("--", protocol).forEach(this::warn);
            Scope scope = scope();
            List<AlertLines.Stored> alerts = alerts();
            String words = ScopeText.of(scope);
            if (yes) {
                long number = person().decides(DecisionKind.OFF, "", scope);
                showDone("switched off " + words, scope, alerts);
                saved(number, "switched off");
            } else {
                show("off " + words, scope, alerts);
            }
            return ExitCode.OK;
        }

        /** Devices by address, network or VLAN, or by name: that stands for the addresses which the device has now. */
        private Who who(List<String> texts) {
            List<String> members = new ArrayList<>();
            for (String text : texts) {
                try {
                    String member = SiteMember.numbered(text, config().heardSites());
                    members.addAll(Who.parse(List.of(member)).members());
                } catch (IllegalArgumentException noAddress) {
                    members.addAll(addresses(text, noAddress));
                }
            }
            return Who.parse(members);
        }

        private List<String> addresses(String name, IllegalArgumentException otherwise) {
            Asset asset = AssetsCommand.load(this).assets().stream()
                    .filter(AssetName.of(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            otherwise.getMessage() + ", and no device is called so", otherwise));
            List<String> ips = AssetFields.values(asset, "ip");
            List<String> all = ips.isEmpty() ? AssetFields.values(asset, "mac") : ips;
            return Who.inSite(Sites.number(asset.segment()), all);
        }

        private Scope scope() {
            try {
                Set<Kind> set = EnumSet.copyOf(kinds);
                Hours when = hours.isEmpty() && days.isEmpty() ? null : Hours.parse(hours, days, ZoneId.of(zone));
                return new Scope(set, List.of(), protocol, who(by), who(on), who(assets), when);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** {@code otus rules on}. */
    @Command(
            name = "on",
            description =
                    "Switches kinds of alerts on again, for whatever they were switched off. Other kinds of the same"
                            + " decision stay off.")
    static final class On extends AlertActs.Deciding {
        @Option(
                names = {"-y", "--yes"},
                description = "Taken as with off; what is switched on hides nothing, so it is done without as well.")
        boolean yes;

        @Parameters(arity = "1..*", paramLabel = "KIND", description = "Kinds of alerts, such as LINK_NEW.")
        List<Kind> kinds = List.of();

        @Override
        public Integer call() {
            Decisions decisions = Audits.of(stateDirectory());
            int count = 0;
            for (AuditEntry entry : decisions.entries()) {
                Scope scope = entry.scope();
                if (entry.act() == DecisionKind.OFF
                        && scope != null
                        && !decisions.isUndone(entry)
                        && kinds.stream().anyMatch(scope.kinds()::contains)) {
                    keepOff(entry, scope);
                    long number = person().undoes(entry.number());
                    say("decision " + number + ": took back decision " + entry.number() + " (off " + ScopeText.of(scope)
                            + ")");
                    count++;
                }
            }
            if (count == 0) {
                throw new Failure(ExitCode.FAILED, "none of these was switched off by 'otus rules off'");
            }
            return ExitCode.OK;
        }

        /** The other kinds that a decision switched off stay so, by a decision of their own that is there before. */
        private void keepOff(AuditEntry entry, Scope scope) {
            Set<Kind> others = EnumSet.copyOf(scope.kinds());
            others.removeAll(kinds);
            if (!others.isEmpty()) {
                Scope rest = scope.with(others);
                long number = new Person(stateDirectory(), entry.reason()).decides(DecisionKind.OFF, "", rest);
                say("decision " + number + ": off " + ScopeText.of(rest) + ", as decision " + entry.number()
                        + " was of that as well");
            }
        }
    }
}
