package io.otus.inventory.graph;

/** Reports devices that have fallen silent, but not while the sensor is deaf. Confined to the analysis thread. */
final class Silence {
    private final AssetRegistry registry;
    private final GraphListener listener;
    private final SilenceWatch watch = new SilenceWatch();
    private final Deafness deafness = new Deafness();

    Silence(AssetRegistry registry, GraphListener listener) {
        this.registry = registry;
        this.listener = listener;
    }

    /** Somebody sent a frame: while nobody did, nobody fell silent. */
    void heard(long time) {
        long since = deafness.heard(time);
        if (since < time) {
            rebase(since, time);
        }
    }

    /** Event time moved on. */
    void clock(long time) {
        if (!deafness.isDeaf(time)) {
            watch.look(registry.all(), time).forEach(asset -> listener.silent(asset, time));
        }
    }

    /** Event time jumped, and nobody was silent by it. */
    void timeGap(long from, long to) {
        rebase(from, to);
        deafness.rebase(from, to);
    }

    private void rebase(long from, long to) {
        registry.all().forEach(asset -> asset.presence().rebase(from, to));
    }
}
