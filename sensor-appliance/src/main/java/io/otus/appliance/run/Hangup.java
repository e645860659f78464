package io.otus.appliance.run;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs something at SIGHUP, as log rotation sends it. By reflection: the JDK has signals in {@code sun.misc} alone,
 * which the compiler warns of, and a virtual machine without them runs on without. Thread-safe.
 */
final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

    private @Nullable Runnable action;
    private boolean came;

    private Hangup() {}

    /**
     * Takes the signal from now on, which would end the process: one that comes while the sensor starts is answered
     * once it has.
     */
    static Hangup awaited() {
        Hangup hangup = new Hangup();
        hangup.install();
        return hangup;
    }

    /** What is run at each signal from now on, and now where one came already. */
    synchronized void runs(Runnable answer) {
        action = answer;
        if (came) {
            answer.run();
        }
    }

    private synchronized void hungUp() {
        came = true;
        if (action != null) {
            action.run();
        }
    }

    private void install() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Runnable answer = this::hungUp;
            MethodHandle run = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(answer);
            Object proxy =
                    MethodHandleProxies.asInterfaceInstance(handler, MethodHandles.dropArguments(run, 0, signal));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.info("SIGHUP does not reopen the logs here: {}", e.toString());
        }
    }
}
