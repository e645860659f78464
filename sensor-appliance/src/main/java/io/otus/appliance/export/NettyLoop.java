package io.otus.appliance.export;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The one event loop of all network sinks, and waiting for what happens on it. */
final class NettyLoop implements AutoCloseable {
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("export", true), NioIoHandler.newFactory());

    EventLoopGroup group() {
        return group;
    }

    /** Waits for an operation; its failure, or {@code seconds} without an end, is an {@link IOException}. */
    static <T> T await(Future<T> operation, int seconds, String what) throws IOException, InterruptedException {
        if (!operation.await(seconds, TimeUnit.SECONDS)) {
            operation.cancel(true);
            throw new IOException(what + ": no end within " + seconds + " s");
        }
        if (!operation.isSuccess()) {
            Throwable cause = operation.cause();
            throw new IOException(what + ": " + (cause == null ? "cancelled" : cause.getMessage()), cause);
        }
        return operation.getNow();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
