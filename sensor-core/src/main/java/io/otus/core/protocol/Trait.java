package io.otus.core.protocol;

/** What holds for a protocol as a whole, whatever a single message of it says. */
public enum Trait {
    /** Speaking it makes a device part of the process; IT protocols and mere carriers lack this. */
    INDUSTRIAL,

    /**
     * The protocol is about addresses: it asks for, announces, leases or tests them. A message proves of its sender no
     * more than that somebody wrote the sender's address.
     */
    ABOUT_ADDRESSES,

    /** Addresses are lent in it to clients that are known by an identifier of their own. */
    LENDS_ADDRESSES,

    /** The two agree in it on ports for further connections. */
    AGREES_ON_PORTS,

    /** The protocol encrypts other protocols that it carries, so that nobody can read which these are. */
    ENCRYPTS_OTHERS,

    /** The number of a sub-device may be that of a device on a serial line behind the one that is reached, 1 to 247. */
    NUMBERS_DEVICES,

    /** It is carried in a protocol that {@link #NUMBERS_DEVICES numbers devices}, under the number of that. */
    KEEPS_NUMBERS,

    /** The number of a sub-device is the slot of a rack that the connection was opened to. */
    NUMBERS_SLOTS,

    /** Each station has in it an address of its own among all stations, whatever network carries that. */
    ADDRESSES_STATIONS,

    /** The one that answers is a program, of which a computer runs several, each at its own port. */
    OF_PROGRAMS,

    /** Several routers agree in it on which of them has an address that they share. */
    SHARES_ROUTER,

    /** A router that only stands in says nothing in it until it takes over. */
    BACKUP_IS_SILENT,

    /** A question has one answer in it, and that is one message. */
    ANSWERS_ONCE
}
