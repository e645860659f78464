package io.otus.appliance.export;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The name service of the tests: that of the host, but for {@link #HOST}, of which it says nothing for as long as a
 * {@link Stall} is open, as a name server that is away.
 */
public final class StalledNames extends InetAddressResolverProvider {
    /** The name that stalls. */
    static final String HOST = "stalled.invalid";

    private static volatile Stall present = new Stall();

    /** A time in which the name service does not answer. */
    static final class Stall implements AutoCloseable {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        void awaitAsked() throws InterruptedException {
            if (!asked.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody asked for " + HOST);
            }
        }

        private void await() {
            asked.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** The name service is back. */
        void end() {
            over.countDown();
        }

        @Override
        public void close() {
            end();
        }
    }

    static Stall stall() {
        Stall stall = new Stall();
        present = stall;
        return stall;
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver host = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String name, LookupPolicy policy) throws UnknownHostException {
                if (name.equals(HOST)) {
                    present.await();
                    throw new UnknownHostException(name);
                }
                return host.lookupByName(name, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return host.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "stalled names";
    }
}
