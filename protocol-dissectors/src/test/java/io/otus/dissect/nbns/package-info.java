/** Tests of the NBNS dissector. */
@NullMarked
package io.otus.dissect.nbns;

import org.jspecify.annotations.NullMarked;
