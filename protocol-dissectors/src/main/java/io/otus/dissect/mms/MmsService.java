package io.otus.dissect.mms;

import io.otus.core.event.Service;
import io.otus.dissect.mms.MmsType.Field;

/**
 * A service of the grammar.
 *
 * @param service the service in neutral terms; its code is the tag
 * @param request what a request carries
 * @param response what its answer carries; of an unconfirmed service the same
 */
record MmsService(Service service, Field request, Field response) {
    /** Its tag. */
    int number() {
        return service.code();
    }

    /** Its name in rows. */
    String name() {
        return service.name();
    }
}
