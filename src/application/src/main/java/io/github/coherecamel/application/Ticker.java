package io.github.coherecamel.application;

import jakarta.inject.Singleton;
import java.util.function.LongSupplier;

/** Tells how old something is that is {@link Remembered}, by {@link System#nanoTime}. Tests have it tell another time. */
@Singleton
public class Ticker implements LongSupplier {

    @Override
    public long getAsLong() {
        return System.nanoTime();
    }
}
