/**
 * JSON lines as Otus writes them: one object a line, keys in a fixed order, times in UTC. Written by hand onto a byte
 * array, since the operation log writes one line per operation on the analysis thread. Reading JSON is Jackson's.
 */
@NullMarked
package io.otus.appliance.json;

import org.jspecify.annotations.NullMarked;
