package io.otus.core.decode;

/** The layer at the cursor of a {@link Packet} while it is decoded. */
enum Layer {
    ETHERNET,
    /** The protocol that {@link Packet#linkProtocol} names. */
    LINK_PROTOCOL,
    LLC,
    /** IP of the version that its first nibble says. */
    IP,
    IPV4,
    IPV6,
    /** The protocol that {@link Packet#ipProtocol} names, or an extension header. */
    IPV6_EXTENSIONS,
    /** The protocol that {@link Packet#ipProtocol} names. */
    IP_PROTOCOL,
    /** Nothing more to read; the payload is set. */
    DONE
}
