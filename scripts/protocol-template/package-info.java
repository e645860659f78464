/**
 * @NAME@: say what it is for, over what it runs and on which port it is usually found.
 *
 * <p><b>Decoded:</b> function 1. <b>Only counted:</b> every other function. <b>State kept per flow:</b> none.
 * <b>Written from:</b> name the specification and its edition; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.@ID@;

import org.jspecify.annotations.NullMarked;
