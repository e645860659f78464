package io.otus.dissect.enip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Seen;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** DTLS on the port of CIP Security. */
class CipSecurityTest {
    /** A Client Hello's record of RFC 6347 §4.1, its body cut to the type of the handshake. */
    private static final String HELLO = "16 FEFF 0000 000000000000 0002 0100";

    private static final String DATA = "17 FEFD 0001 000000000005 0003 AABBCC";

    private final DissectorHarness harness = new DissectorHarness(new EnipProvider().create(), Carrier.DATAGRAM);

    private void feed(String record) {
        feed(record, Carrier.DATAGRAM, EnipProvider.SECURED);
    }

    private void feed(String record, Carrier carrier, int port) {
        ByteView bytes = Octets.ofHex(record).view();
        Context context = at(port, carrier);
        Dissector dissector = new EnipProvider().create();
        assertThat(dissector.frameLength(bytes, context)).isEqualTo(bytes.length());
        dissector.dissect(bytes, context, harness);
    }

    private Context at(int port, Carrier carrier) {
        Endpoint server = DissectorHarness.SERVER;
        Endpoint secured = new Endpoint(server.segment(), server.mac(), server.ip(), port);
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "destination" -> secured;
                    case "carrier" -> carrier;
                    default -> method.invoke(harness, arguments);
                });
    }

    Set<String> fieldsWritten() {
        feed(HELLO);
        feed(DATA);
        Set<String> names = new TreeSet<>();
        for (Seen seen : harness.seen()) {
            if (seen instanceof Seen.Message message) {
                RecordingFields fields = new RecordingFields();
                message.event().fields(fields);
                fields.lines().forEach(line -> names.add(line.substring(0, line.indexOf('='))));
            }
        }
        return names;
    }

    @Test
    void aHandshakeIsASessionAndDataAreToldToBeEncrypted() {
        feed(HELLO);
        feed(DATA);
        assertThat(harness.seen())
                .containsExactly(
                        new Seen.Message(new EnipEvent.Secured(22, 0xFEFF, 0, 0, 2, "client_hello")),
                        new Seen.Session(true, "", "cip_security", "dtls client_hello"),
                        new Seen.Message(new EnipEvent.Secured(23, 0xFEFD, 1, 5, 3, null)));
    }

    @Test
    void elsewhereThePortDoesNotSaySo() {
        ByteView bytes = Octets.ofHex(DATA).view();
        assertThat(new EnipProvider().create().frameLength(bytes, harness)).isEqualTo(Dissector.NOT_MINE);
    }

    @Test
    void overTcpARecordIsHandedOnToTls() {
        String record = "16 0301 0002 0100";
        feed(record, Carrier.STREAM, EnipProvider.SECURED);
        assertThat(harness.seen())
                .containsExactly(
                        new Seen.Message(new EnipEvent.SecuredStream("handshake", 22, 0x0301, 2)),
                        new Seen.Child(Octets.ofHex(record)));
    }

    @Test
    void tlsToAnotherPortIsNotCipSecurity() {
        ByteView bytes = Octets.ofHex("16 0301 0002 0100").view();
        assertThat(new EnipProvider().create().frameLength(bytes, at(443, Carrier.STREAM)))
                .isEqualTo(Dissector.NOT_MINE);
    }
}
