package io.otus.simulator.plant;

import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What all parts of the simulation share: its clock, its film and the list of its scenes. Confined to one thread. */
public final class Stage {
    private record Draft(String name, String text, Ip4 actor, Ip4 target, List<String> kinds) {}

    private final long seed;
    private final long start;
    private final Timeline timeline;
    private final Recorder recorder = new Recorder();
    private final List<Draft> drafts = new ArrayList<>();

    /** A stage on which nothing is planned yet; the same seed gives the same dice. */
    public Stage(long seed, Instant start, Duration length) {
        this.seed = seed;
        this.start = Frame.nanos(start);
        this.timeline = new Timeline(this.start + length.toNanos());
    }

    /** A time on the clock of the simulation, which starts at 0:00. */
    public static Duration clock(int minutes, int seconds) {
        return Duration.ofMinutes(minutes).plusSeconds(seconds);
    }

    /** The film, which also takes frames. */
    public Recorder recorder() {
        return recorder;
    }

    /** Dice of one part, by its name. */
    public Dice dice(String part) {
        return Dice.named(seed, part);
    }

    /** Plans one act at a time after the start. */
    public void at(Duration after, Act act) {
        timeline.at(start + after.toNanos(), act);
    }

    /** Plans one act in the course of the simulation, at nanoseconds since the epoch. */
    public void later(long nanos, Act act) {
        timeline.at(nanos, act);
    }

    /** Plans a repeated act; it comes up to a twentieth of its period late, at most 30 ms. */
    public void every(Duration first, Duration period, Dice dice, Act act) {
        long jitter = Math.min(period.toNanos() / 20, 30_000_000L);
        timeline.every(start + first.toNanos(), period.toNanos(), jitter, dice, act);
    }

    /**
     * Plans a scene: all frames that {@code act} sends are its frames.
     *
     * @param kinds the alert kind that names it best, then others that are not wrong
     */
    public void scene(Duration after, String name, String text, Host actor, Host target, List<String> kinds, Act act) {
        int number = drafts.size();
        drafts.add(new Draft(name, text, actor.ip(), target.ip(), List.copyOf(kinds)));
        at(after, now -> {
            recorder.scene(number);
            act.run(now);
            recorder.scene(Recorder.NO_SCENE);
        });
    }

    /** Runs the simulation and puts its frames in order. */
    public void run() {
        timeline.run();
        recorder.finish();
    }

    /** The scenes with their times and frames, in the order of their first frames; after {@link #run}. */
    public List<Scene> scenes() {
        List<Frame> frames = recorder.frames();
        List<Scene> scenes = new ArrayList<>();
        for (int number = 0; number < drafts.size(); number++) {
            Draft draft = drafts.get(number);
            List<Integer> own = recorder.framesOf(number);
            int first = own.getFirst();
            int last = own.getLast();
            scenes.add(new Scene(
                    draft.name(),
                    draft.text(),
                    frames.get(first - 1).time(),
                    frames.get(last - 1).time(),
                    draft.actor(),
                    draft.target(),
                    first,
                    last,
                    own,
                    draft.kinds().getFirst(),
                    draft.kinds().subList(1, draft.kinds().size())));
        }
        scenes.sort((a, b) -> Integer.compare(a.firstFrame(), b.firstFrame()));
        return List.copyOf(scenes);
    }
}
