/** Tests of the NetBIOS datagrams dissector. */
@NullMarked
package io.otus.dissect.nbdgm;

import org.jspecify.annotations.NullMarked;
