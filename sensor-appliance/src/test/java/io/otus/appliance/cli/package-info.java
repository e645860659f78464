/** The commands as a user runs them, on real files and real receivers. */
@NullMarked
package io.otus.appliance.cli;

import org.jspecify.annotations.NullMarked;
