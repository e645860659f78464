/**
 * What a sensor promises while it listens, shown with real parts: processes of the program, network namespaces,
 * tcpreplay, tcpdump, rsyslog.
 */
@NullMarked
package io.otus.appliance.live;

import org.jspecify.annotations.NullMarked;
