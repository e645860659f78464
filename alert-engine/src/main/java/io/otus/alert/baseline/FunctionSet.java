package io.otus.alert.baseline;

import io.otus.alert.model.Burst;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The services that a conversation uses, each with its fact. Confined to the analysis thread. */
public final class FunctionSet {
    /** Most functions per conversation; what comes then is one fact together. */
    public static final int MAX = 256;

    private static final Service NOT_SEEN = new Service(-1, "", Action.OTHER);

    private String[] keys = new String[2];
    private Service[] services = new Service[2];
    private Fact[] facts = new Fact[2];
    /** Counters of bursts, made on first use; notifications are not counted. */
    private @Nullable Burst[] bursts = new Burst[2];

    private int size;
    private @Nullable Fact overflow;

    /** Number of functions. */
    public int size() {
        return size;
    }

    /** The key of a function. */
    public String key(int at) {
        return keys[at];
    }

    /** The fact of a function. */
    public Fact fact(int at) {
        return facts[at];
    }

    /** How often a function is asked for. */
    public Burst burst(int at) {
        Burst known = bursts[at];
        if (known == null) {
            known = new Burst();
            bursts[at] = known;
        }
        return known;
    }

    /** Whether what was learned of a function allows more than any would be allowed: {@link Burst#isBusy}. */
    public boolean isBusy(int at) {
        Burst known = bursts[at];
        return known != null && known.isBusy();
    }

    /** Index of a service; negative when the conversation never used it, or there is no room for it. */
    public int place(Service service) {
        // Dissectors keep their services as constants: nearly always this compares an object with itself.
        for (int i = 0; i < size; i++) {
            if (services[i].equals(service)) {
                return i;
            }
        }
        int at = place(service.key());
        if (at >= 0) {
            services[at] = service;
        }
        return at;
    }

    /** The fact of a service; null when the conversation never used it. */
    public @Nullable Fact find(Service service) {
        int at = place(service);
        if (at >= 0) {
            return facts[at];
        }
        return size == MAX ? overflow : null;
    }

    /** The fact of the function with this key; null when there is none. */
    public @Nullable Fact find(String key) {
        int at = place(key);
        return at < 0 ? null : facts[at];
    }

    /**
     * Whether points were read or reported since before a moment, or for a while.
     *
     * @param time the moment, event time in nanoseconds
     * @param least how long a while is, in nanoseconds
     */
    public boolean isWatching(long time, long least) {
        for (int i = 0; i < size; i++) {
            boolean isOfPoints = switch (services[i].action()) {
                case READ, SUBSCRIBE, NOTIFY -> true;
                default -> false;
            };
            Fact fact = facts[i];
            if (isOfPoints && (fact.firstTime() <= time - least || fact.lastTime() - fact.firstTime() >= least)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a service of this action is among them, other than the one with this key. */
    public boolean isUsing(Action action, String otherThan) {
        for (int i = 0; i < size; i++) {
            if (services[i].action() == action && !keys[i].equals(otherThan)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a service of this action is known. */
    public boolean isKnownToUse(Action action) {
        for (int i = 0; i < size; i++) {
            if (services[i].action() == action && facts[i].isKnown()) {
                return true;
            }
        }
        return false;
    }

    /** Event time of the latest notification, nanoseconds since 1970; the least long where there was none. */
    public long toldUntil() {
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (services[i].action() == Action.NOTIFY) {
                latest = Math.max(latest, facts[i].lastTime());
            }
        }
        return latest;
    }

    /** Whether there is a service, known or not, other than notifications. */
    public boolean doesMoreThanTell() {
        for (int i = 0; i < size; i++) {
            if (!services[i].equals(NOT_SEEN) && services[i].action() != Action.NOTIFY) {
                return true;
            }
        }
        return false;
    }

    /** Index of the function with this key; negative when there is none. */
    public int place(String key) {
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Adds a function that is not there; beyond {@link #MAX} all further ones share one fact, which the text does not
     * show.
     */
    void add(Service service, Fact fact) {
        add(service.key(), service, fact);
    }

    /** Adds a function of which only the key is known. */
    void add(String key, Fact fact) {
        add(key, NOT_SEEN, fact);
    }

    private void add(String key, Service service, Fact fact) {
        if (size == MAX) {
            fact.share();
            overflow = fact;
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            services = Arrays.copyOf(services, size * 2);
            facts = Arrays.copyOf(facts, size * 2);
            bursts = Arrays.copyOf(bursts, size * 2);
        }
        keys[size] = key;
        services[size] = service;
        facts[size] = fact;
        size++;
    }
}
