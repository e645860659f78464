/**
 * What the sensor tells the service manager that started it, and only that one: that it is ready, that it lives, that
 * it ends.
 */
@NullMarked
package io.otus.appliance.systemd;

import org.jspecify.annotations.NullMarked;
