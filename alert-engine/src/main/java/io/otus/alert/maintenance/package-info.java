/**
 * Planned work that was declared beforehand: who may act upon what, and when. What is inside becomes evidence of the
 * work and no alarm. It names no protocol, and it teaches the baseline nothing.
 */
@NullMarked
package io.otus.alert.maintenance;

import org.jspecify.annotations.NullMarked;
