package io.otus.dissect.sercos;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.util.List;

/** Reads one telegram a frame, and reports each change of phase: data circulate thousands of times a second. */
final class SercosDissector implements Dissector {
    private static final Service[] PHASES = new Service[SercosHeader.HIGHEST_PHASE + 1];

    /**
     * The ring leaves the phase in which its drives operate, and they stop: its master does that, or somebody who wants
     * to stop it.
     */
    private static final Service[] FALLS = new Service[SercosHeader.HIGHEST_PHASE];

    static {
        for (int phase = 0; phase < PHASES.length; phase++) {
            PHASES[phase] = new Service(phase, "communication_phase_" + phase, Action.SESSION);
        }
        for (int phase = 0; phase < FALLS.length; phase++) {
            FALLS[phase] =
                    new Service(phase, "return_to_phase_" + phase, Action.SESSION, Danger.HALT, phase + "/return");
        }
    }

    private final Rings rings;
    /** The phase that was reported last; -1 where none was. */
    private int told = -1;
    /** Whether the latest telegram took the ring of somebody else back. */
    private boolean falling;

    private long latest = Long.MIN_VALUE;

    SercosDissector(Rings rings) {
        this.rings = rings;
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() != Carrier.LINK) {
            return NOT_MINE;
        }
        if (bytes.length() < SercosHeader.SIZE) {
            return NEED_MORE;
        }
        return SercosHeader.isPlausible(bytes) ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < SercosHeader.SIZE) {
            out.malformed(SercosAnomaly.HEADER, message.length());
            return;
        }
        int phase = SercosHeader.phase(message);
        out.message(new SercosEvent(
                SercosHeader.isAnswer(message) ? "at" : "mdt",
                SercosHeader.isSecondary(message),
                SercosHeader.number(message),
                SercosHeader.isPhaseChange(message),
                phase,
                SercosHeader.isCycleCountValid(message) ? SercosHeader.cycleCount(message) : -1,
                message.length() - SercosHeader.SIZE));
        if (SercosHeader.isPhaseChange(message) || phase > SercosHeader.HIGHEST_PHASE) {
            return;
        }
        long now = context.time();
        boolean isOfOther = phase < SercosHeader.HIGHEST_PHASE && rings.isOperatedByOther(context.source(), now);
        boolean falls = isOfOther || (phase < SercosHeader.HIGHEST_PHASE && told == SercosHeader.HIGHEST_PHASE);
        if (phase == SercosHeader.HIGHEST_PHASE) {
            rings.operates(context.source(), now);
        }
        // Who goes on with it is told of once, and who comes back to do it again is told of again.
        boolean isFallAnew = isOfOther && (!falling || now - latest > Rings.SILENCE);
        falling = isOfOther;
        latest = now;
        if (phase == told && !isFallAnew) {
            return;
        }
        Service service = falls ? FALLS[phase] : PHASES[phase];
        told = phase;
        out.claim(context.source(), "", Attribute.CAPABILITY, "sercos_master", "telegram", Trust.SESSION);
        out.request(Request.unconfirmed(service, "", List.of()));
    }
}
