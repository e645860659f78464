package io.otus.appliance.export;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.Promise;
import io.otus.alert.store.AlertLines;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Posts JSON lines. A status of 2xx confirms them: at least once. */
final class HttpSink implements Sink {
    private static final int SECONDS = 10;
    private static final int MAX_ANSWER = 1 << 20;

    private final SinkAddress address;
    private final NettyLoop loop;
    private final @Nullable SslContext tls;
    private @Nullable Channel channel;
    private long confirmed;
    private volatile @Nullable Promise<HttpResponseStatus> answer;

    HttpSink(SinkAddress address, NettyLoop loop) {
        this.address = address;
        this.loop = loop;
        this.tls = address.kind() == SinkAddress.Kind.HTTPS ? clientContext() : null;
    }

    private static SslContext clientContext() {
        try {
            return SslContextBuilder.forClient()
                    .endpointIdentificationAlgorithm("HTTPS")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public void send(List<AlertLines.Line> lines) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (AlertLines.Line line : lines) {
            body.append(LineFormat.format(line.json(), address.format())).append('\n');
        }
        Channel open = connected();
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.POST,
                address.path(),
                Unpooled.wrappedBuffer(body.toString().getBytes(StandardCharsets.UTF_8)));
        request.headers()
                .set(HttpHeaderNames.HOST, address.host() + ':' + address.port())
                .set(HttpHeaderNames.CONTENT_TYPE, "application/x-ndjson")
                .set(HttpHeaderNames.USER_AGENT, "otus")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, request.content().readableBytes());
        Promise<HttpResponseStatus> status = open.eventLoop().newPromise();
        answer = status;
        open.writeAndFlush(request).addListener(sent -> {
            if (!sent.isSuccess()) {
                status.tryFailure(sent.cause());
            }
        });
        HttpResponseStatus got;
        try {
            got = NettyLoop.await(status, SECONDS, "posting to " + address.shown());
        } catch (IOException e) {
            disconnect();
            throw e;
        }
        if (got.codeClass() != HttpStatusClass.SUCCESS) {
            throw new IOException(address.shown() + " answered " + got);
        }
        confirmed = lines.getLast().sequence();
    }

    private Channel connected() throws IOException, InterruptedException {
        Channel open = channel;
        if (open != null && open.isActive()) {
            return open;
        }
        InetSocketAddress receiver = address.receiver();
        ChannelFuture connecting = new Bootstrap()
                .group(loop.group())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1000 * SECONDS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel fresh) {
                        if (tls != null) {
                            fresh.pipeline().addLast(tls.newHandler(fresh.alloc(), address.host(), address.port()));
                        }
                        fresh.pipeline()
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_ANSWER), new Answers());
                    }
                })
                .connect(receiver);
        NettyLoop.await(connecting, 2 * SECONDS, "connecting to " + address.shown());
        channel = connecting.channel();
        return connecting.channel();
    }

    private void disconnect() {
        if (channel != null) {
            var _ = channel.close();
            channel = null;
        }
    }

    /** Completes the outstanding request. */
    private final class Answers extends SimpleChannelInboundHandler<FullHttpResponse> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            Promise<HttpResponseStatus> waiting = answer;
            if (waiting != null) {
                waiting.trySuccess(response.status());
            }
            if (!HttpUtil.isKeepAlive(response)) {
                var _ = context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            fail(new IOException("the connection was closed"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            fail(cause);
            var _ = context.close();
        }

        private void fail(Throwable cause) {
            Promise<HttpResponseStatus> waiting = answer;
            if (waiting != null) {
                waiting.tryFailure(cause);
            }
        }
    }

    @Override
    public long confirmed() {
        return confirmed;
    }

    @Override
    public void close() {
        disconnect();
    }
}
