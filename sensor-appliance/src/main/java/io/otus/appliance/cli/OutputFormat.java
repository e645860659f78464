package io.otus.appliance.cli;

/** How data is printed. */
enum OutputFormat {
    /** For a person. */
    TEXT,
    /** One JSON object a line. */
    JSON
}
