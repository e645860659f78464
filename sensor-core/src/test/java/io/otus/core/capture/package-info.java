/** Tests of the capture sources, with files made by hand from the format drafts. */
@NullMarked
package io.otus.core.capture;

import org.jspecify.annotations.NullMarked;
