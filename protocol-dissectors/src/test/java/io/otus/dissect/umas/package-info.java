/** Tests of UMAS. */
@NullMarked
package io.otus.dissect.umas;

import org.jspecify.annotations.NullMarked;
