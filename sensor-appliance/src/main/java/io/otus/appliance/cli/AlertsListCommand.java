package io.otus.appliance.cli;

import picocli.CommandLine.Command;

/** {@code otus alerts list}. */
@Command(name = "list", description = "Lists alerts, the oldest first; options narrow which.")
final class AlertsListCommand extends AlertListing {}
