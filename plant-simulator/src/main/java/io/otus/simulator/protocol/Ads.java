package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** ADS in AMS/TCP as TwinCAT routers send it, Beckhoff TC3 ADS/AMS Protocol (TE1000). */
public final class Ads {
    /** TCP port. */
    public static final int PORT = 48_898;
    /** Command: version and name of an ADS device. */
    public static final int READ_DEVICE_INFO = 1;
    /** Command: data at an index group and offset. */
    public static final int READ = 2;
    /** Command: data to an index group and offset. */
    public static final int WRITE = 3;
    /** Command: the state of an ADS device. */
    public static final int READ_STATE = 4;
    /** Command: another state. */
    public static final int WRITE_CONTROL = 5;
    /** Command: tell when data changes. */
    public static final int ADD_DEVICE_NOTIFICATION = 6;
    /** Command: tell no more. */
    public static final int DELETE_DEVICE_NOTIFICATION = 7;
    /** What is told. */
    public static final int DEVICE_NOTIFICATION = 8;
    /** Command: data there, and data back. */
    public static final int READ_WRITE = 9;

    private static final int REQUEST = 4;
    private static final int RESPONSE = 5;

    /**
     * An ADS device.
     *
     * @param netId six octets, the first of them highest
     * @param port which device within the host
     */
    public record Address(long netId, int port) {}

    private Ads() {}

    /** A request. */
    public static byte[] request(Address to, Address from, int command, long invokeId, byte[] data) {
        return message(to, from, command, REQUEST, invokeId, data);
    }

    /** A response; its data begins with the result. */
    public static byte[] response(Address to, Address from, int command, long invokeId, byte[] data) {
        return message(to, from, command, RESPONSE, invokeId, data);
    }

    private static byte[] message(Address to, Address from, int command, int flags, long invokeId, byte[] data) {
        return new ByteWriter()
                .u16Le(0)
                .u32Le(32 + data.length)
                .u48(to.netId)
                .u16Le(to.port)
                .u48(from.netId)
                .u16Le(from.port)
                .u16Le(command)
                .u16Le(flags)
                .u32Le(data.length)
                .u32Le(0)
                .u32Le(invokeId)
                .bytes(data)
                .toByteArray();
    }
}
