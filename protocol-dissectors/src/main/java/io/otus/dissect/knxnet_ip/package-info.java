/**
 * KNXnet/IP: how tools, visualisations and routers reach devices of a KNX bus (homes and buildings), over UDP and TCP.
 *
 * <p><b>Decoded:</b> core services with their description blocks, device management and tunnelling with cEMI,
 * tunnelling features, routing, remote diagnosis and configuration; cEMI data frames with the application services of
 * {@code ApplicationService}, and property services. KNX IP Secure is recognised, and KNX Data Secure within frames:
 * both are told as encrypted. <b>Not here:</b> object server, remote logging, data point types (values are raw), bus
 * monitor frames. <b>State kept per flow:</b> the last frame of each direction, to know a repetition. <b>Written
 * from:</b> ISO 22510:2019 and EN 13321-2 (KNX Standard 3/8/1 to 3/8/9), cEMI (KNX Standard 3/6/3) and the application
 * layer (EN 50090-4-1, KNX Standard 3/3/7); no other implementation was read.
 */
@NullMarked
package io.otus.dissect.knxnet_ip;

import org.jspecify.annotations.NullMarked;
