package io.otus.dissect.bacnet;

import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.value.ValueList;

/**
 * What an object says of its present value by its properties Status_Flags and Out_Of_Service (ASHRAE 135, clause 12):
 * who overrides an object at the device, or takes it out of service, sets its value in place of what is measured.
 */
final class StatusFlags {
    private StatusFlags() {}

    /** The flaws that a property and its value show; both are named in {@code enumerations.txt}. */
    static Flaws of(String property, ValueList value) {
        if (value.size() != 1) {
            return Flaws.NONE;
        }
        return switch (property) {
            case "status-flags" -> of(value.text(0).split(","));
            case "out-of-service" -> value.integer(0) == 1 ? Flaws.of(Flaw.FORCED) : Flaws.NONE;
            default -> Flaws.NONE;
        };
    }

    private static Flaws of(String[] names) {
        int octet = 0;
        for (String name : names) {
            octet = switch (name) {
                case "fault" -> Flaws.with(octet, Flaw.INVALID, true);
                case "overridden", "out-of-service" -> Flaws.with(octet, Flaw.FORCED, true);
                default -> octet;
            };
        }
        return Flaws.of(new byte[] {(byte) octet});
    }
}
