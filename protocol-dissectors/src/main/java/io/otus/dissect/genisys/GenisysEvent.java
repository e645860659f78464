package io.otus.dissect.genisys;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * A message, GENISYS §5.1.
 *
 * @param header its control character, F1 to FE
 * @param station address of the slave; 0 for all
 * @param isSecure whether it has a CRC
 * @param data pairs of a byte address and a byte
 */
public record GenisysEvent(int header, int station, boolean isSecure, Octets data) implements ProtocolEvent {
    @Override
    public String message() {
        return Header.name(header);
    }

    @Override
    public void fields(FieldWriter out) {
        out.number("header", header);
        out.number("station_address", station);
        out.flag("secure", isSecure);
        if (data.length() < 2) {
            return;
        }
        List<Element.Group> pairs = new ArrayList<>();
        for (int at = 0; at + 1 < data.length(); at += 2) {
            pairs.add(new Element.Group(
                    "pair",
                    List.of(
                            new Element.Value("byte_address", ValueList.unsigned(data.u8(at))),
                            new Element.Value("byte_data", ValueList.unsigned(data.u8(at + 1))))));
        }
        new Element.Groups("data", pairs).write(out);
    }
}
