package io.otus.appliance.cli;

import picocli.CommandLine.Command;

/** {@code otus alerts}: without a command, the list. */
@Command(
        name = "alerts",
        description = "Shows the alerts of a sensor; without a command, lists them.",
        subcommands = {
            AlertsListCommand.class,
            AlertsShowCommand.class,
            AlertsFollowCommand.class,
            AlertsStatsCommand.class,
            AlertsIncidentsCommand.class,
            AlertActs.Acknowledge.class,
            AlertActs.Close.class,
            AlertActs.Learn.class,
            AlertActs.Mute.class,
            AlertActs.Except.class,
            AlertActs.Undo.class,
        })
final class AlertsCommand extends AlertListing {}
