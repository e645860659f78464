package io.otus.layer.identity;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.net.IpAddress;
import io.otus.core.value.ValueList;
import java.util.List;

/** Reads an address that a device is given, or reports, in the record of its setup. Stateless. */
public final class AddressField {
    private AddressField() {}

    /** Reads an IPv4 address as a field, and as the point of the same name. */
    public static void read(String name, ByteView message, int at, List<Element> fields, List<PointRange> points) {
        String address = IpAddress.readV4(message, at).toString();
        fields.add(Element.text(name, address));
        points.add(PointRange.named(name, ValueList.text(address)));
    }
}
