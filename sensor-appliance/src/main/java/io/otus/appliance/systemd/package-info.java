/**
 * Reports to the service manager that started the sensor, and to nobody else: that it is ready, that it is alive, that
 * it ends.
 */
@NullMarked
package io.otus.appliance.systemd;

import org.jspecify.annotations.NullMarked;
