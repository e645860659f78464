/** Tests of the TriStation dissector against the messages that public analyses describe. */
@NullMarked
package io.otus.dissect.tristation;

import org.jspecify.annotations.NullMarked;
