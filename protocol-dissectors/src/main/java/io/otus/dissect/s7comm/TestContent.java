package io.otus.dissect.s7comm;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import java.util.List;

/**
 * Commands of a programmer, function group 1: status and control of variables, status of a block, jobs.
 *
 * @param head its sizes and when it is done
 * @param items the variables that it names
 * @param data their values
 * @param jobs the jobs that it names
 * @param rest what is not read further
 */
record TestContent(Head head, List<VariableItem> items, List<DataItem> data, List<Job> jobs, Octets rest)
        implements UserDataContent {
    public TestContent {
        items = List.copyOf(items);
        data = List.copyOf(data);
        jobs = List.copyOf(jobs);
    }

    /**
     * What the command begins with.
     *
     * @param parameterSize bytes of parameters, 0 to 65535
     * @param dataSize bytes of data, 0 to 65535
     * @param triggerType 0 once now, 1 and more at an event; -1 in what the controller tells
     * @param triggerFrequency 0 every time, 1 once; -1 likewise
     * @param triggerEvent what it waits for; -1 likewise
     * @param block the block whose status is asked for, such as {@code OB1}; empty for others
     */
    record Head(
            int parameterSize, int dataSize, int triggerType, int triggerFrequency, int triggerEvent, String block) {}

    /**
     * A job of the controller.
     *
     * @param function subfunction that began it, 0 to 255
     * @param number its number, 0 to 255
     */
    record Job(int function, int number) {}

    @Override
    public void fields(FieldWriter out) {
        out.number("tis_parameter_size", head.parameterSize);
        out.number("tis_data_size", head.dataSize);
        if (head.triggerType >= 0) {
            out.number("trigger_type", head.triggerType);
            out.number("trigger_frequency", head.triggerFrequency);
            out.number("trigger_event", head.triggerEvent);
        }
        if (!head.block.isEmpty()) {
            out.text("block", head.block);
        }
        if (!items.isEmpty()) {
            out.beginArray("items");
            for (VariableItem item : items) {
                // These have no syntax on the wire: there is but one.
                out.beginElement();
                item.address(out);
                out.end();
            }
            out.end();
        }
        UserDataContent.data(data, out);
        if (!jobs.isEmpty()) {
            out.beginArray("jobs");
            for (Job job : jobs) {
                out.beginElement();
                out.number("job_function", job.function);
                out.number("job_id", job.number);
                out.end();
            }
            out.end();
        }
        if (rest.length() > 0) {
            out.octets("octets", rest);
        }
    }
}
