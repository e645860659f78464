package io.otus.core.event;

import io.otus.core.net.Endpoint;

/**
 * Something a session shows of itself: a login, a handshake, its parameters. Secrets are never part of it.
 *
 * @param origin the message
 * @param client who opened it
 * @param server with whom
 * @param unit the sub-device; empty where there is none
 * @param kind what is told, such as {@code connect}, {@code login}, {@code tls_hello}
 * @param detail in the protocol's terms; the user name for a login
 */
public record SessionSeen(Origin origin, Endpoint client, Endpoint server, String unit, String kind, String detail) {
    /**
     * A user signs in; the detail is the user's name. Whether it worked is the outcome of an operation whose action is
     * to authenticate.
     */
    public static final String LOGIN = "login";

    /**
     * As {@link #LOGIN}, with a password that anybody on the way can read; the dissector tells where it stands as a
     * secret.
     */
    public static final String CLEARTEXT_LOGIN = "cleartext_login";

    /** As {@link #CLEARTEXT_LOGIN}, with the user name and password that the product is delivered with. */
    public static final String DEFAULT_LOGIN = "default_login";

    /**
     * A client signs in to a machine in a session that is encrypted by now, so that nobody hears whether it works; told
     * once a session. The detail is the user's name where the client said it in the clear before, empty otherwise.
     */
    public static final String HIDDEN_LOGIN = "hidden_login";

    /**
     * Beside a {@link #HIDDEN_LOGIN}: the server sent more than it commonly takes to refuse the client as often as it
     * may try: perhaps it let the client in; told once a session.
     */
    public static final String HIDDEN_SESSION = "hidden_session";

    /** A device asks who has an address, which nobody needs to answer; the detail is the address. */
    public static final String ADDRESS_QUERY = "address_query";

    /**
     * A device publishes a stream: told at its first message, when its settings change, and each minute in which it
     * goes on. The unit is the name by which subscribers know the stream, and the detail its settings; they begin with
     * {@link #SIMULATED} where its messages are marked as those of a test.
     */
    public static final String PUBLICATION = "publication";

    /** Settings of a {@link #PUBLICATION} that subscribers disregard unless they take part in a test. */
    public static final String SIMULATED = "simulation=1 ";

    /** Among the settings of a {@link #PUBLICATION}: its messages say that they live for far longer than any before. */
    public static final String OUTLASTING = "timeAllowedToLive=";

    /** A client asks a name service; the detail is the name that it asks for. */
    public static final String NAME_QUERY = "name_query";

    /**
     * A client asks a proxy to reach another host for it: told once a connection and host. The detail is the host, with
     * the port where the client named one.
     */
    public static final String PROXY_REQUEST = "proxy_request";

    /**
     * As {@link #NAME_QUERY}, beside that, where the record that is asked for may hold anything, as TXT and NULL do;
     * most questions are for addresses.
     */
    public static final String TEXT_QUERY = "text_query";

    /**
     * A client asks a name server to take addresses from a name or give it others; the detail is the name, and behind
     * it the addresses that it is to have, with blanks between; none where it only loses them.
     */
    public static final String NAME_UPDATE = "name_update";

    /** A client asks a name server for all names of a zone; the detail is the zone. */
    public static final String ZONE_TRANSFER = "zone_transfer";

    /** A client puts a file into a machine; the detail is the file's name, behind the share that it lies in, if any. */
    public static final String FILE_STORED = "file_stored";

    /**
     * A client sends a file in a message: the detail is its SHA-256 behind {@link #DIGEST}, up to the first blank, then
     * its size, and its name behind {@code filename=} up to the end.
     */
    public static final String ATTACHMENT = "attachment";

    /**
     * A file went whole, as the content of an answer or a request: the sender is the client where that put it there.
     * The detail is that of an {@link #ATTACHMENT}; of what is packed there are two, as it went and unpacked.
     */
    public static final String CONTENT = "content";

    /** How the detail of an {@link #ATTACHMENT} begins. */
    public static final String DIGEST = "sha256=";

    /** What is ahead of the name of an {@link #ATTACHMENT}. */
    public static final String FILENAME = " filename=";

    /**
     * A client takes a program for computers out of a server, as the file's first bytes, its name or its type says;
     * told once a file. The detail is the file's name, empty where it was not heard.
     */
    public static final String PROGRAM_FETCHED = "program_fetched";

    /**
     * A client connects to a share that gives administrators alone the whole of a machine or of a drive; the detail is
     * the share.
     */
    public static final String ADMIN_SHARE = "admin_share";

    /** A client opens a share of files, or a database, in a server that may have several; the detail is its name. */
    public static final String REPOSITORY_OPENED = "repository_opened";

    /**
     * A client has a machine run a program, now or later: by a service, a task, a driver, or a method of its
     * management; the detail is the procedure that it calls for that.
     */
    public static final String REMOTE_PROGRAM = "remote_program";

    /**
     * A client shows another secret than those that it showed the same server before, in one flow, whether or not one
     * of them is right. The detail is what the secret is, such as {@code community}, and never the secret.
     */
    public static final String OTHER_SECRET = "other_secret";

    /**
     * A bridge tells which one it takes for the root of the spanning tree: told at its first message, when that
     * changes, and each minute in which it goes on. The detail is the id of the root, what the way there costs, and the
     * id of the bridge; an id is its priority and its address, so that the better one sorts first.
     */
    public static final String SPANNING_TREE = "spanning_tree";

    /**
     * A device offers the other end of its line to make it a trunk, which carries all networks, or says that it is one:
     * told at its first message, when that changes, and each minute in which it goes on. The detail is what it says.
     */
    public static final String TRUNK_OFFER = "trunk_offer";

    /** A device tests a ring as its manager, told as {@link #TRUNK_OFFER} is; the detail is the ring. */
    public static final String RING_TEST = "ring_test";

    /**
     * A client asks in its network for an address to be lent, and no relay passes that on; the detail is the hardware
     * address that it asks for, which need not be the one that it sends from.
     */
    public static final String LEASE_REQUEST = "lease_request";

    /**
     * A clock sends the time to whoever listens, again and again: told at its first such message in a flow, and each
     * minute in which it goes on. The detail is the domain in which clocks agree on who does so.
     */
    public static final String CLOCK = "clock";

    /**
     * A clock announces how many seconds the time that clocks agree on is ahead of UTC: told at its first such message
     * in a flow, when that changes, and each minute in which it goes on. The unit is the clock that all follow, with
     * its domain; the detail is the number of seconds, and {@code valid} behind it where the clock vouches for it.
     */
    public static final String UTC_OFFSET = "utc_offset";

    /**
     * A server of the time told somebody, or everybody, what time it is; the detail is that time in milliseconds since
     * 1970 UTC.
     */
    public static final String TIME_TOLD = "time_told";

    /**
     * A server of the time turns a client away that did not ask too often; the detail is the code by which it does so.
     */
    public static final String TIME_REFUSED = "time_refused";

    /**
     * A client asked whether a station is there on a line, or a transport selector in a device, and asks for the next
     * one without having heard that one, or is told that nobody is there: told once in a flow, or once a minute, for
     * each that is missing; the detail is its address on the line or in the device.
     */
    public static final String STATION_MISSING = "station_missing";

    /**
     * A client resets its link to a station that it had a link to, or stops what the station sends on it, so that
     * something on the way may be lost or wait. The unit is the station where the link is to one of several; the detail
     * is how.
     */
    public static final String LINK_RESET = "link_reset";

    /** A server refuses a client the address that it asked for; the detail is the client's hardware address. */
    public static final String LEASE_REFUSED = "lease_refused";

    /**
     * A client gives back the address that it was just lent, since another device has it; the detail is its hardware
     * address.
     */
    public static final String LEASE_DECLINED = "lease_declined";

    /**
     * The detail of an {@link #ATTACHMENT} and of {@link #CONTENT}.
     *
     * @param sha256 SHA-256 of the file in hexadecimal
     * @param size bytes of the file
     * @param filename its name; empty where nothing tells it
     */
    public static String file(String sha256, long size, String filename) {
        return DIGEST + sha256 + " size=" + size + FILENAME + filename;
    }
}
