package io.otus.dissect.modbus;

/** The framing around a Modbus PDU. */
enum Framing {
    /** The header of Messaging on TCP/IP V1.0b §3.1.3. */
    MBAP(MbapHeader.SIZE + 1, 1),
    /** Address, PDU and CRC, Serial Line V1.02 §2.5.1, sent through a terminal server. */
    RTU(RtuFrame.HEADER, 1),
    /**
     * Colon, hexadecimal text of address, PDU and LRC, and CR LF, Serial Line V1.02 §2.5.2, sent through a terminal
     * server.
     */
    ASCII(1 + 2 * RtuFrame.HEADER, 2);

    private final int data;
    private final int width;

    Framing(int data, int width) {
        this.data = data;
        this.width = width;
    }

    /** Where in the message the byte lies that is this far behind the function code. */
    int at(int offset) {
        return data + width * offset;
    }
}
