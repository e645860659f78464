package io.otus.dissect.knxnet_ip;

import static io.otus.dissect.knxnet_ip.Expected.ANSWERED;
import static io.otus.dissect.knxnet_ip.Expected.CON;
import static io.otus.dissect.knxnet_ip.Expected.CONFIRMED;
import static io.otus.dissect.knxnet_ip.Expected.IND;
import static io.otus.dissect.knxnet_ip.Expected.REQ;
import static io.otus.dissect.knxnet_ip.Expected.TO_GROUP;
import static io.otus.dissect.knxnet_ip.Expected.answered;
import static io.otus.dissect.knxnet_ip.Expected.asked;
import static io.otus.dissect.knxnet_ip.Expected.claim;
import static io.otus.dissect.knxnet_ip.Expected.point;
import static io.otus.dissect.knxnet_ip.Expected.service;
import static io.otus.dissect.knxnet_ip.Frames.data;
import static io.otus.dissect.knxnet_ip.Frames.device;
import static io.otus.dissect.knxnet_ip.Frames.group;
import static io.otus.dissect.knxnet_ip.Frames.tunnel;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

/** Rows of what is asked of one device: who it is, its properties, memory, programs and addresses. */
final class DeviceRows {
    private DeviceRows() {}

    static Stream<Row> rows() {
        Service descriptor = service(0x300, "device_descriptor_read", Action.IDENTIFY);
        Service property = service(0x3D5, "property_value_read", Action.READ);
        Service memoryRead = service(0x200, "memory_read", Action.READ);
        long serial = ANSWERED | 0x000BL << 32 | 0x3D6L << 16 | 0x1105;
        long address = ANSWERED | 0x4000L << 32 | 0x240L << 16 | 0x1105;
        return Stream.of(
                row("a device is connected, says which system it is, and is left")
                        .client(tunnel(0, device(REQ, "0000", "1105", "80")))
                        .client(tunnel(1, device(REQ, "0000", "1105", "4300")))
                        .server(tunnel(1, device(IND, "1105", "1103", "C2")))
                        .server(tunnel(2, device(IND, "1105", "1103", "4340 07B0")))
                        .client(tunnel(2, device(REQ, "0000", "1105", "81")))
                        .client(tunnel(3, device(REQ, "0000", "1105", "C3")))
                        .sees(
                                asked(ANSWERED | 0x340L << 16 | 0x1105, descriptor, "1.1.5"),
                                answered(ANSWERED | 0x340L << 16 | 0x1105, descriptor, "1.1.5", Outcome.OK),
                                claim("1.1.5", Attribute.FIRMWARE, "mask version 07B0")),
                row("a device tells its serial number")
                        .client(tunnel(0, device(REQ, "0000", "1105", "03D5 00 0B 10 01")))
                        .server(tunnel(0, device(CON, "1103", "1105", "03D5 00 0B 10 01")))
                        .server(tunnel(1, device(IND, "1105", "1103", "03D6 00 0B 10 01 00C501020304")))
                        .sees(
                                asked(serial, property, "1.1.5", PointRange.named("property/0/11")),
                                answered(
                                        serial,
                                        property,
                                        "1.1.5",
                                        Outcome.OK,
                                        PointRange.named("property/0/11", ValueList.text("00c501020304"))),
                                claim("1.1.5", Attribute.SERIAL, "00c501020304"),
                                claim("1.1.5", Attribute.VENDOR, "Weinzierl Engineering")),
                row("maker, order number, versions and hardware")
                        .server(tunnel(1, device(IND, "1105", "1103", "03D6 00 0C 10 01 0004")))
                        .server(tunnel(2, device(IND, "1105", "1103", "03D6 00 0F 10 01 41424331323300000000")))
                        .server(tunnel(3, device(IND, "1105", "1103", "03D6 00 09 10 01 05")))
                        .server(tunnel(4, device(IND, "1105", "1103", "03D6 00 4E 10 01 000000000102")))
                        .sees(
                                claim("1.1.5", Attribute.VENDOR, "Albrecht Jung"),
                                claim("1.1.5", Attribute.ORDER_NUMBER, "ABC123"),
                                claim("1.1.5", Attribute.FIRMWARE, "5"),
                                claim("1.1.5", Attribute.HARDWARE, "000000000102")),
                row("a property that is not there has no elements")
                        .client(tunnel(0, device(REQ, "0000", "1105", "03D5 00 0B 10 01")))
                        .server(tunnel(1, device(IND, "1105", "1103", "03D6 00 0B 00 01")))
                        .sees(answered(
                                serial,
                                property,
                                "1.1.5",
                                Outcome.error(0, "no_elements"),
                                PointRange.named("property/0/11"))),
                row("a property and a load state are written, a program is unloaded and stopped")
                        .client(tunnel(0, device(REQ, "0000", "1105", "03D7 00 38 10 01 0037")))
                        .client(tunnel(1, device(REQ, "0000", "1105", "03D7 03 05 10 01 01")))
                        .client(tunnel(2, device(REQ, "0000", "1105", "03D7 03 05 10 01 04000000000000000000")))
                        .client(tunnel(3, device(REQ, "0000", "1105", "03D7 03 06 10 01 02")))
                        .client(tunnel(4, device(REQ, "0000", "1105", "03D7 03 06 10 01 01")))
                        .client(tunnel(5, device(REQ, "0000", "1105", "03D7 00 36 10 01 01")))
                        .sees(
                                written(0x0038, "property_value_write", Action.CONFIGURE, point("property/0/56", 0x37)),
                                written(
                                        0x0305,
                                        "property_value_write_load_state_control_load",
                                        Action.DOWNLOAD,
                                        point("property/3/5", 1)),
                                written(
                                        0x0305,
                                        "property_value_write_load_state_control_unload",
                                        Action.DELETE,
                                        PointRange.named("property/3/5", ValueList.text("04000000000000000000"))),
                                written(
                                        0x0306,
                                        "property_value_write_run_state_control_stop",
                                        Action.STOP,
                                        point("property/3/6", 2)),
                                written(
                                        0x0306,
                                        "property_value_write_run_state_control_restart",
                                        Action.RESTART,
                                        point("property/3/6", 1)),
                                written(
                                        0x0036,
                                        "property_value_write_programming_mode",
                                        Action.MODE,
                                        point("property/0/54", 1))),
                row("the first octet is the event, whatever follows it, and none moves nothing")
                        .client(tunnel(0, device(REQ, "0000", "1105", "03D7 03 06 10 01 0200")))
                        .client(tunnel(1, device(REQ, "0000", "1105", "03D7 03 05 10 01 0400")))
                        .client(tunnel(2, device(REQ, "0000", "1105", "03D7 03 06 10 01 00")))
                        .client(tunnel(3, device(REQ, "0000", "1105", "03D7 03 05 10 01 00000000000000000000")))
                        .client(tunnel(4, device(REQ, "0000", "1105", "03D7 03 36 10 01 01")))
                        .sees(
                                written(
                                        0x0306,
                                        "property_value_write_run_state_control_stop",
                                        Action.STOP,
                                        point("property/3/6", 0x200)),
                                written(
                                        0x0305,
                                        "property_value_write_load_state_control_unload",
                                        Action.DELETE,
                                        point("property/3/5", 0x400)),
                                written(0x0306, "property_value_write", Action.CONFIGURE, point("property/3/6", 0)),
                                written(
                                        0x0305,
                                        "property_value_write",
                                        Action.CONFIGURE,
                                        PointRange.named("property/3/5", ValueList.text("00000000000000000000"))),
                                written(0x0336, "property_value_write", Action.CONFIGURE, point("property/3/54", 1))),
                row("memory is read and written")
                        .client(tunnel(0, device(REQ, "0000", "1105", "4202 4000")))
                        .server(tunnel(0, device(IND, "1105", "1103", "4242 4000 0A0B")))
                        .client(tunnel(1, device(REQ, "0000", "1105", "4681 4000 0C")))
                        .client(tunnel(2, device(REQ, "0000", "1105", "42C2 12 4000 0D0E")))
                        .sees(
                                asked(address, memoryRead, "1.1.5", PointRange.of("memory", 0x4000, 2)),
                                answered(
                                        address,
                                        memoryRead,
                                        "1.1.5",
                                        Outcome.OK,
                                        PointRange.of("memory", 0x4000, ValueList.unsigned(new long[] {10, 11}))),
                                asked(
                                        CONFIRMED | 0x280L << 32 | 0x1105,
                                        service(0x280, "memory_write", Action.DOWNLOAD),
                                        "1.1.5",
                                        PointRange.of("memory", 0x4000, ValueList.unsigned(new long[] {0x0C}))),
                                asked(
                                        CONFIRMED | 0x2C2L << 32 | 0x1105,
                                        service(0x2C2, "user_memory_write", Action.DOWNLOAD),
                                        "1.1.5",
                                        PointRange.of(
                                                "user_memory", 0x14000, ValueList.unsigned(new long[] {13, 14})))),
                row("a device is restarted, and set back to what it left the factory with")
                        .client(tunnel(0, device(REQ, "0000", "1105", "4380")))
                        .server(tunnel(0, device(CON, "1103", "1105", "4380")))
                        .client(tunnel(1, device(REQ, "0000", "1105", "4781 02 00")))
                        .sees(
                                asked(
                                        CONFIRMED | 0x380L << 32 | 0x1105,
                                        service(0x380, "restart", Action.RESTART),
                                        "1.1.5"),
                                answered(
                                        CONFIRMED | 0x380L << 32 | 0x1105,
                                        service(0x380, "restart", Action.RESTART),
                                        "1.1.5",
                                        Outcome.OK),
                                asked(
                                        ANSWERED | 0x3A1L << 16 | 0x1105,
                                        service(0x381, "master_reset", Action.RESTART),
                                        "1.1.5")),
                row("a key is a secret")
                        .client(tunnel(0, device(REQ, "0000", "1105", "43D1 00 11223344")))
                        .server(tunnel(0, device(IND, "1105", "1103", "43D2 03")))
                        .sees(
                                new Seen.Secret(22, 4),
                                asked(
                                        ANSWERED | 0x3D2L << 16 | 0x1105,
                                        service(0x3D1, "authorize_request", Action.AUTHENTICATE),
                                        "1.1.5"),
                                answered(
                                        ANSWERED | 0x3D2L << 16 | 0x1105,
                                        service(0x3D1, "authorize_request", Action.AUTHENTICATE),
                                        "1.1.5",
                                        Outcome.OK)),
                row("whoever has his button pressed is given an address")
                        .client(tunnel(0, data(REQ, "B0", "E0", "0000", "0000", "00C0 1109")))
                        .sees(asked(
                                CONFIRMED | 0x0C0L << 32 | TO_GROUP,
                                service(0x0C0, "individual_address_write", Action.CONFIGURE),
                                "")),
                row("KNX Data Secure is told as encrypted")
                        .client(tunnel(0, group(REQ, "0000", "0A03", "03F1 10 000000000001 AABBCCDD")))
                        .sees(asked(
                                CONFIRMED | 0x3F1L << 32 | TO_GROUP | 0x0A03,
                                service(0x3F1, "secure_service", Action.OTHER),
                                "")));
    }

    /** A property of the device 1.1.5 is written; its object and number are the two octets of {@code property}. */
    private static Seen written(long property, String name, Action action, PointRange point) {
        return asked(ANSWERED | property << 32 | 0x3D6L << 16 | 0x1105, service(0x3D7, name, action), "1.1.5", point);
    }
}
