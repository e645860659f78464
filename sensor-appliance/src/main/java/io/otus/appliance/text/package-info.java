/**
 * Output for a person at a terminal: progress, tables, colour. Data goes to standard output, messages to standard
 * error.
 */
@NullMarked
package io.otus.appliance.text;

import org.jspecify.annotations.NullMarked;
