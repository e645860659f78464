package io.otus.core.decode;

/** What stands at the cursor of a {@link Packet} while it is decoded. */
enum Layer {
    ETHERNET,
    /** What {@link Packet#linkProtocol} names. */
    LINK_PROTOCOL,
    LLC,
    /** IP of the version that its first nibble says. */
    IP,
    IPV4,
    IPV6,
    /** What {@link Packet#ipProtocol} names, which may be an extension header. */
    IPV6_EXTENSIONS,
    /** What {@link Packet#ipProtocol} names. */
    IP_PROTOCOL,
    /** Nothing more to read; the payload is set. */
    DONE
}
