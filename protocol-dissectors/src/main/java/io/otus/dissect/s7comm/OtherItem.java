package io.otus.dissect.s7comm;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;

/**
 * A variable in a syntax whose structure is not known here.
 *
 * @param syntaxId how it is addressed, 0 to 255
 * @param octets the specification after the syntax id
 */
public record OtherItem(int syntaxId, Octets octets) implements OnePointItem {
    @Override
    public PointRange points() {
        return PointRange.named("syntax" + syntaxId + ':' + octets);
    }

    @Override
    public void address(FieldWriter out) {
        out.octets("specification", octets);
    }
}
