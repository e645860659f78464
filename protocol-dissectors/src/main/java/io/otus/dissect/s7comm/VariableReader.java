package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes of variables, S7 "variable items" and "data items". Keeps what outstanding requests asked. Confined.
 */
final class VariableReader {
    /** Function code and item count. */
    private static final int HEAD = 2;

    private final AddressedModule module;
    private final OutstandingItems outstanding = new OutstandingItems();

    VariableReader(AddressedModule module) {
        this.module = module;
    }

    void read(Pdu pdu, int function, ByteView parameters, ByteView data, Context context, Output out) {
        if (parameters.length() < HEAD) {
            S7commDissector.tooShort(pdu, parameters, data, out);
        } else if (pdu.isJob()) {
            request(pdu, function, parameters, data, out);
        } else {
            response(pdu, function, parameters, data, out);
        }
    }

    private void request(Pdu pdu, int function, ByteView parameters, ByteView data, Output out) {
        int count = parameters.u8(1);
        List<VariableItem> items = items(pdu, parameters, count, out);
        List<PointRange> points = new ArrayList<>(items.size());
        List<DataItem> written = List.of();
        if (function == S7Function.WRITE_VAR) {
            written = dataItems(pdu, data, items, items.size(), points, out);
        }
        for (int i = written.size(); i < items.size(); i++) {
            items.get(i).addPoints(points);
        }
        out.message(new S7commEvent.Variables(pdu, function, count, items, written));
        outstanding.put(pdu.pduReference(), items);
        S7commDissector.ask(pdu, S7Function.service(function), module.unit(), points, out);
    }

    private void response(Pdu pdu, int function, ByteView parameters, ByteView data, Output out) {
        int count = parameters.u8(1);
        List<VariableItem> asked = outstanding.take(pdu.pduReference());
        List<PointRange> points = new ArrayList<>(asked.size());
        List<DataItem> answered = function == S7Function.READ_VAR
                ? dataItems(pdu, data, asked, count, points, out)
                : writeResults(pdu, data, count, out);
        out.message(new S7commEvent.Variables(pdu, function, count, List.of(), answered));
        if (!asked.isEmpty() && asked.size() != count && pdu.outcome().equals(Outcome.OK)) {
            out.malformed(S7commAnomaly.ITEM_COUNT, pdu.parametersAt() + 1);
        }
        Service service = S7Function.service(function);
        out.response(new Response(pdu.pduReference(), service, module.unit(), outcome(pdu, answered), points));
    }

    /**
     * The header's error, else that of the first item where each of them failed: what is in one item is done for it.
     */
    private static Outcome outcome(Pdu pdu, List<DataItem> answered) {
        if (!pdu.outcome().equals(Outcome.OK) || answered.isEmpty()) {
            return pdu.outcome();
        }
        for (DataItem item : answered) {
            if (item.isSuccess()) {
                return Outcome.OK;
            }
        }
        int first = answered.getFirst().returnCode();
        return Outcome.error(first, S7Errors.item(first));
    }

    private static List<VariableItem> items(Pdu pdu, ByteView parameters, int count, Output out) {
        List<VariableItem> items = new ArrayList<>(Math.min(count, parameters.length() / VariableItems.HEAD));
        int end = VariableItems.read(parameters, HEAD, count, items, out);
        if (end < 0) {
            out.malformed(S7commAnomaly.ITEM, pdu.parametersAt() + ~end);
        }
        return items;
    }

    /** Data items; adds the points of those that belong to a known item and succeeded, or are being written. */
    private static List<DataItem> dataItems(
            Pdu pdu, ByteView data, List<VariableItem> items, int count, List<PointRange> points, Output out) {
        List<DataItem> read = new ArrayList<>(Math.min(count, data.length() / DataItems.HEAD));
        int end = DataItems.read(data, 0, count, items, pdu.isJob(), read, points);
        if (end < 0) {
            out.malformed(S7commAnomaly.DATA_ITEM, pdu.dataAt() + ~end);
        }
        return read;
    }

    private static List<DataItem> writeResults(Pdu pdu, ByteView data, int count, Output out) {
        List<DataItem> results = new ArrayList<>();
        int there = Math.min(count, data.length());
        for (int i = 0; i < there; i++) {
            results.add(DataItem.written(data.u8(i)));
        }
        if (there < count) {
            out.malformed(S7commAnomaly.DATA_ITEM, pdu.dataAt() + there);
        }
        return results;
    }
}
