package io.github.coherecamel.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation as it stands in the sources.
 *
 * @param name the file in {@code docs/}, such as {@code reference.md}; {@code README.md} is the one of the project
 */
public record Page(String name, List<String> lines) {

    private static final String README = "README.md";
    private static final Pattern FENCE = Pattern.compile("^( *)```(\\S*)$");

    public Page {
        lines = List.copyOf(lines);
    }

    public static Page of(String name) {
        try {
            return new Page(name, Files.readAllLines(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read page " + name + ". Pages are files of docs/.", e);
        }
    }

    /** Returns all pages, the README first. */
    public static List<Page> all() {
        var docs = Project.folder().resolve("docs");
        try (var files = Files.walk(docs)) {
            return Stream.concat(
                            Stream.of(README),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .map(file -> docs.relativize(file).toString())
                                    .sorted())
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file() {
        return file(name);
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Returns its blocks of code, commands, data and output. */
    public List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        for (var index = 0; index < lines.size(); index++) {
            var fence = FENCE.matcher(lines.get(index));
            if (fence.matches()) {
                var indent = fence.group(1);
                var rest = lines.subList(index + 1, lines.size());
                var length = rest.indexOf(indent + "```");
                if (length < 0) {
                    throw new IllegalStateException(name + ":" + (index + 1) + " begins a block without an end.");
                }
                var text = new StringBuilder();
                rest.subList(0, length)
                        .forEach(line -> text.append(line.startsWith(indent) ? line.substring(indent.length()) : line)
                                .append('\n'));
                blocks.add(new Block(name, index + 1, fence.group(2), text.toString()));
                index += length + 1;
            }
        }
        return blocks;
    }

    /** Returns its blocks of one language. */
    public List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** Returns the text of its block of one language that has something in it, and fails if there is none. */
    public String block(String language, String part) {
        return blocks(language).stream()
                .map(Block::text)
                .filter(text -> text.contains(part))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s has no block of %s with %s. Correct one of the two.".formatted(name, language, part)));
    }

    /** Returns the cells of each row of the table whose head begins so; code marks are taken off. */
    public List<List<String>> rows(String head) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Page::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.strip().replace("`", "").replace("\\|", "|"))
                .toList();
    }

    private static Path file(String name) {
        return Project.folder().resolve(name.equals(README) ? name : "docs/" + name);
    }
}
