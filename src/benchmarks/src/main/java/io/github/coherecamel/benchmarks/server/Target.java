package io.github.coherecamel.benchmarks.server;

/**
 * What a request asks for. A base URL may say how to answer, so that the server keeps nothing between requests:
 * {@code /delay-1000/v1/…} after a second, {@code /training/v1/…} with a model in training, {@code /models-100/v1/…} with
 * a hundred models.
 */
record Target(String path, int page, int delayMillis, int models, boolean isTraining) {

    static Target of(String uri) {
        var question = uri.indexOf('?');
        var path = question < 0 ? uri : uri.substring(0, question);
        var start = path.indexOf("/v1/");
        var how = start > 0 ? path.substring(1, start) : "";
        return new Target(
                start > 0 ? path.substring(start) : path,
                question < 0 ? 0 : number(uri, "page_token="),
                number(how, "delay-"),
                number(how, "models-"),
                how.equals("training"));
    }

    /** Returns the number after a word; 0 if the word is not there. */
    private static int number(String text, String word) {
        var found = text.indexOf(word);
        if (found < 0) {
            return 0;
        }
        var number = 0;
        for (var at = found + word.length(); at < text.length() && Character.isDigit(text.charAt(at)); at++) {
            number = number * 10 + Character.digit(text.charAt(at), 10);
        }
        return number;
    }
}
