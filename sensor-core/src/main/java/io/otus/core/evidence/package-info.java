/**
 * Evidence: references to the frames that show a claim, a behaviour or an alert; and the keeping of those frames' bytes
 * within a quota. A reference never holds bytes of the capture.
 */
@NullMarked
package io.otus.core.evidence;

import org.jspecify.annotations.NullMarked;
