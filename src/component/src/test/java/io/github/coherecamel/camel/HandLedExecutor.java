package io.github.coherecamel.camel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What a {@link RouteExecutor} is given, led by hand: nothing runs and no time passes but where a test says so. */
abstract class HandLedExecutor {

    static final int FEWEST = 2;
    static final int MOST = 20;

    final ArrayDeque<Runnable> pool = new ArrayDeque<>();
    final ArrayDeque<Runnable> further = new ArrayDeque<>();
    final HandDrivenLooks scheduler = new HandDrivenLooks();
    final List<Integer> done = new ArrayList<>();
    final RouteExecutor executor = new RouteExecutor(pool::add, FEWEST, MOST, scheduler, further::add);
}
