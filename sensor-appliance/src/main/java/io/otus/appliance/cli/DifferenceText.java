package io.otus.appliance.cli;

import io.otus.appliance.text.Printable;
import io.otus.inventory.view.AssetDiff;

/** A difference between two lists of devices as the rest of a line. */
final class DifferenceText {
    private DifferenceText() {}

    static String of(AssetDiff.Difference difference) {
        StringBuilder line = new StringBuilder(Printable.of(difference.label()));
        if (!difference.field().isEmpty()) {
            line.append("  ").append(difference.field()).append(": ");
            if (!difference.before().isEmpty()) {
                line.append(Printable.of(difference.before())).append(" -> ");
            }
            line.append(difference.after().isEmpty() ? "not known" : Printable.of(difference.after()));
        }
        return line.append('\n').toString();
    }
}
