/**
 * Sends alert lines to a SIEM: files, syslog over TCP and UDP, HTTP. Each sink has a cursor of its own over the alert
 * store, so that a receiver that was away gets everything once it is back, in order. A slow sink delays nobody: neither
 * capture nor another sink.
 *
 * <p>Network sinks run on Netty; this is the only package that opens sockets of the network. The local one of the
 * service manager is {@code io.otus.appliance.systemd}'s.
 */
@NullMarked
package io.otus.appliance.export;

import org.jspecify.annotations.NullMarked;
