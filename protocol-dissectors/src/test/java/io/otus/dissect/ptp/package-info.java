/** Tests of the PTP dissector. */
@NullMarked
package io.otus.dissect.ptp;

import org.jspecify.annotations.NullMarked;
