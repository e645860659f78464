/** Tests of the SSDP dissector. */
@NullMarked
package io.otus.dissect.ssdp;

import org.jspecify.annotations.NullMarked;
