package io.otus.dissect.enip;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.net.IpAddress;
import io.otus.layer.cpf.CipNames;

/** One item of the common packet format, CIP Vol. 2 §2-6.2 and §2-6.3. */
sealed interface Item {
    /** Its type, 0 to 65535. */
    int typeId();

    /** Bytes of its data. */
    int length();

    /** Writes the fields of the type. */
    void fields(FieldWriter out);

    /** A null address, CIP data, or any other item without further fields. */
    record Plain(int typeId, int length) implements Item {
        @Override
        public void fields(FieldWriter out) {}
    }

    /** Connected address, §2-6.2.2. */
    record ConnectedAddress(int typeId, int length, long connectionId) implements Item {
        @Override
        public void fields(FieldWriter out) {
            out.number("connection_id", connectionId);
        }
    }

    /** Sequenced address, §2-6.2.3: the sequence number counts the packets of a connection. */
    record SequencedAddress(int typeId, int length, long connectionId, long sequenceNumber) implements Item {
        @Override
        public void fields(FieldWriter out) {
            out.number("connection_id", connectionId);
            out.number("sequence_number", sequenceNumber);
        }
    }

    /** Socket address, §2-6.3.3, big-endian as sockets have it. */
    record SocketAddress(int typeId, int length, int sinFamily, int sinPort, IpAddress sinAddr) implements Item {
        @Override
        public void fields(FieldWriter out) {
            out.number("sin_family", sinFamily);
            out.number("sin_port", sinPort);
            out.text("sin_addr", sinAddr.toString());
        }
    }

    /** A communication class that a target offers, §2-4.6.3. */
    record CommunicationService(int typeId, int length, int version, int capability, String name) implements Item {
        private static final int CIP_OVER_TCP = 1 << 5;
        private static final int CIP_OVER_UDP = 1 << 8;

        @Override
        public void fields(FieldWriter out) {
            out.number("encapsulation_protocol_version", version);
            out.number("capability_flags", capability);
            out.flag("cip_over_tcp", (capability & CIP_OVER_TCP) != 0);
            out.flag("class_0_1_over_udp", (capability & CIP_OVER_UDP) != 0);
            out.text("service_name", name);
        }
    }

    /** The identity of a device, Table 2-4.4; the identity attributes are those of its Identity object. */
    record Identity(
            int typeId,
            int length,
            int version,
            int sinFamily,
            int sinPort,
            IpAddress sinAddr,
            int vendorId,
            int deviceType,
            int productCode,
            int revisionMajor,
            int revisionMinor,
            int status,
            long serialNumber,
            String productName,
            int state)
            implements Item {
        String revision() {
            return CipNames.revision(revisionMajor, revisionMinor);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("encapsulation_protocol_version", version);
            out.number("sin_family", sinFamily);
            out.number("sin_port", sinPort);
            out.text("sin_addr", sinAddr.toString());
            out.number("vendor_id", vendorId);
            out.number("device_type", deviceType);
            out.number("product_code", productCode);
            out.number("revision_major", revisionMajor);
            out.number("revision_minor", revisionMinor);
            out.number("status", status);
            String mode = CipNames.mode(status);
            if (!mode.isEmpty()) {
                out.text("mode", mode);
            }
            out.number("serial_number", serialNumber);
            out.text("product_name", productName);
            out.number("state", state);
        }
    }

    /** A type that is not defined, or whose data do not fit it. */
    record Other(int typeId, Octets data) implements Item {
        @Override
        public int length() {
            return data.length();
        }

        @Override
        public void fields(FieldWriter out) {
            out.octets("data", data);
        }
    }
}
