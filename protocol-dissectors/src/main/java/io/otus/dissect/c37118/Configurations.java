package io.otus.dissect.c37118;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last configurations that devices sent, for their data may come on another flow than the commands (IEEE Std
 * C37.118.2-2011 Annex E.2.3). All flows share one. Confined.
 */
final class Configurations {
    /** Most streams; beyond, the one whose configuration was not needed for longest is forgotten. */
    static final int MAX_STREAMS = 1_024;
    /**
     * Most bytes that configurations take, one or all together: about 40,000 digital channels with names of usual
     * length.
     */
    static final int MAX_BYTES = 3 << 20;

    private final Map<Stream, Configuration> known = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;
    private int version;

    /** A stream of a device. */
    private record Stream(int segment, @Nullable IpAddress ip, int idcode) {}

    /** The configuration of a stream; null where none was seen. */
    @Nullable
    Configuration of(Endpoint source, int idcode) {
        return known.get(new Stream(source.segment(), source.ip(), idcode));
    }

    /** Grows whenever another configuration may be the answer than before. */
    int version() {
        return version;
    }

    /** Keeps the configuration of a stream; false where it is too large. */
    boolean keep(Endpoint source, int idcode, Configuration configuration) {
        Stream stream = new Stream(source.segment(), source.ip(), idcode);
        Configuration before = known.remove(stream);
        version += configuration.equals(before) ? 0 : 1;
        bytes -= before == null ? 0 : before.weight();
        int more = configuration.weight();
        if (more > MAX_BYTES) {
            return false;
        }
        Iterator<Configuration> oldest = known.values().iterator();
        while (oldest.hasNext() && (bytes + more > MAX_BYTES || known.size() >= MAX_STREAMS)) {
            bytes -= oldest.next().weight();
            oldest.remove();
        }
        bytes += more;
        known.put(stream, configuration);
        return true;
    }
}
