package io.otus.dissect.opcua;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Service;
import java.util.List;

/**
 * Updates of history that delete what was recorded, OPC 10000-11 §6.9.5 to §6.9.7, or remove structures such as
 * annotations, §6.9.3: the request is the one that inserts values, and its details tell. Stateless.
 */
final class HistoryDeletion {
    private static final int HISTORY_UPDATE_REQUEST = 700;
    private static final Service DELETE = new Service(
            HISTORY_UPDATE_REQUEST, "history_update", Action.DELETE, Danger.TRACES, HISTORY_UPDATE_REQUEST + "/delete");

    private static final String REMOVE = "Remove";

    private HistoryDeletion() {}

    /** The service of a request with this content: one of its own where it deletes history. */
    static Service meant(Service service, List<Element> message) {
        if (service.code() != HISTORY_UPDATE_REQUEST) {
            return service;
        }
        for (Element.Group details : Elements.groups(message, "history_update_details")) {
            String type = Elements.text(details.elements(), "type");
            boolean removes = type.equals("UpdateStructureDataDetails")
                    && Elements.text(details.elements(), "perform_insert_replace")
                            .equals(REMOVE);
            if (removes || type.startsWith("Delete")) {
                return DELETE;
            }
        }
        return service;
    }
}
