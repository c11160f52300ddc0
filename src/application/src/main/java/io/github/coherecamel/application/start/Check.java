package io.github.coherecamel.application.start;

import java.util.List;

/** Looks at a part of the configuration before anything is started. */
interface Check {

    List<Check> ALL = List.of(
            new PropertyCheck(),
            new ConnectionCheck(),
            new ModelCheck(),
            new TimeCheck(),
            new FolderCheck(),
            new RoutesCheck(),
            new DemoCheck(),
            new DatasetWatchCheck());

    void check(Settings settings, Mistakes mistakes);
}
