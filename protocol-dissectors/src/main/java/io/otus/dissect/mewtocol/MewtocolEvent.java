package io.otus.dissect.mewtocol;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/**
 * A frame.
 *
 * @param message {@code command}, {@code response}, {@code error}, {@code continuation} of any of these, or
 *     {@code next_frame}, by which the other side asks for it
 * @param station 1 to 99; 238 (EE) for whoever is reached directly, 255 (FF) for all
 * @param goesOn whether a further frame follows
 * @param fields what it says
 */
public record MewtocolEvent(String message, int station, boolean goesOn, List<Element> fields)
        implements ProtocolEvent {
    public MewtocolEvent {
        fields = List.copyOf(fields);
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("station_number", station);
        if (goesOn) {
            out.flag("goes_on", true);
        }
        Elements.write(fields, out);
    }
}
