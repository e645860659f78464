package io.otus.appliance.cli;

import picocli.CommandLine.Command;

/** {@code otus alerts list}. */
@Command(name = "list", description = "Lists alerts, in the order in which they were last seen; options narrow which.")
final class AlertsListCommand extends AlertListing {}
