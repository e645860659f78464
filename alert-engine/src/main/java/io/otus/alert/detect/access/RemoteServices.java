package io.otus.alert.detect.access;

import io.otus.core.net.Transport;
import io.otus.core.table.TableLines;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Services for the remote administration of devices, by their assigned ports. Read once from
 * {@code remote-services.tsv}.
 */
final class RemoteServices {
    private record Port(String transport, int number) {}

    private final Map<Port, String> services = new HashMap<>();

    private RemoteServices() {}

    static RemoteServices read() {
        RemoteServices read = new RemoteServices();
        for (TableLines.Line line : TableLines.read(RemoteServices.class, "remote-services.tsv")) {
            String[] words = line.text().split("\\s+", 3);
            if (words.length != 3 || !words[1].matches("\\d{1,5}")) {
                throw line.bad("TRANSPORT PORT NAME");
            }
            read.services.put(new Port(words[0], Integer.parseInt(words[1])), words[2]);
        }
        return read;
    }

    /** Returns the name of the service at a port; null if there is none. */
    @Nullable
    String at(Transport transport, int port) {
        return services.get(new Port(transport.label(), port));
    }
}
