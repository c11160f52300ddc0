package io.github.coherecamel.documentation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The list of all pages, as the index groups them.
 *
 * @param groups the pages of each heading
 */
record Navigation(Map<String, List<String>> groups) {

    private static final Pattern ROW = Pattern.compile("^\\| \\[([^]]+)]\\(([^)#]+)[^)]*\\) \\|.*");

    static Navigation of(Page index) {
        var groups = new LinkedHashMap<String, List<String>>();
        var heading = "";
        for (var line : index.lines()) {
            var row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                heading = line.substring(3);
            } else if (row.matches()) {
                groups.computeIfAbsent(heading, name -> new ArrayList<>())
                        .add(row.group(2)
                                .replace("../", "")
                                .replaceFirst("/$", "/index.md")
                                .replaceFirst("^decisions$", "decisions/index.md"));
            }
        }
        return new Navigation(groups);
    }

    /** @param root how to get from the page to where the site begins */
    String html(String current, String root) {
        return groups.entrySet().stream()
                .map(group -> "<h2>%s</h2>\n<ul>\n%s\n</ul>"
                        .formatted(
                                group.getKey(),
                                group.getValue().stream()
                                        .map(page -> item(page, current, root))
                                        .collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("\n", "<a href=\"" + root + "index.html\">Documentation</a>\n", ""));
    }

    private static String item(String page, String current, String root) {
        return "<li><a href=\"%s%s\"%s>%s</a></li>"
                .formatted(root, Site.address(page), page.equals(current) ? " aria-current=\"page\"" : "", title(page));
    }

    private static String title(String page) {
        return page.equals("decisions/index.md")
                ? "Decisions"
                : Page.of(page).lines().get(0).replaceFirst("^# ", "");
    }
}
