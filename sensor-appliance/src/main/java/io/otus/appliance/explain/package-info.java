/** Shows the frames behind a claim: takes kept frames out of the evidence and reads them again. */
@NullMarked
package io.otus.appliance.explain;

import org.jspecify.annotations.NullMarked;
