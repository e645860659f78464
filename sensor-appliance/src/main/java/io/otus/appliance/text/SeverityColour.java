package io.otus.appliance.text;

/** Severities in the colours of a terminal (ECMA-48 §8.3.117, Select Graphic Rendition). */
final class SeverityColour {
    private static final String RESET = "\u001b[0m";

    private SeverityColour() {}

    /** A severity in its colour, in the cell of a table or alone. */
    static String paint(String severity) {
        String colour = switch (severity.strip()) {
            case "critical" -> "\u001b[1;31m";
            case "high" -> "\u001b[31m";
            case "medium" -> "\u001b[33m";
            case "low" -> "\u001b[36m";
            default -> "";
        };
        return colour.isEmpty() ? severity : colour + severity + RESET;
    }
}
