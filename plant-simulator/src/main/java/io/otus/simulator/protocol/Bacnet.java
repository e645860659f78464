package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BACnet/IP messages, ANSI/ASHRAE 135-2020: BVLC (annex J), NPDU (clause 6) and APDUs (clause 20). Methods give what a
 * UDP datagram carries; {@link BacnetValue} encodes values. {@code invoke} pairs a confirmed request with its answer, 0
 * to 255.
 */
public final class Bacnet {
    /** UDP port, 0xBAC0. */
    public static final int PORT = 47808;

    /** Object type: analog input. */
    public static final int ANALOG_INPUT = 0;

    /** Object type: analog value. */
    public static final int ANALOG_VALUE = 2;

    /** Object type: binary output. */
    public static final int BINARY_OUTPUT = 4;

    /** Object type: device. */
    public static final int DEVICE = 8;

    /** Property: present-value. */
    public static final int PRESENT_VALUE = 85;

    /** Property: status-flags. */
    public static final int STATUS_FLAGS = 111;

    /** Reinitialize-device state: cold start. */
    public static final int COLD_START = 0;

    /** Reinitialize-device state: warm start. */
    public static final int WARM_START = 1;

    /** Confirmed service: subscribe COV. */
    public static final int SUBSCRIBE_COV = 5;

    /** Confirmed service: read property. */
    public static final int READ_PROPERTY = 12;

    /** Confirmed service: read property multiple. */
    public static final int READ_PROPERTY_MULTIPLE = 14;

    /** Confirmed service: write property. */
    public static final int WRITE_PROPERTY = 15;

    /** Confirmed service: device communication control. */
    public static final int DEVICE_COMMUNICATION_CONTROL = 17;

    /** Confirmed service: reinitialize device. */
    public static final int REINITIALIZE_DEVICE = 20;

    private static final int UNICAST = 0x0A;
    private static final int BROADCAST = 0x0B;
    private static final int EXPECTING_REPLY = 0x04;
    private static final int I_AM = 0;
    private static final int COV_NOTIFICATION = 2;
    private static final int TIME_SYNCHRONIZATION = 6;
    private static final int WHO_IS = 8;
    private static final int MAX_APDU_1476 = 0x05;
    private static final int NOT_SEGMENTED = 3;
    private static final int OPEN = 0x0E;
    private static final int CLOSE = 0x0F;

    /** One property and its encoded value, see {@link BacnetValue}. */
    public static final class Property {
        private final int identifier;
        private final byte[] value;

        /** A property of the object that the message names. */
        public Property(int identifier, byte[] value) {
            this.identifier = identifier;
            this.value = value.clone();
        }
    }

    private Bacnet() {}

    /** The 32-bit object identifier of clause 20.2.14: 10 bits of type, 22 bits of instance. */
    public static int object(int type, int instance) {
        return (type << 22) | instance;
    }

    /** Who-Is to the local network, clause 16.10: all devices. */
    public static byte[] whoIs() {
        return broadcast(unconfirmed(WHO_IS));
    }

    /** Who-Is for the instances {@code low} to {@code high}. */
    public static byte[] whoIs(int low, int high) {
        ByteWriter apdu = unconfirmed(WHO_IS);
        BacnetValue.context(apdu, 0, low);
        BacnetValue.context(apdu, 1, high);
        return broadcast(apdu);
    }

    /** I-Am, clause 16.10: device instance and vendor identifier. */
    public static byte[] iAm(int instance, int vendor) {
        ByteWriter apdu = unconfirmed(I_AM)
                .bytes(BacnetValue.objectId(object(DEVICE, instance)))
                .bytes(BacnetValue.unsigned(1476))
                .bytes(BacnetValue.enumerated(NOT_SEGMENTED))
                .bytes(BacnetValue.unsigned(vendor));
        return broadcast(apdu);
    }

    /** ReadProperty, clause 15.5. */
    public static byte[] readProperty(int invoke, int object, int property) {
        ByteWriter apdu = confirmed(invoke, READ_PROPERTY);
        reference(apdu, object, property);
        return unicast(EXPECTING_REPLY, apdu);
    }

    /** ReadProperty, answer. */
    public static byte[] readPropertyAck(int invoke, int object, int property, byte[] value) {
        ByteWriter apdu = complexAck(invoke, READ_PROPERTY);
        reference(apdu, object, property);
        return unicast(0, apdu.u8(0x30 | OPEN).bytes(value).u8(0x30 | CLOSE));
    }

    /** ReadPropertyMultiple of one object, clause 15.7. */
    public static byte[] readPropertyMultiple(int invoke, int object, int... properties) {
        ByteWriter apdu = confirmed(invoke, READ_PROPERTY_MULTIPLE);
        BacnetValue.contextObject(apdu, 0, object);
        apdu.u8(0x10 | OPEN);
        for (int property : properties) {
            BacnetValue.context(apdu, 0, property);
        }
        return unicast(EXPECTING_REPLY, apdu.u8(0x10 | CLOSE));
    }

    /** ReadPropertyMultiple, answer for one object. */
    public static byte[] readPropertyMultipleAck(int invoke, int object, List<Property> properties) {
        ByteWriter apdu = complexAck(invoke, READ_PROPERTY_MULTIPLE);
        BacnetValue.contextObject(apdu, 0, object);
        apdu.u8(0x10 | OPEN);
        for (Property property : properties) {
            BacnetValue.context(apdu, 2, property.identifier);
            apdu.u8(0x40 | OPEN).bytes(property.value).u8(0x40 | CLOSE);
        }
        return unicast(0, apdu.u8(0x10 | CLOSE));
    }

    /**
     * WriteProperty, clause 15.9; answered by {@link #simpleAck}.
     *
     * @param priority 1 (highest) to 16
     */
    public static byte[] writeProperty(int invoke, int object, int property, byte[] value, int priority) {
        ByteWriter apdu = confirmed(invoke, WRITE_PROPERTY);
        reference(apdu, object, property);
        apdu.u8(0x30 | OPEN).bytes(value).u8(0x30 | CLOSE);
        BacnetValue.context(apdu, 4, priority);
        return unicast(EXPECTING_REPLY, apdu);
    }

    /** SubscribeCOV with unconfirmed notifications, clause 13.14; answered by {@link #simpleAck}. */
    public static byte[] subscribeCov(int invoke, int process, int object, int seconds) {
        ByteWriter apdu = confirmed(invoke, SUBSCRIBE_COV);
        BacnetValue.context(apdu, 0, process);
        BacnetValue.contextObject(apdu, 1, object);
        apdu.u8(0x29).u8(0); // issue confirmed notifications: false
        BacnetValue.context(apdu, 3, seconds);
        return unicast(EXPECTING_REPLY, apdu);
    }

    /** UnconfirmedCOVNotification, clause 13.7. */
    public static byte[] covNotification(
            int process, int device, int object, int secondsLeft, List<Property> properties) {
        ByteWriter apdu = unconfirmed(COV_NOTIFICATION);
        BacnetValue.context(apdu, 0, process);
        BacnetValue.contextObject(apdu, 1, object(DEVICE, device));
        BacnetValue.contextObject(apdu, 2, object);
        BacnetValue.context(apdu, 3, secondsLeft);
        apdu.u8(0x40 | OPEN);
        for (Property property : properties) {
            BacnetValue.context(apdu, 0, property.identifier);
            apdu.u8(0x20 | OPEN).bytes(property.value).u8(0x20 | CLOSE);
        }
        return unicast(0, apdu.u8(0x40 | CLOSE));
    }

    /** ReinitializeDevice, clause 16.4; answered by {@link #simpleAck}. */
    public static byte[] reinitializeDevice(int invoke, int state, @Nullable String password) {
        ByteWriter apdu = confirmed(invoke, REINITIALIZE_DEVICE);
        BacnetValue.context(apdu, 0, state);
        if (password != null) {
            BacnetValue.contextText(apdu, 1, password);
        }
        return unicast(EXPECTING_REPLY, apdu);
    }

    /**
     * DeviceCommunicationControl, clause 16.1; answered by {@link #simpleAck}.
     *
     * @param minutes how long, 0 to 65535
     * @param state 0 enable, 1 disable, 2 disable initiation
     */
    public static byte[] deviceCommunicationControl(int invoke, int minutes, int state, @Nullable String password) {
        ByteWriter apdu = confirmed(invoke, DEVICE_COMMUNICATION_CONTROL);
        BacnetValue.context(apdu, 0, minutes);
        BacnetValue.context(apdu, 1, state);
        if (password != null) {
            BacnetValue.contextText(apdu, 2, password);
        }
        return unicast(EXPECTING_REPLY, apdu);
    }

    /** TimeSynchronization to the local network, clause 16.7. */
    public static byte[] timeSynchronization(LocalDateTime time) {
        ByteWriter apdu = unconfirmed(TIME_SYNCHRONIZATION)
                .u8(0xA4)
                .u8(time.getYear() - 1900)
                .u8(time.getMonthValue())
                .u8(time.getDayOfMonth())
                .u8(time.getDayOfWeek().getValue())
                .u8(0xB4)
                .u8(time.getHour())
                .u8(time.getMinute())
                .u8(time.getSecond())
                .u8(0);
        return broadcast(apdu);
    }

    /** Simple-ACK, clause 20.1.4. */
    public static byte[] simpleAck(int invoke, int service) {
        return unicast(0, new ByteWriter().u8(0x20).u8(invoke).u8(service));
    }

    /** Error, clause 20.1.7, with class and code of clause 18. */
    public static byte[] error(int invoke, int service, int errorClass, int errorCode) {
        ByteWriter apdu = new ByteWriter()
                .u8(0x50)
                .u8(invoke)
                .u8(service)
                .bytes(BacnetValue.enumerated(errorClass))
                .bytes(BacnetValue.enumerated(errorCode));
        return unicast(0, apdu);
    }

    /** Reject, clause 20.1.8. */
    public static byte[] reject(int invoke, int reason) {
        return unicast(0, new ByteWriter().u8(0x60).u8(invoke).u8(reason));
    }

    /** Abort by the server, clause 20.1.9. */
    public static byte[] abort(int invoke, int reason) {
        return unicast(0, new ByteWriter().u8(0x71).u8(invoke).u8(reason));
    }

    private static void reference(ByteWriter apdu, int object, int property) {
        BacnetValue.contextObject(apdu, 0, object);
        BacnetValue.context(apdu, 1, property);
    }

    private static ByteWriter confirmed(int invoke, int service) {
        return new ByteWriter().u8(0x00).u8(MAX_APDU_1476).u8(invoke).u8(service);
    }

    private static ByteWriter complexAck(int invoke, int service) {
        return new ByteWriter().u8(0x30).u8(invoke).u8(service);
    }

    private static ByteWriter unconfirmed(int service) {
        return new ByteWriter().u8(0x10).u8(service);
    }

    private static byte[] unicast(int control, ByteWriter apdu) {
        return bvlc(UNICAST, new ByteWriter().u8(1).u8(control).bytes(apdu.toByteArray()));
    }

    /** Global broadcast: all networks, hop count 255. */
    private static byte[] broadcast(ByteWriter apdu) {
        return bvlc(
                BROADCAST,
                new ByteWriter().u8(1).u8(0x20).u16(0xFFFF).u8(0).u8(255).bytes(apdu.toByteArray()));
    }

    private static byte[] bvlc(int function, ByteWriter npdu) {
        return new ByteWriter()
                .u8(0x81)
                .u8(function)
                .u16(npdu.length() + 4)
                .bytes(npdu.toByteArray())
                .toByteArray();
    }
}
