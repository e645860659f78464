package io.otus.appliance.export;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.otus.alert.store.AlertLines;
import io.otus.core.time.Nanos;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Syslog over TCP. The protocol has no acknowledgement: a line counts as drained once its connection has stayed open
 * for {@link #SETTLE} after the line was written, or once the receiver closed in answer to our end. What was not known
 * to be drained is sent again on the next connection.
 */
final class SyslogTcpSink implements Sink {
    /** Nanoseconds that a connection must stay open behind a written line. */
    static final long SETTLE = 2 * Nanos.SECOND;

    private static final int SECONDS = 10;

    private final SinkAddress address;
    private final NettyLoop loop;
    private final int patience;
    private final Deque<Written> unsettled = new ArrayDeque<>();
    private @Nullable Channel channel;
    private long confirmed;

    /**
     * The last line of a write, and when it was handed to the connection; the wall clock is right here, nothing is
     * decided by it.
     */
    private record Written(long sequence, long at) {}

    SyslogTcpSink(SinkAddress address, NettyLoop loop) {
        this(address, loop, SECONDS);
    }

    /** As {@link #SyslogTcpSink(SinkAddress, NettyLoop)}; a write that has no end in so many seconds failed. */
    SyslogTcpSink(SinkAddress address, NettyLoop loop, int patience) {
        this.address = address;
        this.loop = loop;
        this.patience = patience;
    }

    @Override
    public void send(List<AlertLines.Line> lines) throws IOException, InterruptedException {
        Channel open = connected();
        // All lines are encoded before a buffer is taken: a line that cannot be encoded would leave the buffer
        // behind.
        List<byte[]> messages = new ArrayList<>();
        for (AlertLines.Line line : lines) {
            messages.add(SyslogMessage.encode(line.json(), address.format()));
        }
        ByteBuf frames = open.alloc().buffer();
        for (byte[] message : messages) {
            ByteBufUtil.writeAscii(frames, Integer.toString(message.length));
            frames.writeByte(' ');
            frames.writeBytes(message);
        }
        ChannelFuture written = open.writeAndFlush(frames);
        try {
            NettyLoop.await(written, patience, "sending to " + address.shown());
        } catch (IOException e) {
            // A receiver may keep its window shut for ever, and a flushed write cannot be taken back: what is sent
            // again on the same connection would pile up behind it.
            forget();
            var _ = open.close();
            throw e;
        }
        unsettled.add(new Written(lines.getLast().sequence(), System.nanoTime()));
    }

    private Channel connected() throws IOException, InterruptedException {
        Channel open = channel;
        if (open != null && open.isActive()) {
            return open;
        }
        if (open != null) {
            forget();
            throw new IOException(address.shown() + " closed the connection");
        }
        InetSocketAddress receiver = address.receiver();
        ChannelFuture connecting = new Bootstrap()
                .group(loop.group())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1000 * SECONDS)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInboundHandlerAdapter() {
                    @Override
                    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                        var _ = context.close();
                    }
                })
                .connect(receiver);
        NettyLoop.await(connecting, 2 * SECONDS, "connecting to " + address.shown());
        channel = connecting.channel();
        return connecting.channel();
    }

    private void forget() {
        unsettled.clear();
        channel = null;
    }

    @Override
    public long confirmed() {
        Channel open = channel;
        boolean active = open != null && open.isActive();
        long now = System.nanoTime();
        for (Written first = unsettled.peek();
                active && first != null && now - first.at() >= SETTLE;
                first = unsettled.peek()) {
            confirmed = first.sequence();
            unsettled.remove();
        }
        return confirmed;
    }

    /** Ends our direction; a receiver that reads to the end and closes has everything. */
    @Override
    public void drain() throws IOException, InterruptedException {
        if (!(channel instanceof SocketChannel open) || unsettled.isEmpty()) {
            return;
        }
        NettyLoop.await(open.shutdownOutput(), SECONDS, "ending " + address.shown());
        if (!open.closeFuture().await(SECONDS, TimeUnit.SECONDS)) {
            confirmed();
            forget();
            var _ = open.close();
            return;
        }
        confirmed = unsettled.getLast().sequence();
        forget();
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close().awaitUninterruptibly(SECONDS, TimeUnit.SECONDS);
        }
    }
}
