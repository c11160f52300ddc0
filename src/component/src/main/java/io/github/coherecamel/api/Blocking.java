package io.github.coherecamel.api;

import java.util.concurrent.Executor;

/**
 * Where what may block is done. None of them may run a task on the thread that brings it, and what hangs in one must not
 * take the threads of another.
 *
 * @param hosts looks up names of hosts
 * @param files reads files
 * @param keys asks suppliers of keys, of each one at a time; must have a thread for each of them
 */
public record Blocking(Executor hosts, Executor files, Executor keys) {}
