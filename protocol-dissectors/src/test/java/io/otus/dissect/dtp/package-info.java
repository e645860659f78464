/** Tests of DTP. */
@NullMarked
package io.otus.dissect.dtp;

import org.jspecify.annotations.NullMarked;
