/** Tests of MMS: messages laid out by hand from the standards. */
@NullMarked
package io.otus.dissect.mms;

import org.jspecify.annotations.NullMarked;
