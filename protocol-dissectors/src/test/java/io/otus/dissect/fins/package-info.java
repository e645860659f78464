/** Tests of the FINS dissector against the forms of W342 and W421. */
@NullMarked
package io.otus.dissect.fins;

import org.jspecify.annotations.NullMarked;
