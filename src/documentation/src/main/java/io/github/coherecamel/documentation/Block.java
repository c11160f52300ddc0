package io.github.coherecamel.documentation;

/**
 * A fenced block of a page.
 *
 * @param line where it begins, from 1 on
 * @param language what stands behind its fence; {@code text} is for output and drawings, which nothing can try
 */
public record Block(String page, int line, String language, String text) {

    /** Whether it is output or a drawing. */
    public boolean isIllustration() {
        return language.equals("text");
    }

    @Override
    public String toString() {
        return page + ":" + line + " (" + language + ")";
    }
}
