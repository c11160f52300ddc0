package io.github.coherecamel.benchmarks;

/** Something that is measured. */
@FunctionalInterface
interface Section {

    void run(Lab lab) throws Exception;
}
