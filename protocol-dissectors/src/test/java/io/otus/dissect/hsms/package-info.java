/** Tests of the HSMS dissector against the messages of SEMI E5. */
@NullMarked
package io.otus.dissect.hsms;

import org.jspecify.annotations.NullMarked;
