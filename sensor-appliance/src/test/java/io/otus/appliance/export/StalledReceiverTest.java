package io.otus.appliance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.otus.alert.store.AlertLines;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A receiver that stalls costs neither memory nor the other receivers their lines. */
@Timeout(60)
class StalledReceiverTest {
    private static final int TRIES = 4;
    /** Far more than what the system takes for a connection that nobody reads. */
    private static final int LINES = 200;

    private static final int LINE = 100_000;

    private static List<AlertLines.Line> lines(int count, int length) {
        String json = "{\"kind\":\"ROLE_NEW\",\"title\":\"" + "x".repeat(length) + "\"}";
        return LongStream.rangeClosed(1, count)
                .mapToObj(sequence -> new AlertLines.Line(sequence, "a" + sequence, json, 1))
                .toList();
    }

    private static long usedMemory() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
    }

    /** What of a connection can be read until its end. */
    private static long bytes(Socket connection) throws IOException {
        connection.setSoTimeout(10_000);
        return connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Test
    void syslogThatIsNotReadIsSentAgainOnANewConnectionAndDoesNotPileUp() throws Exception {
        List<AlertLines.Line> lines = lines(LINES, LINE);
        long before = usedMemory();
        try (ServerSocket server = new ServerSocket(0, TRIES, InetAddress.getLoopbackAddress());
                NettyLoop loop = new NettyLoop()) {
            SinkAddress address = SinkAddress.parse("syslog+tcp://127.0.0.1:" + server.getLocalPort());
            SyslogTcpSink sink = new SyslogTcpSink(address, loop, 1);
            for (int i = 0; i < TRIES; i++) {
                assertThatThrownBy(() -> sink.send(lines))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("no end within 1 s");
            }
            assertThat(usedMemory() - before)
                    .as("bytes kept for a receiver that takes nothing")
                    .isLessThan(3L * LINES * LINE);
            assertThat(sink.confirmed()).isZero();
            for (int i = 0; i < TRIES; i++) {
                try (Socket connection = server.accept()) {
                    assertThat(bytes(connection)).as("connection " + i).isLessThan((long) LINES * LINE);
                }
            }
            sink.close();
        }
    }

    @Test
    void aNameThatDoesNotResolveDelaysNobodyElse() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try (NettyLoop loop = new NettyLoop();
                StalledNames.Stall stall = StalledNames.stall()) {
            Sink stalled = new SyslogTcpSink(SinkAddress.parse("syslog+tcp://" + StalledNames.HOST + ":514"), loop);
            Thread asking = Thread.ofPlatform().daemon().start(() -> {
                try {
                    stalled.send(lines(1, 1));
                } catch (IOException | InterruptedException e) {
                    // As its name says nothing, it takes nothing.
                }
            });
            stall.awaitAsked();
            Sink healthy = new HttpSink(
                    SinkAddress.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/otus"), loop);
            healthy.send(lines(1, 1));
            assertThat(healthy.confirmed()).isEqualTo(1);
            assertThat(asking.isAlive()).as("still waits for its name").isTrue();
            stall.end();
            assertThat(asking.join(Duration.ofSeconds(10))).isTrue();
            healthy.close();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() throws Exception {
        try (NettyLoop loop = new NettyLoop()) {
            Sink sink = new HttpSink(SinkAddress.parse("http://nobody.invalid/otus"), loop);
            assertThatThrownBy(() -> sink.send(lines(1, 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("http://nobody.invalid/otus: the host is not known");
        }
    }
}
