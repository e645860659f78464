package io.otus.appliance.export;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of alerts, as {@code --to} and {@code exports:} name it.
 *
 * @param uri as it was given; the name of the sink's cursor
 * @param kind how it is spoken to
 * @param host name or address of the receiver; empty for a file
 * @param port its port; 0 for a file
 * @param path file, or path and query of an HTTP receiver
 * @param format what is sent
 */
public record SinkAddress(String uri, Kind kind, String host, int port, String path, Format format) {
    private static final String FORMS =
            "file:PATH, syslog+tcp://HOST:PORT, syslog+udp://HOST:PORT, http://HOST:PORT/PATH or https://HOST:PORT/PATH";

    private static final int MAX_PORT = 65_535;

    /** How a sink is spoken to. */
    public enum Kind {
        /** Lines appended to a file. */
        FILE,
        /** RFC 5424 over TCP with octet counting (RFC 6587 section 3.4.1). */
        SYSLOG_TCP,
        /** RFC 5424, one message per datagram (RFC 5426). */
        SYSLOG_UDP,
        /** JSON lines in the body of a POST. */
        HTTP,
        /** The same over TLS. */
        HTTPS
    }

    /** The format of the lines. */
    public enum Format {
        /** The line as it is in {@code alerts.jsonl}. */
        NATIVE,
        /** Elastic Common Schema. */
        ECS
    }

    /** Whether it is noticed where nobody takes the lines; a datagram goes to whoever listens, or to nobody. */
    boolean isConfirming() {
        return kind != Kind.SYSLOG_UDP;
    }

    /**
     * Parses the address of a sink.
     *
     * @throws IllegalArgumentException if it is none; the message says which forms there are
     */
    public static SinkAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // The cause would repeat the whole of it.
            throw bad(text, "it is no URI: " + e.getReason() + " at character " + (e.getIndex() + 1), null);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        Kind kind = switch (scheme) {
            case "file" -> Kind.FILE;
            case "syslog+tcp" -> Kind.SYSLOG_TCP;
            case "syslog+udp" -> Kind.SYSLOG_UDP;
            case "http" -> Kind.HTTP;
            case "https" -> Kind.HTTPS;
            default -> throw bad(text, "scheme '" + scheme + "' is not known", null);
        };
        Format format = format(text);
        if (kind == Kind.FILE) {
            String path =
                    text.substring("file:".length()).replaceFirst("\\?.*", "").replaceFirst("^//(?=/)", "");
            if (path.isEmpty()) {
                throw bad(text, "the path is missing", null);
            }
            return new SinkAddress(text, kind, "", 0, Path.of(path).toString(), format);
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0) {
            throw bad(text, "a user name or password in front of the host would not be sent", null);
        }
        if (uri.getHost() == null) {
            throw bad(text, "the host is missing", null);
        }
        int port = uri.getPort();
        if (port == 0 || port > MAX_PORT) {
            throw bad(text, "port " + port + " is not between 1 and " + MAX_PORT, null);
        }
        if (port < 0 && kind != Kind.HTTP && kind != Kind.HTTPS) {
            throw bad(text, "the port is missing", null);
        }
        return new SinkAddress(text, kind, uri.getHost(), port < 0 ? standardPort(kind) : port, path(uri), format);
    }

    private static int standardPort(Kind kind) {
        return kind == Kind.HTTPS ? 443 : 80;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
    }

    /** {@code format=} in the query; it stays in the query, receivers may use it too. */
    private static Format format(String text) {
        int query = text.indexOf('?');
        String parameters = query < 0 ? "" : text.substring(query + 1);
        for (String parameter : parameters.split("&", -1)) {
            if (parameter.startsWith("format=")) {
                return switch (parameter.substring("format=".length())) {
                    case "native" -> Format.NATIVE;
                    case "ecs" -> Format.ECS;
                    default -> throw bad(text, "'" + parameter + "' is not known (native, ecs)", null);
                };
            }
        }
        return Format.NATIVE;
    }

    /**
     * The name of the receiver for messages, logs and alerts. It has no query, which may hold a token: messages about
     * one receiver are sent to all others too.
     */
    public String shown() {
        return shown(uri) + (format == Format.ECS ? "?format=ecs" : "");
    }

    private static String shown(String text) {
        return text.replaceFirst("//[^/]*@", "//").replaceFirst("(?s)[?#].*", "");
    }

    /**
     * Resolves the receiver's address now. This asks the name service and may take long, so it is never to be called on
     * the event loop, which all receivers share.
     *
     * @throws UnknownHostException if nobody knows the host
     */
    InetSocketAddress receiver() throws UnknownHostException {
        InetSocketAddress receiver = new InetSocketAddress(host, port);
        if (receiver.isUnresolved()) {
            throw new UnknownHostException(shown() + ": the host is not known");
        }
        return receiver;
    }

    private static IllegalArgumentException bad(String text, String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "cannot send to '" + shown(text) + "': " + why + " (expected: " + FORMS + ")", cause);
    }
}
