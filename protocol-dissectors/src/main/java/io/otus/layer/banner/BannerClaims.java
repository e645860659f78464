package io.otus.layer.banner;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Output;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims of one connection, each reported once. Confined. */
public final class BannerClaims {
    /** Most statements that are remembered; a further one is reported each time it is made. */
    public static final int MAX_REMEMBERED = 64;

    private static final int MAX_TEXT = 256;

    private final String protocol;
    private Set<Statement> told = Set.of();

    /** What was said of one end of the connection; both ends may have the same port. */
    private record Statement(@Nullable IpAddress ip, int port, Attribute attribute, String value) {}

    /**
     * Claims of a connection.
     *
     * @param protocol its id, the first word of each claim's source
     */
    public BannerClaims(String protocol) {
        this.protocol = protocol;
    }

    /** Reports what a session shows in passing, unless it was reported before. */
    public void tell(Output out, Endpoint about, Attribute attribute, String value, String source) {
        tell(out, about, attribute, value, source, Trust.SESSION);
    }

    /** Reports a statement with another trust, unless it was reported before. */
    public void tell(Output out, Endpoint about, Attribute attribute, String value, String source, Trust trust) {
        if (value.isBlank()) {
            return;
        }
        String kept = value.length() > MAX_TEXT ? value.substring(0, MAX_TEXT) : value;
        Statement statement = new Statement(about.ip(), about.port(), attribute, kept);
        if (told.contains(statement)) {
            return;
        }
        if (told.isEmpty()) {
            told = new HashSet<>(4);
        }
        if (told.size() < MAX_REMEMBERED) {
            told.add(statement);
        }
        out.claim(about, "", attribute, kept, protocol + ' ' + source, trust);
    }
}
