package io.otus.alert.detect.protocol;

import io.otus.core.net.Transport;
import io.otus.core.table.TableLines;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Services for running networks and their computers, by their assigned ports. Read once from
 * {@code network-services.tsv}.
 */
final class NetworkServices {
    private final Map<String, String> services = new HashMap<>();

    private NetworkServices() {}

    static NetworkServices read() {
        NetworkServices read = new NetworkServices();
        for (TableLines.Line line : TableLines.read(NetworkServices.class, "network-services.tsv")) {
            String[] words = line.text().split("\\s+", 3);
            if (words.length != 3 || !words[0].matches("tcp|udp") || !words[1].matches("\\d{1,5}")) {
                throw line.bad("TRANSPORT PORT NAME");
            }
            read.services.put(words[0] + '/' + words[1], words[2]);
        }
        return read;
    }

    /** Returns the name of the service at a port; null if there is none. */
    @Nullable
    String at(Transport transport, int port) {
        return services.get(transport.label() + '/' + port);
    }
}
