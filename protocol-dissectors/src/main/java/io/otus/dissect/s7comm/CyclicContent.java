package io.otus.dissect.s7comm;

import io.otus.core.event.FieldWriter;
import java.util.List;

/** Cyclic data, function group 2: a client subscribes to variables, and the controller reports them. */
sealed interface CyclicContent extends UserDataContent {
    /**
     * A client subscribes.
     *
     * @param itemCount as stated, 0 to 65535
     * @param intervalTimebase 0 for 100 milliseconds, 1 for a second, 2 for ten
     * @param intervalFactor how many of those
     * @param items what it asks for
     */
    record Subscription(int itemCount, int intervalTimebase, int intervalFactor, List<VariableItem> items)
            implements CyclicContent {
        public Subscription {
            items = List.copyOf(items);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("item_count", itemCount);
            out.number("interval_timebase", intervalTimebase);
            out.number("interval_time_factor", intervalFactor);
            UserDataContent.items(items, out);
        }
    }

    /**
     * The values, in the answer and in every push.
     *
     * @param itemCount as stated, 0 to 65535
     * @param data one for each item
     */
    record Values(int itemCount, List<DataItem> data) implements CyclicContent {
        public Values {
            data = List.copyOf(data);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("item_count", itemCount);
            UserDataContent.data(data, out);
        }
    }

    /**
     * A client wants no more of a job.
     *
     * @param function subfunction that began it
     * @param jobId the job's number, 0 to 255
     */
    record Unsubscription(int function, int jobId) implements CyclicContent {
        @Override
        public void fields(FieldWriter out) {
            out.number("job_function", function);
            out.number("job_id", jobId);
        }
    }
}
