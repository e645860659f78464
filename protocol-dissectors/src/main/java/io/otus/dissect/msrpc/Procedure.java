package io.otus.dissect.msrpc;

import io.otus.core.event.Service;

/**
 * A procedure of an interface. Immutable.
 *
 * @param name as its specification has it; empty where that is not known
 * @param service what it means for the machine
 * @param runsProgram whether the machine runs a program by it, now or later
 */
record Procedure(String name, Service service, boolean runsProgram) {}
