/** Tests of the KNXnet/IP dissector against frames that are put together by its standard. */
@NullMarked
package io.otus.dissect.knxnet_ip;

import org.jspecify.annotations.NullMarked;
