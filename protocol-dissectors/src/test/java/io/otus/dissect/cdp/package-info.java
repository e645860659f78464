/** Tests of the CDP dissector. */
@NullMarked
package io.otus.dissect.cdp;

import org.jspecify.annotations.NullMarked;
