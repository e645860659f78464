/**
 * Wiring: the pipeline, inventory, alert engine, store, evidence and logs put together for one run, whether from files
 * or from interfaces. Nothing here decides anything about what was seen.
 */
@NullMarked
package io.otus.appliance.run;

import org.jspecify.annotations.NullMarked;
