package io.otus.dissect.s7comm;

import io.otus.core.event.Units;
import org.jspecify.annotations.Nullable;

/**
 * The module that the connection of one flow was opened to, and what stands for it as the unit of operations: rack and
 * slot. Where the opening was not seen, the unit is there and unknown; where its selector is a text, as of a small
 * controller, there is none. Confined.
 */
final class AddressedModule {
    private String selector = "";
    private @Nullable ModuleAddress address;
    private String unit = Units.UNKNOWN;

    /** Sets the selector that COTP states with each message; empty while it is not known. */
    void opened(String called) {
        if (called.equals(selector)) {
            return;
        }
        selector = called;
        address = ModuleAddress.of(called);
        unit = address == null ? Units.NONE : address.rack() + "/" + address.slot();
    }

    /** Rack and slot; null where they are not known. */
    @Nullable
    ModuleAddress address() {
        return address;
    }

    /** {@code 0/2} for rack 0, slot 2. */
    String unit() {
        return unit;
    }
}
