/**
 * ROC Plus of Emerson (Remote Automation Solutions), which ROC800, DL8000 and FloBoss controllers of oil and gas fields
 * speak on TCP and UDP port 4000; also the older ROC protocol, which has the same frames.
 *
 * <p><b>Decoded:</b> addresses, opcode, length and CRC of every frame; system configuration, clock, login and logout,
 * parameters by point type, logical number and parameter number (TLP) with values, single point parameters,
 * configurable opcodes, file transfer, report by exception and errors. <b>Kept raw:</b> history, alarms, events,
 * transactions, peer to peer messages, and values of parameters whose type is not in {@code SystemVariables}. <b>State
 * kept per flow:</b> whether a frame was seen, sizes of parameters that were read, and what was asked last. <b>Written
 * from:</b> the outline of the ROC Plus Protocol Specifications Manual (D301180X012), its tables as the public
 * documentation of others quotes them (icsnpp-roc-plus, rocpy), the example of the ROC manual (login of MOC), and a
 * synthetic capture of icsnpp-roc-plus (BSD); no code was translated.
 */
@NullMarked
package io.otus.dissect.roc_plus;

import org.jspecify.annotations.NullMarked;
