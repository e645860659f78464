/** How a run is put together from its parts. */
@NullMarked
package io.otus.appliance.run;

import org.jspecify.annotations.NullMarked;
