package io.otus.dissect.s7comm;

import java.util.ArrayList;
import java.util.List;

/**
 * The variables of each subscription, by the number of the job that the controller made of it. The request names the
 * variables, the answer gives the job's number, and every push repeats that number. Bounded: a further one pushes the
 * oldest out. Confined.
 */
final class Subscriptions {
    /** Most jobs remembered of one connection; controllers allow a few dozen. */
    static final int MAX_JOBS = 64;

    private final OutstandingItems asked = new OutstandingItems();
    private final List<Job> jobs = new ArrayList<>(1);

    private record Job(int key, List<VariableItem> items) {}

    private static int key(int group, int job) {
        return group << 8 | job;
    }

    /** Remembers what a request names until its answer. */
    void ask(int pduReference, List<VariableItem> items) {
        asked.put(pduReference, items);
    }

    /** The answer to a request gives the job's number; what the request named, empty where it was not seen. */
    List<VariableItem> begin(int pduReference, int group, int job) {
        List<VariableItem> items = asked.take(pduReference);
        if (!items.isEmpty()) {
            end(group, job);
            if (jobs.size() == MAX_JOBS) {
                jobs.removeFirst();
            }
            jobs.add(new Job(key(group, job), items));
        }
        return items;
    }

    /** The variables of a job; empty where its request was not seen. */
    List<VariableItem> items(int group, int job) {
        for (Job one : jobs) {
            if (one.key == key(group, job)) {
                return one.items;
            }
        }
        return List.of();
    }

    /** A job ends. */
    void end(int group, int job) {
        for (int i = 0; i < jobs.size(); i++) {
            if (jobs.get(i).key == key(group, job)) {
                jobs.remove(i);
                return;
            }
        }
    }
}
