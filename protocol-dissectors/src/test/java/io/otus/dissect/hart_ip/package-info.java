/** Tests of the HART-IP dissector against messages that are put together by its specification. */
@NullMarked
package io.otus.dissect.hart_ip;

import org.jspecify.annotations.NullMarked;
