/** Tests of the MNDP dissector. */
@NullMarked
package io.otus.dissect.mndp;

import org.jspecify.annotations.NullMarked;
