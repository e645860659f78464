/**
 * Planned work that was declared beforehand: who may act upon what, and when. An observation within a window becomes
 * evidence of the work instead of an alarm. The package names no protocol, and it adds nothing to the baseline.
 */
@NullMarked
package io.otus.alert.maintenance;

import org.jspecify.annotations.NullMarked;
