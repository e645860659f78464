package io.otus.dissect.sercos;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/**
 * The header of a telegram, IEC 61158-4-19.
 *
 * @param message {@code mdt} or {@code at}
 * @param secondary whether it is of the secondary channel
 * @param telegramNumber 0 to 3
 * @param phaseChange whether the master is about to change to the phase
 * @param communicationPhase 0 to 4
 * @param cycleCount 0 to 7; -1 where it is said not to be valid
 * @param dataLength octets behind the header, padding included
 */
public record SercosEvent(
        String message,
        boolean secondary,
        int telegramNumber,
        boolean phaseChange,
        int communicationPhase,
        int cycleCount,
        int dataLength)
        implements ProtocolEvent {
    @Override
    public void fields(FieldWriter out) {
        out.text("channel", secondary ? "secondary" : "primary");
        out.number("telegram_number", telegramNumber);
        out.flag("phase_change", phaseChange);
        out.number("communication_phase", communicationPhase);
        if (cycleCount >= 0) {
            out.number("cycle_count", cycleCount);
        }
        out.number("data_length", dataLength);
    }
}
