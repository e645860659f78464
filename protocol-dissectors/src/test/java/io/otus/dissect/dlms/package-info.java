/** Tests of DLMS/COSEM. */
@NullMarked
package io.otus.dissect.dlms;

import org.jspecify.annotations.NullMarked;
