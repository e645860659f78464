package io.otus.appliance.cli;

import picocli.CommandLine.Command;

/** {@code otus alerts list}. */
@Command(name = "list", description = "Lists all alerts, the oldest first.")
final class AlertsListCommand extends AlertListing {}
