/** How a command ends: its exit code, and the one sentence that goes with a failure. */
@NullMarked
package io.otus.appliance.exit;

import org.jspecify.annotations.NullMarked;
