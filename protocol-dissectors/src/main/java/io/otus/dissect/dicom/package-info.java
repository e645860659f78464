/**
 * DICOM: scanners, archives and workstations of hospitals associate and move images. TCP ports 104, 11112, 2761 and any
 * other.
 *
 * <p><b>Decoded:</b> associations with their application entities, presentation contexts, implementation and user
 * identity; rejections, releases and aborts; the command sets of all services. <b>Not read:</b> data sets, which hold
 * what is of patients. <b>State kept per flow:</b> whether the protocol is proven, and a command set whose end has not
 * come. <b>Written from:</b> DICOM PS3.7 and PS3.8 (2024); no other implementation was read.
 */
@NullMarked
package io.otus.dissect.dicom;

import org.jspecify.annotations.NullMarked;
