package io.otus.core.event;

import io.otus.core.net.Endpoint;

/**
 * Something a session shows of itself: a login, a handshake, its parameters. Secrets are never part of it. The
 * constants are kinds of a {@link SessionFact.Text} that consumers know; a protocol may have others for people.
 *
 * @param origin the message
 * @param client who opened it
 * @param server with whom
 * @param unit the sub-device; empty where there is none
 * @param fact what is shown
 * @param detail that of the fact, made fit to be shown: {@link ClaimText}
 */
public record SessionSeen(
        Origin origin, Endpoint client, Endpoint server, String unit, SessionFact fact, String detail) {
    /**
     * A user signs in; the detail is the user's name. Whether it worked is the outcome of an operation whose action is
     * to authenticate.
     */
    public static final String LOGIN = "login";

    /** As {@link #LOGIN}, with a password in clear text. The dissector marks the place of the password as a secret. */
    public static final String CLEARTEXT_LOGIN = "cleartext_login";

    /** As {@link #CLEARTEXT_LOGIN}, with the user name and password that the product is delivered with. */
    public static final String DEFAULT_LOGIN = "default_login";

    /**
     * A client signs in to a machine in an encrypted session, so that the outcome cannot be heard. Emitted once a
     * session. The detail is the user's name where the client sent it in the clear before, empty otherwise.
     */
    public static final String HIDDEN_LOGIN = "hidden_login";

    /**
     * In addition to a {@link #HIDDEN_LOGIN}: the server sent more than it takes to refuse the client as often as it
     * may try, so it probably let the client in. Emitted once a session.
     */
    public static final String HIDDEN_SESSION = "hidden_session";

    /** A client asks a name service; the detail is the name that it asks for. */
    public static final String NAME_QUERY = "name_query";

    /** A name server says that a name does not exist; the detail is the name that the client asked for. */
    public static final String NAME_MISSING = "name_missing";

    /**
     * A client reads which other devices a device knows: those that it heard, those connected to it, or those that it
     * serves. Emitted once a flow for each such list. The detail names the list in the terms of the protocol.
     */
    public static final String NEIGHBOURS_READ = "neighbours_read";

    /** A host asks another one whether it is there. Emitted at the first such message of a flow. */
    public static final String ECHO = "echo";

    /**
     * A client asks a proxy to reach another host for it. Emitted once for each connection and host. The detail is the
     * host, with the port where the client named one.
     */
    public static final String PROXY_REQUEST = "proxy_request";

    /**
     * In addition to a {@link #NAME_QUERY}: the question asks for a record that may hold any content, such as TXT or
     * NULL, where most ask for addresses.
     */
    public static final String TEXT_QUERY = "text_query";

    /** A client asks a name server for all names of a zone; the detail is the zone. */
    public static final String ZONE_TRANSFER = "zone_transfer";

    /**
     * A client fetches a program for computers from a server, as the first bytes of the file, its name or its type
     * show. Emitted once a file. The detail is the file's name, empty where it was not heard.
     */
    public static final String PROGRAM_FETCHED = "program_fetched";

    /**
     * The server sent the client the output of a command. The detail says which output was recognised; pages and files
     * begin otherwise.
     */
    public static final String COMMAND_OUTPUT = "command_output";

    /**
     * A client connects to a share that gives administrators alone the whole of a machine or of a drive; the detail is
     * the share.
     */
    public static final String ADMIN_SHARE = "admin_share";

    /** A client opens a share of files, or a database, in a server that may have several; the detail is its name. */
    public static final String REPOSITORY_OPENED = "repository_opened";

    /**
     * A client makes a machine run a program, now or later: by a service, a task, a driver, or a management method. The
     * detail is the procedure that it calls for that.
     */
    public static final String REMOTE_PROGRAM = "remote_program";

    /**
     * A client uses another secret with a server than it used before in the same flow, right or wrong. The detail is
     * the kind of secret, such as {@code community}, and never the secret.
     */
    public static final String OTHER_SECRET = "other_secret";

    /**
     * A device offers the other end of its line to make it a trunk, which carries all networks, or says that it is one.
     * Emitted at its first message, when that changes, and once a minute while it goes on. The detail is what the
     * message says.
     */
    public static final String TRUNK_OFFER = "trunk_offer";

    /** A device tests a ring as its manager. Emitted as {@link #TRUNK_OFFER} is; the detail is the ring. */
    public static final String RING_TEST = "ring_test";

    /**
     * A bridge announces to the others of its spanning tree that paths change, upon which they forget where each device
     * is. Emitted at its first such message, and once a minute while it goes on. The detail is empty.
     */
    public static final String TOPOLOGY_CHANGE = "topology_change";

    /**
     * A clock sends the time to whoever listens, again and again. Emitted at its first such message in a flow, and once
     * a minute while it goes on. The detail is the clock domain.
     */
    public static final String CLOCK = "clock";

    /** A time server refuses a client that has not asked too often; the detail is the code of the refusal. */
    public static final String TIME_REFUSED = "time_refused";

    /**
     * A client resets a link that it had to a station, or stops what the station sends on it, so that data may be lost
     * or delayed. The unit is the station where the link is to one of several; the detail is the way in which it does
     * so.
     */
    public static final String LINK_RESET = "link_reset";

    /** {@link SessionFact#kind}. */
    public String kind() {
        return fact.kind();
    }
}
