package io.otus.inventory.graph;

import io.otus.core.net.Endpoint;

/** Which asset is meant within a device: behind one of its ports, or by the number of a sub-device. */
public final class SubDevices {
    private SubDevices() {}

    /** The asset behind the port of an endpoint at which a device passes it on; the device itself where it does not. */
    public static Asset behind(Asset device, Endpoint at) {
        return Doors.behind(device, at);
    }

    /** The sub-device's own asset, or the device itself while the number is only an address of it. */
    public static Asset part(Asset device, String number) {
        Unit part = number.isEmpty() ? null : device.parts().find(number);
        Asset own = part == null ? null : part.asset();
        return own == null ? device : own;
    }
}
