/** Tests of the STP dissector. */
@NullMarked
package io.otus.dissect.stp;

import org.jspecify.annotations.NullMarked;
