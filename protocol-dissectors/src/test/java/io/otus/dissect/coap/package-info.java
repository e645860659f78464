/** Tests of CoAP. */
@NullMarked
package io.otus.dissect.coap;

import org.jspecify.annotations.NullMarked;
