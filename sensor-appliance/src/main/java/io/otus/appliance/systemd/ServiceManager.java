package io.otus.appliance.systemd;

import io.otus.core.time.Nanos;
import java.io.IOException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service manager that started the process, if it asked to be notified (sd_notify(3), sd_watchdog_enabled(3)).
 * Thread-safe; every method does nothing where nobody asked.
 */
public final class ServiceManager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    private final @Nullable NotifySocket socket;
    private final long interval;
    private @Nullable Thread watchdog;

    private ServiceManager(@Nullable NotifySocket socket, long interval) {
        this.socket = socket;
        this.interval = interval;
    }

    /**
     * The one that these environment variables name.
     *
     * @param process own process id; a watchdog may be meant for another
     */
    public static ServiceManager of(Map<String, String> environment, long process) {
        String address = environment.get("NOTIFY_SOCKET");
        if (address == null || address.isEmpty()) {
            return new ServiceManager(null, 0);
        }
        try {
            return new ServiceManager(new NotifySocket(address), interval(environment, process));
        } catch (IOException e) {
            LOG.warn("the service manager is not notified: {}", e.getMessage());
            return new ServiceManager(null, 0);
        }
    }

    /** Nanoseconds within which a sign of life is wanted; 0 for never. */
    private static long interval(Map<String, String> environment, long process) {
        String wanted = environment.getOrDefault("WATCHDOG_USEC", "");
        String meant = environment.getOrDefault("WATCHDOG_PID", "");
        if (!wanted.matches("\\d{1,15}") || !(meant.isEmpty() || meant.equals(Long.toString(process)))) {
            return 0;
        }
        return Nanos.MICROSECOND * Long.parseLong(wanted);
    }

    /**
     * Reports that the service is ready, and from then on, where that is wanted, at intervals that it is alive, as long
     * as it is.
     */
    public void ready(BooleanSupplier lives) {
        NotifySocket open = socket;
        if (open == null) {
            return;
        }
        tell("READY=1");
        if (interval > 0) {
            long millis = Math.max(1, interval / 2_000_000L);
            watchdog = Thread.ofPlatform().daemon().name("watchdog").start(() -> watch(lives, millis));
        }
    }

    private void watch(BooleanSupplier lives, long millis) {
        try {
            while (true) {
                Thread.sleep(millis);
                if (lives.getAsBoolean()) {
                    tell("WATCHDOG=1");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports that the service ends. */
    public void stopping() {
        tell("STOPPING=1");
    }

    private void tell(String message) {
        NotifySocket open = socket;
        if (open != null && !open.send(message)) {
            LOG.warn("the service manager did not take {}", message);
        }
    }

    /** Ends the signs of life. */
    @Override
    public void close() {
        if (watchdog != null) {
            watchdog.interrupt();
        }
    }
}
