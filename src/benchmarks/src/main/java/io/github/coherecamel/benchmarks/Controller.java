package io.github.coherecamel.benchmarks;

import io.github.coherecamel.benchmarks.controller.ControllerFigures;

/** The controller: how much it takes in, how soon it acts, and what it costs, on both databases. */
final class Controller implements Section {

    @Override
    public void run(Lab lab) throws Exception {
        new ControllerFigures(lab.report(), lab.size().isFull()).measure();
    }
}
