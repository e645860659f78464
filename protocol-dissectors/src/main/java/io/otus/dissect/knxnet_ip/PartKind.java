package io.otus.dissect.knxnet_ip;

/** The structures that bodies of frames are made of, ISO 22510; {@link Body} reads each, with its clause. */
enum PartKind {
    /** Host protocol address information. */
    HPAI,
    /** Connection request information. */
    CRI,
    /** Connection response data. */
    CRD,
    /** Description information blocks. */
    DIBS,
    /** Parameters of an extended search, up to the end. */
    SRPS,
    /** The identifier of a connection. */
    CHANNEL,
    /** How a request ended. */
    STATUS,
    /** An octet without a meaning. */
    RESERVED,
    /** A connection header, with the identifier and the sequence counter. */
    CONNECTION,
    /** A connection header with a status. */
    ACKNOWLEDGED,
    /** A feature of a tunnelling interface. */
    FEATURE,
    /** A frame of the bus. */
    CEMI,
    /** How many messages a router lost. */
    LOST,
    /** How long a router is busy. */
    BUSY,
    /** Which device is meant. */
    SELECTOR,
    /** The part of a device that is to be reset. */
    RESET,
    /** The identifier of a secure session. */
    SESSION,
    /** A public value of a key exchange. */
    KEY,
    /** A message authentication code. */
    MAC,
    /** The user that authenticates. */
    USER,
    /** How a secure session stands. */
    SESSION_STATUS,
    /** An encrypted frame. */
    WRAPPER,
    /** The timer of secure multicast. */
    TIMER
}
