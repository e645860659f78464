package io.otus.dissect.mms;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.dissect.mms.MmsType.Field;

/**
 * A service of the grammar.
 *
 * @param number its tag
 * @param name its name in rows
 * @param request what a request carries
 * @param response what its answer carries; of an unconfirmed service the same
 * @param service the service in neutral terms
 */
record MmsService(int number, String name, Field request, Field response, Service service) {
    MmsService(int number, String name, Action action, Field request, Field response) {
        this(number, name, request, response, new Service(number, name, action));
    }
}
