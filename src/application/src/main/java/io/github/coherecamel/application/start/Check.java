package io.github.coherecamel.application.start;

import java.util.List;

/** Looks at a part of the configuration before anything is started. */
interface Check {

    List<Check> ALL = List.of(
            new PropertyCheck(),
            new ConnectionCheck(),
            new ModelCheck(),
            new TimeCheck(),
            new NodeCheck(),
            new FolderCheck(),
            new RoutesCheck(),
            new AccessCheck(),
            new DatasetWatchCheck(),
            // These two last, since they change what is on the disk if nothing is wrong.
            new DemoCheck(),
            new FolderMaking());

    void check(Settings settings, Mistakes mistakes);
}
