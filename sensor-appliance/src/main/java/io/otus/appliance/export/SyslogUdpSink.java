package io.otus.appliance.export;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.otus.alert.store.AlertLines;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Syslog over UDP: best effort. What the network refuses, or no datagram can hold, is counted and not sent again. */
final class SyslogUdpSink implements Sink {
    /** Longest payload of a UDP datagram over IPv4. */
    private static final int MAX_DATAGRAM = 65_507;

    private static final int SECONDS = 5;

    private final SinkAddress address;
    private final NettyLoop loop;
    private final AtomicLong lost = new AtomicLong();
    private @Nullable Channel channel;
    private long confirmed;

    SyslogUdpSink(SinkAddress address, NettyLoop loop) {
        this.address = address;
        this.loop = loop;
    }

    @Override
    public long lost() {
        return lost.get();
    }

    @Override
    public void send(List<AlertLines.Line> lines) throws IOException, InterruptedException {
        Channel open = channel;
        if (open == null) {
            ChannelFuture binding = new Bootstrap()
                    .group(loop.group())
                    .channel(NioDatagramChannel.class)
                    .handler(new ChannelInboundHandlerAdapter())
                    .bind(0);
            NettyLoop.await(binding, SECONDS, "sending to " + address.shown());
            open = binding.channel();
            channel = open;
        }
        InetSocketAddress receiver = address.receiver();
        for (AlertLines.Line line : lines) {
            byte[] message = SyslogMessage.encode(line.json(), address.format());
            if (message.length > MAX_DATAGRAM) {
                lost.incrementAndGet();
                continue;
            }
            ChannelFuture sent = open.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(message), receiver));
            if (!sent.await().isSuccess()) {
                lost.incrementAndGet();
            }
        }
        confirmed = lines.getLast().sequence();
    }

    @Override
    public long confirmed() {
        return confirmed;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close().awaitUninterruptibly();
        }
    }
}
