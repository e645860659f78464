/** Tests of Ethernet Global Data. */
@NullMarked
package io.otus.dissect.egd;

import org.jspecify.annotations.NullMarked;
