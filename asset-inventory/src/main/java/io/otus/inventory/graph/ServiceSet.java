package io.otus.inventory.graph;

import io.otus.core.net.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ports at which a device answered, in order of first answer. Confined to the analysis thread. */
final class ServiceSet {
    /** Most ports kept as services of one asset. */
    static final int MAX_SERVICES = 256;

    private final List<OfferedService> services = new ArrayList<>(2);
    private final List<OfferedService> shown = Collections.unmodifiableList(services);

    /** All of them. */
    List<OfferedService> all() {
        return shown;
    }

    /** The one at a port; null where none was seen. */
    @Nullable
    OfferedService find(Transport transport, int port) {
        for (OfferedService service : services) {
            if (service.port() == port && service.transport() == transport) {
                return service;
            }
        }
        return null;
    }

    /** Adds one; false where there are too many. */
    boolean add(OfferedService service) {
        return services.size() < MAX_SERVICES && services.add(service);
    }

    /** Takes over those of another device, which became part of this one. */
    void absorb(ServiceSet other) {
        for (OfferedService service : other.services) {
            OfferedService mine = find(service.transport(), service.port());
            if (mine != null) {
                mine.used(service.protocol(), service.lastTime());
            } else {
                add(service);
            }
        }
    }
}
