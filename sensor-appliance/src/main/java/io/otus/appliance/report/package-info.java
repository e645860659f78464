/**
 * Reports to hand on, made of what a state directory holds: on an incident, and on what happened to one asset. What a
 * single fact is shown by is {@code explain}'s.
 */
@NullMarked
package io.otus.appliance.report;

import org.jspecify.annotations.NullMarked;
