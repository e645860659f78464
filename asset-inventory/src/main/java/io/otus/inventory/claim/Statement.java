package io.otus.inventory.claim;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;

/**
 * Something is said of a device or of one of its sub-devices. Immutable.
 *
 * @param attribute what is stated
 * @param value what it is said to be
 * @param source by what it is said, such as a message; of one source, what it says last holds
 * @param trust how far it is to be trusted
 * @param voice who said it, and of whom
 * @param evidence frames that show it
 * @param time event time at which it was said, nanoseconds since 1970
 */
public record Statement(
        Attribute attribute, String value, String source, Trust trust, Voice voice, Evidence evidence, long time) {
    /** A statement that the addresses of a frame make about its sender. */
    public static Statement ofFrame(Attribute attribute, String value, Voice voice, Evidence evidence, long time) {
        return new Statement(attribute, value, Sources.FRAME, Trust.SESSION, voice, evidence, time);
    }

    /** A statement read from this one: by the same speaker, and of the same trust. */
    public Statement of(Attribute read, String as, String from) {
        return new Statement(read, as, from, trust, voice, evidence, time);
    }

    /** The same as the word of somebody else. */
    public Statement by(Voice other) {
        return new Statement(attribute, value, source, trust, other, evidence, time);
    }
}
